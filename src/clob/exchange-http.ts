/**
 * The client that everything uses: reads that are the same are shared, those that failed for the moment are repeated, each
 * try waits for its turn in the budget, and every answer tells of the exchange's state.
 */
import { withBudget } from './budgeted-http.ts';
import { type ExchangeStatus, watchStatus } from './exchange-status.ts';
import { createHttpClient, type HttpClient, type HttpClientOptions } from './http-client.ts';
import { RateBudget } from './rate-budget.ts';
import type { SignerTier } from './rate-limits.ts';
import { retryReads } from './retry-reads.ts';
import { shareReads } from './shared-reads.ts';

export interface ExchangeHttp {
  readonly http: HttpClient;
  /** The same with every read a call of its own, for who must see what happened after asking. */
  readonly unshared: HttpClient;
  /** `undefined` where the exchange has no limits. */
  readonly budget: RateBudget | undefined;
  status(): ExchangeStatus;
}

export interface ExchangeHttpOptions extends HttpClientOptions {
  /** The signer's tier; `none` for an exchange without limits, such as the paper exchange. */
  readonly tier: SignerTier | 'none';
}

/** Puts the client together. Disposing `http` closes its connections. */
export function createExchangeHttp({ tier, ...options }: ExchangeHttpOptions): ExchangeHttp {
  const watch = watchStatus(createHttpClient(options));
  const budget = tier === 'none' ? undefined : new RateBudget({ tier });
  const limited = budget === undefined ? watch.http : withBudget(watch.http, budget);
  const unshared = retryReads(limited);
  return { http: shareReads(unshared), unshared, budget, status: watch.current };
}
