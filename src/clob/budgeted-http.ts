/** Puts a rate budget before a client, and what the exchange says of its limits back into the budget. */
import type { IncomingHttpHeaders } from 'node:http';
import { type CodedError, ExchangeRefusedError, InvalidRequestError } from '../errors.ts';
import type { HttpClient, HttpRequest } from './http-client.ts';
import { purposeOf } from './purpose.ts';
import { BudgetExceededError, type RateBudget, type SignerWord } from './rate-budget.ts';
import { type Bucket, type Demand, demandOf, isHostBucket, SIGNER_TIER_NAMES } from './rate-limits.ts';

/** Milliseconds a call may wait for its turn where it names none. */
const DEFAULT_WAIT_MS = 5_000;
/** Longest time the exchange's word is taken for: that of its longest window. */
const LONGEST_BLOCK_MS = 600_000;
/** A cancel is asked for again after so long, whatever the exchange said: it waits, and is not refused unsent. */
const LONGEST_CANCEL_BLOCK_MS = DEFAULT_WAIT_MS;

/**
 * Wraps a client. A call that would wait longer than it may is refused unsent, at once where that can be foreseen.
 * @throws {InvalidRequestError} RATE_LIMITED with `retryAfter`, besides what the client throws
 */
export function withBudget(http: HttpClient, budget: RateBudget): HttpClient {
  async function request<T>(call: HttpRequest<T>): Promise<T> {
    const demand = demandOf(call);
    const { sendBefore = Number.POSITIVE_INFINITY, timeoutMs = DEFAULT_WAIT_MS } = call;
    const mayWaitMs = Math.max(0, Math.min(sendBefore - Date.now(), timeoutMs));
    const hasWaited = await budget.acquire(demand, purposeOf(call), mayWaitMs).catch(refuse);
    if (hasWaited) await call.afterWaiting?.();
    let isCounted = false;
    try {
      const answer = await http.request({
        ...call,
        onHeaders(headers) {
          isCounted = correct(budget, demand, headers);
        },
      });
      if (!isCounted && demand.signer !== undefined)
        budget.charge(demand.signer, call.costBeside?.(answer) ?? 0);
      return answer;
    } catch (error) {
      if (isTurnedAway(error)) block(budget, demand, error.retryAfter);
      throw error;
    }
  }

  return { request, [Symbol.asyncDispose]: () => http[Symbol.asyncDispose]() };
}

function refuse(error: unknown): never {
  if (!(error instanceof BudgetExceededError)) throw error;
  const retryAfter = Math.max(1, Math.ceil(error.waitMs / 1000));
  throw new InvalidRequestError(
    'RATE_LIMITED',
    `The exchange's limit of ${error.limit} is used up; nothing was sent. Come back in ${retryAfter} s`,
    { retryAfter },
  );
}

function isTurnedAway(error: unknown): error is CodedError {
  return error instanceof ExchangeRefusedError && error.status === 429;
}

/** A 429 is about the narrowest limit the call came under; never about what all calls share, cancels with them. */
function block(budget: RateBudget, demand: Demand, retryAfter: number | undefined): void {
  if (retryAfter === undefined) return;
  const longest = demand.signer === 'cancels' ? LONGEST_CANCEL_BLOCK_MS : LONGEST_BLOCK_MS;
  budget.block(narrowest(demand), Math.min(retryAfter * 1000, longest));
}

function narrowest({ signer, address, call }: Demand): Bucket | Demand['call'] {
  const own = address.findLast((bucket) => !isHostBucket(bucket));
  return signer ?? own ?? call;
}

/** @returns whether the exchange said what is left of the signer's bucket, the cost of this call deducted */
function correct(budget: RateBudget, { signer }: Demand, headers: IncomingHttpHeaders): boolean {
  if (signer === undefined) return false;
  const remaining = Number(headers['poly-ratelimit-remaining'] ?? Number.NaN);
  const named = String(headers['poly-ratelimit-tier'] ?? '').toLowerCase();
  const tier = SIGNER_TIER_NAMES.find((name) => name === named);
  const word: SignerWord = {
    ...(Number.isFinite(remaining) && remaining >= 0 ? { remaining } : {}),
    ...(tier === undefined ? {} : { tier }),
  };
  budget.correct(signer, word);
  return word.remaining !== undefined;
}
