/**
 * Idempotency by the caller's key: the first use of a `clientOrderId` runs, every later use with the same input is given
 * the same answer, also while the first is still running. Kept in memory for as long as the server runs.
 */
import { createHash } from 'node:crypto';
import { InvalidRequestError } from '../../errors.ts';
import { type OrderOutcome, rejected } from '../../journal/order-outcome.ts';
import type { OrderRequest } from './order-request.ts';

interface Entry {
  readonly inputHash: string;
  outcome: Promise<OrderOutcome>;
}

/** What a key stands for: a first use, which the caller must settle or abandon, or a repeat. */
export type Claim = { readonly outcome: Promise<OrderOutcome> } & (
  | {
      readonly first: true;
      readonly settle: (outcome: OrderOutcome) => void;
      /** Frees the key again: nothing was sent. */
      readonly abandon: (error: unknown) => void;
    }
  | { readonly first: false }
);

/** SHA-256 of the request with its keys sorted, so that the order of fields says nothing. */
function hashRequest(request: OrderRequest): string {
  const sorted = JSON.stringify(request, (_key, value: unknown) => {
    if (typeof value === 'bigint') return value.toString();
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
  return createHash('sha256').update(sorted).digest('hex');
}

export class OrderLedger {
  readonly #entries = new Map<string, Entry>();
  readonly #clarify: (outcome: OrderOutcome) => Promise<OrderOutcome>;

  /** @param clarify asks again for an outcome that is still unknown when its key comes back */
  constructor(clarify: (outcome: OrderOutcome) => Promise<OrderOutcome>) {
    this.#clarify = clarify;
  }

  /** Takes a key for a request, or finds what it stands for already. */
  claim(clientOrderId: string, request: OrderRequest): Claim {
    const inputHash = hashRequest(request);
    const known = this.#entries.get(clientOrderId);
    if (known !== undefined) {
      return {
        first: false,
        outcome: known.inputHash === inputHash ? this.#replay(known) : conflict(clientOrderId),
      };
    }
    let settle: (outcome: OrderOutcome) => void = () => {};
    let fail: (error: unknown) => void = () => {};
    const promise = new Promise<OrderOutcome>((resolve, reject) => {
      settle = resolve;
      fail = reject;
    });
    this.#entries.set(clientOrderId, { inputHash, outcome: promise });
    return {
      first: true,
      outcome: promise,
      settle,
      abandon: (error) => {
        this.#entries.delete(clientOrderId);
        promise.catch(() => {});
        fail(error);
      },
    };
  }

  async #replay(entry: Entry): Promise<OrderOutcome> {
    const outcome = await entry.outcome;
    if (outcome.kind !== 'unknown') return outcome;
    const clarified = await this.#clarify(outcome);
    entry.outcome = Promise.resolve(clarified);
    return clarified;
  }
}

async function conflict(clientOrderId: string): Promise<OrderOutcome> {
  return rejected(
    clientOrderId,
    new InvalidRequestError(
      'CLIENT_ORDER_ID_CONFLICT',
      `clientOrderId "${clientOrderId}" was used before with another input; use a new one for a new order`,
    ),
  );
}
