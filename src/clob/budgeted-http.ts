/** Puts a rate budget before a client, and what the exchange says of its limits back into the budget. */
import type { IncomingHttpHeaders } from 'node:http';
import { type CodedError, ExchangeRefusedError, InvalidRequestError } from '../errors.ts';
import type { HttpClient, HttpRequest } from './http-client.ts';
import { purposeOf } from './purpose.ts';
import { BudgetExceededError, type RateBudget, type SignerWord } from './rate-budget.ts';
import { type Bucket, type Demand, demandOf, SIGNER_TIER_NAMES, TOTAL_BUCKET } from './rate-limits.ts';

/** Milliseconds a call may wait for its turn where it names none. */
const DEFAULT_WAIT_MS = 5_000;

/**
 * Wraps a client. A call that would wait longer than it may is refused unsent, at once where that can be foreseen.
 * @throws {InvalidRequestError} RATE_LIMITED with `retryAfter`, besides what the client throws
 */
export function withBudget(http: HttpClient, budget: RateBudget): HttpClient {
  async function request<T>(call: HttpRequest<T>): Promise<T> {
    const demand = demandOf(call);
    const { waitMs = Number.POSITIVE_INFINITY } = call;
    const asked = performance.now();
    const mayWaitMs = Math.min(waitMs, call.timeoutMs ?? DEFAULT_WAIT_MS);
    await budget.acquire(demand, purposeOf(call), mayWaitMs).catch(refuse);
    // Those of a better rank that came later have gone first.
    if (performance.now() - asked > waitMs) refuse(new BudgetExceededError(narrowest(demand), 0));
    try {
      return await http.request({ ...call, onHeaders: (headers) => correct(budget, demand, headers) });
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
    `The exchange's limit of ${error.bucket} is used up; nothing was sent. Come back in ${retryAfter} s`,
    { retryAfter },
  );
}

function isTurnedAway(error: unknown): error is CodedError {
  return error instanceof ExchangeRefusedError && error.status === 429;
}

/** A 429 is about the narrowest bucket the call drew on. */
function block(budget: RateBudget, demand: Demand, retryAfter: number | undefined): void {
  if (retryAfter !== undefined) budget.block(narrowest(demand), retryAfter * 1000);
}

function narrowest({ signer, address }: Demand): Bucket {
  return signer ?? address.at(-1) ?? TOTAL_BUCKET;
}

function correct(budget: RateBudget, { signer }: Demand, headers: IncomingHttpHeaders): void {
  if (signer === undefined) return;
  const remaining = Number(headers['poly-ratelimit-remaining'] ?? Number.NaN);
  const named = String(headers['poly-ratelimit-tier'] ?? '').toLowerCase();
  const tier = SIGNER_TIER_NAMES.find((name) => name === named);
  const word: SignerWord = {
    ...(Number.isFinite(remaining) && remaining >= 0 ? { remaining } : {}),
    ...(tier === undefined ? {} : { tier }),
  };
  budget.correct(signer, word);
}
