import type { Logger } from '../logger.ts';
import type { Journal } from './journal.ts';

const DAY_MS = 86_400_000;
/** Between rounds: a row lives this much longer at most. */
const ROUND_MS = 3_600_000;

/** Removes what is older than `days` from a journal, now and every hour, until it is disposed. */
export function keepForDays(journal: Journal, days: number, logger: Logger): AsyncDisposable {
  let round: Promise<void> = Promise.resolve();

  function forget(): void {
    round = journal.forget(Date.now() - days * DAY_MS).catch((error: unknown) => {
      logger.warn({ err: error }, 'old rows of the journal could not be removed');
    });
  }

  forget();
  const timer = setInterval(forget, ROUND_MS);
  timer.unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await round;
    },
  };
}
