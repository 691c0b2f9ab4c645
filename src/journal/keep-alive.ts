import { ALIVE_MS } from './journal.ts';

/** Renews the sign of life of this process, three times in its lifetime, until it is disposed. What fails is tried again. */
export function keepAlive(renew: () => Promise<void>): AsyncDisposable {
  let renewing: Promise<void> | undefined;

  function beat(): void {
    renewing ??= renew()
      .catch(() => {})
      .finally(() => {
        renewing = undefined;
      });
  }

  const timer = setInterval(beat, ALIVE_MS / 3);
  timer.unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await renewing;
    },
  };
}
