/**
 * Who may come in, by their bearer token, and what a wrong one leaves: a metric, a line of the log, and for whoever keeps
 * guessing from one address an ever slower answer. A right token is never slowed down.
 */
import { LRUCache } from 'lru-cache';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { createCallerReader, type ReadCaller, type Tokens } from './caller.ts';
import { createFaultReporter } from './client-faults.ts';

export interface Authentication {
  /** Whether callers need a token. */
  readonly isRequired: boolean;
  readonly readCaller: ReadCaller;
  /** Notes that a caller was refused. The refusal may be sent at once, or when the promise resolves. */
  refuse(attempt: Attempt): Promise<void> | undefined;
}

export interface Attempt {
  readonly transport: 'http' | 'socket';
  readonly address: string | undefined;
  /** What was sent, if anything; never logged. */
  readonly authorization: string | undefined;
}

export interface AuthenticationParts {
  readonly tokens: Tokens;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Wrong tokens that one address may send within a minute before it is slowed down. */
export const FREE_ATTEMPTS = 30;
/** How long a refusal is held back after that. */
export const SLOW_REFUSAL_MS = 1_000;
const MEMORY_MS = 60_000;
const REMEMBERED_ADDRESSES = 10_000;

/** Made once for a server, because the names of the tokens are random. */
export function createAuthentication({ tokens, logger, metrics }: AuthenticationParts): Authentication {
  const report = createFaultReporter(logger);
  const failures = new LRUCache<string, number>({ max: REMEMBERED_ADDRESSES, ttl: MEMORY_MS });

  return {
    isRequired: tokens.gateway !== undefined,
    readCaller: createCallerReader(tokens),
    refuse({ transport, address = 'unknown', authorization }) {
      const reason = authorization === undefined ? 'missing' : 'wrong';
      metrics.authenticationFailure(transport, reason);
      report('authentication failed', { address, transport, reason });
      if (reason === 'missing') return undefined;
      const count = (failures.get(address) ?? 0) + 1;
      failures.set(address, count);
      if (count <= FREE_ATTEMPTS) return undefined;
      return new Promise((resolve) => setTimeout(resolve, SLOW_REFUSAL_MS));
    },
  };
}
