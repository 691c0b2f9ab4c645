/** What the account's reader may ask of our own record of orders. */
import type { OpenOrder } from '../clob/types.ts';

export interface OwnOrders {
  /** Those of some orders that the exchange took from here, as they were when it took them. */
  asTaken(orderIds: readonly string[]): Promise<readonly OpenOrder[]>;
  /** Ids of the orders of the last so many milliseconds that the exchange took from here. */
  takenWithin(ms: number): Promise<readonly string[]>;
}
