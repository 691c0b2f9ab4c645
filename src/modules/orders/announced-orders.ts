/** An orders service whose deeds are announced, so that the account's reader looks for their traces at once. */
import type { CancelResult } from '../../clob/types.ts';
import type { OrdersService } from './orders-service.ts';

export interface OwnDeeds {
  /** Ids of orders that were sent and not refused. */
  readonly placed: readonly string[];
  /** Ids of orders that the exchange says are cancelled. */
  readonly canceled: readonly string[];
}

/** Wraps a service. `announce` is called after the deed and must not throw. */
export function announceOrders(orders: OrdersService, announce: (deeds: OwnDeeds) => void): OrdersService {
  async function announced(canceling: Promise<CancelResult>): Promise<CancelResult> {
    const result = await canceling;
    if (result.canceled.length > 0) announce({ placed: [], canceled: result.canceled });
    return result;
  }

  return {
    ...orders,
    async place(requests, caller) {
      const outcomes = await orders.place(requests, caller);
      const placed = outcomes.flatMap((outcome) => (outcome.kind === 'rejected' ? [] : [outcome.orderId]));
      if (placed.length > 0) announce({ placed, canceled: [] });
      return outcomes;
    },
    cancel: (orderIds) => announced(orders.cancel(orderIds)),
    cancelAll: () => announced(orders.cancelAll()),
    cancelMarket: (filter) => announced(orders.cancelMarket(filter)),
  };
}
