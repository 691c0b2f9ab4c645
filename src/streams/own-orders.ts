/** What the account's reader may ask of our own record of orders. */
import type { OpenOrder } from '../clob/types.ts';

/** An order that the exchange took from here. */
export interface OwnOrder {
  /** As it was when the exchange took it. */
  readonly order: OpenOrder;
  /** When it was asked for, by the machine's clock: Unix milliseconds. */
  readonly receivedAt: number;
}

export interface OwnOrders {
  /** Those of some orders that the exchange took from here. */
  find(orderIds: readonly string[]): Promise<readonly OwnOrder[]>;
  /** Ids of those that were asked for at or after a time of the machine's clock, Unix milliseconds. */
  takenSince(unixMs: number): Promise<readonly string[]>;
}
