import { randomUUID } from 'node:crypto';
import { InvalidRequestError } from '../../errors.ts';
import type { KeyedRequest, OrderRequest } from './order-request.ts';

/** Longest idempotency key. */
const MAX_KEY_LENGTH = 128;

/** How a mutation that sends is to be carried out: the fields of `sendingFields`. */
export interface SendingInput {
  readonly clientOrderId?: string | null | undefined;
  readonly deadline?: Date | null | undefined;
}

/**
 * Gives a request its idempotency key, the caller's or a new UUID, and its deadline.
 * @throws {InvalidRequestError} BAD_USER_INPUT where the key is empty or too long
 */
export function keyed({ clientOrderId, deadline }: SendingInput, request: OrderRequest): KeyedRequest {
  if (clientOrderId === '' || (clientOrderId?.length ?? 0) > MAX_KEY_LENGTH) {
    throw new InvalidRequestError(
      'BAD_USER_INPUT',
      `clientOrderId must have 1 to ${MAX_KEY_LENGTH} characters`,
    );
  }
  return {
    clientOrderId: clientOrderId ?? randomUUID(),
    isNewKey: clientOrderId === null || clientOrderId === undefined,
    deadline: deadline ?? undefined,
    request,
  };
}
