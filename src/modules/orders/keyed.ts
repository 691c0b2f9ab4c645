import { randomUUID } from 'node:crypto';
import { InvalidRequestError } from '../../errors.ts';
import type { KeyedRequest, OrderRequest } from './order-request.ts';

/** Longest idempotency key. */
const MAX_KEY_LENGTH = 128;

/**
 * Gives a request its idempotency key: the caller's, or a new UUID.
 * @throws {InvalidRequestError} BAD_USER_INPUT where the key is empty or too long
 */
export function keyed(clientOrderId: string | null | undefined, request: OrderRequest): KeyedRequest {
  if (clientOrderId === '' || (clientOrderId?.length ?? 0) > MAX_KEY_LENGTH) {
    throw new InvalidRequestError(
      'BAD_USER_INPUT',
      `clientOrderId must have 1 to ${MAX_KEY_LENGTH} characters`,
    );
  }
  return { clientOrderId: clientOrderId ?? randomUUID(), request };
}
