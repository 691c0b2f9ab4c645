/**
 * Cancels of orders that the exchange holds before matching. It cancels none of them during its delay and says that they
 * are not found (protocol 2.7), so each is cancelled again until it is cancelled or not open any more.
 */
import type { AccountApi } from '../../clob/account-api.ts';
import { isOpen } from '../../clob/order-end.ts';
import { readOpenOrders } from '../../clob/read-all.ts';
import type { CancelResult, OpenOrder, OpenOrderFilter } from '../../clob/types.ts';
import type { Logger } from '../../logger.ts';
import { pause } from '../../streams/timers.ts';
import { findShown } from './find-open-orders.ts';

/** Between two cancels of the same order, doubled each time. Delays are some 100 milliseconds to some seconds. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2_000;
/** Pages of open orders that are read for delayed ones. */
const MAX_PAGES = 5;

export interface DelayedOrders extends AsyncDisposable {
  /**
   * Ids of the delayed orders among those that a cancel did not find. From now on each is cancelled as soon as it can be.
   * Throws what `AccountApi` throws.
   * @param scope the ids that were not found, or what a cancel without ids was about
   */
  pursue(scope: readonly string[] | OpenOrderFilter): Promise<readonly string[]>;
  /** Cancels orders that an earlier process pursued, whatever their status is by now. */
  resume(orderIds: readonly string[]): void;
}

export interface DelayedOrdersParts {
  /** For look-ups. */
  readonly lookups: () => Promise<AccountApi>;
  /** Writes down that these orders are to be cancelled, so that the next process goes on. */
  readonly noteAsked: (orderIds: readonly string[]) => Promise<void>;
  /** Sends a cancel and notes what it did. */
  readonly cancel: (orderIds: readonly string[]) => Promise<CancelResult>;
  readonly logger: Logger;
}

export function createDelayedOrders(parts: DelayedOrdersParts): DelayedOrders {
  const { lookups, cancel, logger } = parts;
  const ending = new AbortController();
  const pursued = new Map<string, Promise<void>>();

  async function listed(scope: readonly string[] | OpenOrderFilter): Promise<readonly OpenOrder[]> {
    const api = await lookups();
    if (!('length' in scope)) return (await readOpenOrders(api, scope, MAX_PAGES)).items;
    const shown = await findShown(api, scope);
    return scope.flatMap((orderId) => shown.get(orderId) ?? []).filter(isOpen);
  }

  /** Until the exchange cancels it, or does not list it any more: then it ended by itself, which its stream reports. */
  async function follow(orderId: string): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      await pause(pauseMs, ending.signal);
      if (ending.signal.aborted) return;
      try {
        const { canceled } = await cancel([orderId]);
        if (canceled.includes(orderId) || (await listed([orderId])).length === 0) return;
      } catch (error) {
        logger.warn({ err: error, orderId }, 'a delayed order could not be cancelled yet');
      }
    }
  }

  function resume(orderIds: readonly string[]): void {
    for (const orderId of orderIds) {
      if (pursued.has(orderId)) continue;
      pursued.set(
        orderId,
        follow(orderId).finally(() => pursued.delete(orderId)),
      );
    }
  }

  return {
    resume,
    async pursue(scope) {
      const delayed = (await listed(scope)).filter(({ status }) => status.value === 'DELAYED');
      const orderIds = delayed.map(({ orderId }) => orderId);
      resume(orderIds);
      await parts.noteAsked(orderIds);
      return orderIds;
    },
    async [Symbol.asyncDispose]() {
      ending.abort();
      await Promise.allSettled(pursued.values());
    },
  };
}
