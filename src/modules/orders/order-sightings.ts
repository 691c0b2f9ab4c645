/**
 * Which orders the exchange showed to this process, and since when it shows one no more. Kept in memory only: what is
 * forgotten at a restart makes an order's end harder to prove, never easier.
 */
import { LRUCache } from 'lru-cache';
import { type Absence, isOpen } from '../../clob/order-end.ts';
import type { OpenOrder } from '../../clob/types.ts';
import type { ShownOrders } from './find-open-orders.ts';

/** One order as the exchange was asked for it. */
export interface Sighting {
  /** As it was shown last. */
  readonly order?: OpenOrder | undefined;
  /** Since when it is not shown. */
  readonly absence?: Absence | undefined;
}

const REMEMBERED = 20_000;

export class OrderSightings {
  readonly #seen = new LRUCache<string, Sighting>({ max: REMEMBERED });

  /** @param at when the exchange was asked, Unix milliseconds */
  note(shown: ShownOrders, at: number): void {
    for (const [orderId, order] of shown) {
      this.#seen.set(orderId, order === undefined ? this.#missing(orderId, at) : { order });
    }
  }

  of(orderId: string): Sighting {
    return this.#seen.get(orderId) ?? {};
  }

  #missing(orderId: string, at: number): Sighting {
    const { order, absence } = this.of(orderId);
    const { since = at, looks = 0 } = absence ?? {};
    return {
      order,
      absence: {
        since,
        until: at,
        looks: looks + 1,
        wasShown: order !== undefined && isOpen(order),
        wasDelayed: order?.status.value === 'DELAYED',
      },
    };
  }
}
