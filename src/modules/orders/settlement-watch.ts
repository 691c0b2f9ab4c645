/** Follows fills until the chain has settled or voided them: often at first, then with longer and longer pauses. */
import type { Logger } from '../../logger.ts';
import { pause } from '../../streams/timers.ts';

export interface SettlementWatch extends AsyncDisposable {
  /** Begins again with short pauses: a fill has just come. These orders are looked at whatever is known of their fills. */
  wake(orderIds?: readonly string[]): void;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** @param followFills looks at every fill that is not final, and at these orders; gives how many fills are left */
export function watchSettlement(
  followFills: (orderIds: readonly string[]) => Promise<number>,
  logger: Logger,
): SettlementWatch {
  const ending = new AbortController();
  let pauseMs = FIRST_PAUSE_MS;
  let running: Promise<void> | undefined;
  let hinted = new Set<string>();
  /** Whether something was heard of that the last look may have been too early for. */
  let isWoken = false;

  /** What could not be read is read the next time. */
  async function follow(): Promise<number> {
    const orderIds = hinted;
    hinted = new Set();
    try {
      return await followFills([...orderIds]);
    } catch (error) {
      logger.warn({ err: error }, 'the settlement of fills could not be read');
      for (const orderId of orderIds) hinted.add(orderId);
      return 1;
    }
  }

  async function run(): Promise<void> {
    let left = 0;
    while (isWoken || left > 0) {
      await pause(pauseMs, ending.signal);
      if (ending.signal.aborted) return;
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      isWoken = false;
      left = await follow();
    }
    running = undefined;
  }

  return {
    wake(orderIds = []) {
      if (ending.signal.aborted) return;
      for (const orderId of orderIds) hinted.add(orderId);
      isWoken = true;
      pauseMs = FIRST_PAUSE_MS;
      running ??= run();
    },
    async [Symbol.asyncDispose]() {
      ending.abort();
      await running;
    },
  };
}
