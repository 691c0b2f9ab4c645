import type { OrderOutcome } from '../../journal/order-outcome.ts';
import type { AccountServices } from '../../services.ts';
import type { KeyedRequest } from './order-request.ts';

/** Places one order. */
export async function placeOne({ orders }: AccountServices, request: KeyedRequest): Promise<OrderOutcome> {
  const [outcome] = await orders.place([request]);
  if (outcome === undefined) throw new Error('an order was given no outcome');
  return outcome;
}
