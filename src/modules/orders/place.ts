import type { Context } from '../../context.ts';
import type { OrderOutcome } from '../../journal/order-outcome.ts';
import type { KeyedInput } from './keyed.ts';

/** Places one order for whoever asks. */
export async function placeOne(context: Context, input: KeyedInput): Promise<OrderOutcome> {
  const [outcome] = await placeEach(context, [input]);
  if (outcome === undefined) throw new Error('an order was given no outcome');
  return outcome;
}

/** Places orders for whoever asks: one outcome each, in order. A malformed input is refused by itself. */
export async function placeEach(
  { account, caller }: Context,
  inputs: readonly KeyedInput[],
): Promise<OrderOutcome[]> {
  const requests = inputs.flatMap((input) => ('request' in input ? [input] : []));
  const placed = await account().orders.place(requests, caller);
  return inputs.map((input) => ('request' in input ? (placed.shift() as OrderOutcome) : input));
}
