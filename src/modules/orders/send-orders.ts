/** Sending signed orders and reading what became of them. Nothing is sent twice, nothing is signed here. */
import DataLoader from 'dataloader';
import type { AccountApi } from '../../clob/account-api.ts';
import type { OrderAccepted, OrderPost } from '../../clob/types.ts';
import { CodedError, ExchangeUnclearError } from '../../errors.ts';
import { type OrderOutcome, rejected, type UnknownOutcome } from '../../journal/order-outcome.ts';
import { MAX_ORDERS_PER_POST } from '../../protocol/constants.ts';

/** An order on its way: signed, its id known. */
export interface SignedLeg {
  readonly clientOrderId: string;
  readonly orderId: string;
  readonly post: OrderPost;
}

/**
 * Gives a function that sends one leg and tells its outcome. Legs that are ready at the same moment share a request:
 * one goes by `POST /order`, up to 15 by one `POST /orders`. An answer that is missing or unreadable is asked for once by
 * looking the order up. Never rejects.
 */
export function createOrderSender(api: () => Promise<AccountApi>): (leg: SignedLeg) => Promise<OrderOutcome> {
  const posts = new DataLoader<SignedLeg, OrderAccepted | CodedError>((legs) => answersTo(api, legs), {
    cache: false,
    maxBatchSize: MAX_ORDERS_PER_POST,
  });
  return async (leg) => {
    const answer = await posts.load(leg).catch(unclear);
    if (!(answer instanceof CodedError)) {
      return { kind: 'placed', clientOrderId: leg.clientOrderId, ...answer };
    }
    return answer instanceof ExchangeUnclearError
      ? lookUp(api, unknown(leg, answer))
      : rejected(leg.clientOrderId, answer, leg.orderId);
  };
}

async function answersTo(
  api: () => Promise<AccountApi>,
  legs: readonly SignedLeg[],
): Promise<readonly (OrderAccepted | CodedError)[]> {
  const [only, ...others] = legs;
  try {
    if (only === undefined) return [];
    if (others.length === 0) return [await (await api()).postOrder(only.post)];
    return await (await api()).postOrders(legs.map((leg) => leg.post));
  } catch (error) {
    const failure = unclear(error);
    return legs.map(() => failure);
  }
}

/** Whatever broke, broke after sending may have begun: only a clear no is a no. */
function unclear(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  return new ExchangeUnclearError(
    'EXCHANGE_UNREADABLE',
    'The exchange gave no readable answer to this order',
    {
      cause: error,
    },
  );
}

function unknown({ clientOrderId, orderId }: SignedLeg, { code, message }: CodedError): UnknownOutcome {
  return { kind: 'unknown', clientOrderId, orderId, code, message };
}

/**
 * Asks the exchange once for an order of unknown outcome. Found open, it was placed; not found proves nothing, as the
 * order may have been filled, or may still arrive.
 */
export async function lookUp(api: () => Promise<AccountApi>, outcome: UnknownOutcome): Promise<OrderOutcome> {
  try {
    const order = await (await api()).order(outcome.orderId);
    if (order === undefined) return outcome;
    const status = order.status.value;
    if (status !== 'LIVE' && status !== 'MATCHED' && status !== 'DELAYED' && status !== 'UNMATCHED')
      return outcome;
    return {
      kind: 'placed',
      clientOrderId: outcome.clientOrderId,
      orderId: outcome.orderId,
      status: { value: status, raw: order.status.raw },
      makingAmount: undefined,
      takingAmount: undefined,
      transactionHashes: [],
      tradeIds: order.associateTradeIds,
    };
  } catch (error) {
    if (error instanceof CodedError) return outcome;
    throw error;
  }
}
