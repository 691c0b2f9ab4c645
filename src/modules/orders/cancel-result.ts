/** The union that a cancel returns: what was cancelled, that this is unknown, or the rejection. */
import { builder } from '../../builder.ts';
import type { CancelResult } from '../../clob/types.ts';
import { type ErrorCode, ExchangeUnclearError } from '../../errors.ts';
import { ErrorCodeEnum, Refusal, RequestRejected, refusalAsData } from '../shared/error.ts';
import { CancelOrdersResponse } from './cancel-orders-response.ts';

/** A cancel that was sent and got no clear answer. */
export class CancelUnknown {
  readonly code: ErrorCode;
  readonly message: string;
  readonly orderIds: readonly string[];

  constructor({ code, message }: ExchangeUnclearError, orderIds: readonly string[]) {
    this.code = code;
    this.message = message;
    this.orderIds = orderIds;
  }
}

export type CancelOutcome = CancelResult | CancelUnknown | Refusal;

const CancelOutcomeUnknown = builder.objectRef<CancelUnknown>('CancelOutcomeUnknown').implement({
  description:
    'The cancel was sent and no clear answer came: the orders may be cancelled or still open. Repeat the cancel, which is safe at ' +
    'any time, or read `order(id:)` and `openOrders`.',
  fields: (t) => ({
    reason: t.expose('code', { type: ErrorCodeEnum, description: 'Why no clear answer came.' }),
    message: t.exposeString('message', { description: 'What happened to the request, for people.' }),
    orderIds: t.field({
      type: ['Bytes32'],
      description: 'The orders that the cancel named. Empty where it named none, as `cancelAll` does.',
      resolve: ({ orderIds }) => [...orderIds],
    }),
  }),
});

/** Makes the union of a cancel mutation. Resolve it with `cancelAsData`. */
export function cancelUnion(name: string) {
  return builder.unionType(name, {
    description: 'What was cancelled, that this is unknown, or the rejection.',
    types: [CancelOrdersResponse, CancelOutcomeUnknown, RequestRejected],
    resolveType(value) {
      if (value instanceof CancelUnknown) return CancelOutcomeUnknown;
      return value instanceof Refusal ? RequestRejected : CancelOrdersResponse;
    },
  });
}

/**
 * Runs a cancel and returns its failure as data.
 * @param orderIds the orders that the cancel names
 */
export async function cancelAsData(
  work: () => Promise<CancelResult>,
  orderIds: readonly string[] = [],
): Promise<CancelOutcome> {
  try {
    return await refusalAsData(work);
  } catch (error) {
    if (error instanceof ExchangeUnclearError) return new CancelUnknown(error, orderIds);
    throw error;
  }
}
