import { randomUUID } from 'node:crypto';
import { InvalidRequestError } from '../../errors.ts';
import { type RejectedOutcome, rejected } from '../../journal/order-outcome.ts';
import type { KeyedRequest, OrderRequest } from './order-request.ts';

/** Longest idempotency key. */
const MAX_KEY_LENGTH = 128;

/** How a mutation that sends is to be carried out: the fields of `sendingFields`. */
export interface SendingInput {
  readonly clientOrderId?: string | null | undefined;
  readonly deadline?: Date | null | undefined;
}

/** A request to carry out, or the refusal (BAD_USER_INPUT) of an input that is malformed. */
export type KeyedInput = KeyedRequest | RejectedOutcome;

/** Gives the request that `read` makes of an input its idempotency key, the caller's or a new UUID, and its deadline. */
export function keyed({ clientOrderId, deadline }: SendingInput, read: () => OrderRequest): KeyedInput {
  const key = clientOrderId ?? randomUUID();
  try {
    checkKey(key);
    return {
      clientOrderId: key,
      isNewKey: clientOrderId === null || clientOrderId === undefined,
      deadline: deadline ?? undefined,
      request: read(),
    };
  } catch (error) {
    if (error instanceof InvalidRequestError) return rejected(key, error);
    throw error;
  }
}

function checkKey(key: string): void {
  if (key !== '' && key.length <= MAX_KEY_LENGTH) return;
  throw new InvalidRequestError(
    'BAD_USER_INPUT',
    `clientOrderId must have 1 to ${MAX_KEY_LENGTH} characters`,
  );
}
