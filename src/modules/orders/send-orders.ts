/** Sending signed orders and reading what the exchange says of each. Nothing is sent twice, nothing is signed here. */
import DataLoader from 'dataloader';
import type { AccountApi } from '../../clob/account-api.ts';
import type { OrderAccepted, OrderPost } from '../../clob/types.ts';
import { CodedError, ExchangeUnclearError, ExchangeUnreachableError } from '../../errors.ts';
import { MAX_ORDERS_PER_POST } from '../../protocol/constants.ts';

/** The exchange's yes, its no, or that it was not reached or not understood. */
export type OrderAnswer = OrderAccepted | CodedError;

/**
 * Gives a function that sends one order, once. Orders that are ready at the same moment share a request: one goes by
 * `POST /order`, up to 15 by one `POST /orders`. Never rejects.
 */
export function createOrderSender(api: () => Promise<AccountApi>): (post: OrderPost) => Promise<OrderAnswer> {
  const posts = new DataLoader<OrderPost, OrderAnswer>((group) => answersTo(api, group), {
    cache: false,
    maxBatchSize: MAX_ORDERS_PER_POST,
  });
  return (post) => posts.load(post).catch(unclear);
}

async function answersTo(
  api: () => Promise<AccountApi>,
  posts: readonly OrderPost[],
): Promise<readonly OrderAnswer[]> {
  const connected = await api().catch(notSent);
  if (connected instanceof CodedError) return posts.map(() => connected);
  const [only, ...others] = posts;
  try {
    if (only === undefined) return [];
    return others.length === 0 ? [await connected.postOrder(only)] : await connected.postOrders(posts);
  } catch (error) {
    const failure = unclear(error);
    return posts.map(() => failure);
  }
}

/** Without an API key nothing leaves. */
function notSent(error: unknown): CodedError {
  if (error instanceof CodedError && !(error instanceof ExchangeUnclearError)) return error;
  return new ExchangeUnreachableError(
    'EXCHANGE_UNREACHABLE',
    'The exchange gave no API key, so the order was not sent',
    { cause: error },
  );
}

/** Whatever broke, broke after sending may have begun: only a clear no is a no. */
function unclear(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  return new ExchangeUnclearError(
    'EXCHANGE_UNREADABLE',
    'The exchange gave no readable answer to this order',
    { cause: error },
  );
}
