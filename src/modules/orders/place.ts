import type { Context } from '../../context.ts';
import type { OrderOutcome } from '../../journal/order-outcome.ts';
import type { KeyedRequest } from './order-request.ts';

/** Places one order for whoever asks. */
export async function placeOne({ account, caller }: Context, request: KeyedRequest): Promise<OrderOutcome> {
  const [outcome] = await account().orders.place([request], caller);
  if (outcome === undefined) throw new Error('an order was given no outcome');
  return outcome;
}
