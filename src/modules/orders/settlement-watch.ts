/** Follows fills until the chain has settled or voided them: often at first, then with longer and longer pauses. */
import type { EndStatus } from '../../clob/order-end.ts';
import type { Logger } from '../../logger.ts';
import { pause } from '../../streams/timers.ts';

/** Ids of orders to look at whatever is known of their fills, with the end that the account's stream told, if it told one. */
export type Hints = ReadonlyMap<string, EndStatus | undefined>;

export interface SettlementWatch extends AsyncDisposable {
  /** Begins again with short pauses: a fill has just come, or these orders changed. */
  wake(hints?: Hints): void;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** @param followFills looks at every fill that is not final, and at these orders; gives how many fills are left */
export function watchSettlement(
  followFills: (hints: Hints) => Promise<number>,
  logger: Logger,
): SettlementWatch {
  const ending = new AbortController();
  let pauseMs = FIRST_PAUSE_MS;
  let running: Promise<void> | undefined;
  let hinted = new Map<string, EndStatus | undefined>();
  /** Whether something was heard of that the last look may have been too early for. */
  let isWoken = false;

  /** What could not be read is read the next time. */
  async function follow(): Promise<number> {
    const hints = hinted;
    hinted = new Map();
    try {
      return await followFills(hints);
    } catch (error) {
      logger.warn({ err: error }, 'the settlement of fills could not be read');
      hinted = new Map([...hints, ...hinted]);
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
    wake(hints = new Map()) {
      if (ending.signal.aborted) return;
      for (const [orderId, end] of hints) hinted.set(orderId, end);
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
