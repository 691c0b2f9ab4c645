/** A batch mutation's success: one outcome each. */
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { InvalidRequestError } from '../../errors.ts';
import type { OrderOutcome } from '../../journal/order-outcome.ts';
import type { KeyedInput } from './keyed.ts';
import { ORDER_OUTCOMES, outcomeType } from './order-response.ts';
import { placeEach } from './place.ts';

interface Batch {
  readonly results: readonly OrderOutcome[];
}

const OrderResult = builder.unionType('OrderResult', {
  description: 'What became of one order of a batch.',
  types: ORDER_OUTCOMES,
  resolveType: outcomeType,
});

/** Orders of a kind. One that a batch names twice is one order: both have the same outcome. */
function count({ results }: Batch, kind: OrderOutcome['kind']): number {
  return new Set(results.filter((outcome) => outcome.kind === kind)).size;
}

/** One outcome each, and how many of each kind. */
export const OrderBatch = builder.objectRef<Batch>('OrderBatch').implement({
  description: 'What became of each order of a batch.',
  fields: (t) => ({
    results: t.field({
      type: [OrderResult],
      description: 'One result each, in the order of the input.',
      resolve: ({ results }) => [...results],
    }),
    placed: t.int({
      description:
        'Number of orders placed. An order that the input names twice, by the same clientOrderId and input, counts once.',
      resolve: (batch) => count(batch, 'placed'),
    }),
    rejected: t.int({ description: 'How many were refused.', resolve: (batch) => count(batch, 'rejected') }),
    unknown: t.int({
      description: 'How many are of unknown outcome.',
      resolve: (batch) => count(batch, 'unknown'),
    }),
  }),
});

/**
 * Places several orders.
 * @throws {InvalidRequestError} BAD_USER_INPUT where there are none
 */
export async function placeBatch(context: Context, inputs: readonly KeyedInput[]): Promise<Batch> {
  if (inputs.length === 0) throw new InvalidRequestError('BAD_USER_INPUT', 'orders is empty');
  return { results: await placeEach(context, inputs) };
}
