/** Follows fills until the chain has settled or voided them: often at first, then with longer and longer pauses. */
import type { Logger } from '../../logger.ts';
import { pause } from '../../streams/timers.ts';

export interface SettlementWatch extends AsyncDisposable {
  /** Begins again with short pauses: a fill has just come. */
  wake(): void;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** @param followFills looks at every fill that is not final, and gives how many are left */
export function watchSettlement(followFills: () => Promise<number>, logger: Logger): SettlementWatch {
  const ending = new AbortController();
  let pauseMs = FIRST_PAUSE_MS;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    let left = 1;
    while (left > 0 && !ending.signal.aborted) {
      await pause(pauseMs, ending.signal);
      if (ending.signal.aborted) return;
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      left = await followFills().catch((error: unknown) => {
        logger.warn({ err: error }, 'the settlement of fills could not be read');
        return 1;
      });
    }
  }

  return {
    wake() {
      if (ending.signal.aborted) return;
      pauseMs = FIRST_PAUSE_MS;
      running ??= run().finally(() => {
        running = undefined;
      });
    },
    async [Symbol.asyncDispose]() {
      ending.abort();
      await running;
    },
  };
}
