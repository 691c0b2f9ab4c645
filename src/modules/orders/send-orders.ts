/** Sending signed orders and reading what the exchange says of each. Nothing is sent twice, nothing is signed here. */
import DataLoader from 'dataloader';
import type { AccountApi, Departure } from '../../clob/account-api.ts';
import type { OrderAccepted, OrderPost } from '../../clob/types.ts';
import { CodedError, ExchangeUnclearError, InvalidRequestError } from '../../errors.ts';
import { MAX_ORDERS_PER_POST } from '../../protocol/constants.ts';
import { refusalByState } from '../../rails/judge.ts';
import type { TradingSwitch } from '../../rails/trading-switch.ts';
import { notSent } from './not-sent.ts';

/** The exchange's yes, its no, or that it was not reached or not understood; or our own no where it was too late. */
export type OrderAnswer = OrderAccepted | CodedError;

/**
 * Sends one order, once. Never rejects.
 * @param deadline Unix milliseconds; after it the order is not sent, and the answer is DEADLINE_EXCEEDED
 */
export type SendOrder = (post: OrderPost, deadline: number) => Promise<OrderAnswer>;

interface OrderToSend {
  readonly post: OrderPost;
  readonly deadline: number;
}

export interface OrderSenderParts {
  readonly api: () => Promise<AccountApi>;
  /** How long the first order of a request waits for others, milliseconds; 0 for those of the same tick only. */
  readonly windowMs: number;
  /** Read once more when orders have waited; what is known of it is looked at when they leave. */
  readonly tradingSwitch: Pick<TradingSwitch, 'current' | 'latest'>;
}

/**
 * Orders that are ready within the same window share a request: one goes by `POST /order`, up to 15 by one `POST /orders`.
 * What the trading state or its deadline forbids at the moment when a socket takes the request is not sent.
 */
export function createOrderSender({ api, windowMs, tradingSwitch }: OrderSenderParts): SendOrder {
  const orders = new DataLoader<OrderToSend, OrderAnswer>(answersTo, {
    cache: false,
    maxBatchSize: MAX_ORDERS_PER_POST,
    ...(windowMs > 0 && { batchScheduleFn: (send) => void setTimeout(send, windowMs) }),
  });

  async function answersTo(group: readonly OrderToSend[]): Promise<readonly OrderAnswer[]> {
    const connected = await api().catch(notSent);
    if (connected instanceof CodedError) return group.map(() => connected);
    const failure = windowMs > 0 ? await afterWaiting().then(() => undefined, unclear) : undefined;
    if (failure !== undefined) return group.map(() => failure);
    return sendAll(connected, group);
  }

  /** Another replica may have set the state meanwhile. */
  async function afterWaiting(): Promise<void> {
    await tradingSwitch.current().catch((error: unknown) => {
      throw notYetSent(error);
    });
  }

  /** Why an order may not leave now. */
  function obstacleTo({ post, deadline }: OrderToSend): InvalidRequestError | undefined {
    return Date.now() < deadline ? refusalByState(post.order, tradingSwitch.latest()) : tooLate(deadline);
  }

  /** Sends what may leave now, together. */
  async function sendAll(
    connected: AccountApi,
    group: readonly OrderToSend[],
  ): Promise<readonly OrderAnswer[]> {
    const obstacles = group.map(obstacleTo);
    const leaving = group.filter((_, index) => obstacles[index] === undefined);
    const answers = (await postAll(connected, leaving)).values();
    return obstacles.map((obstacle) => obstacle ?? (answers.next().value as OrderAnswer));
  }

  /**
   * Posts orders together. Where one may not leave any more when the turn comes, and where the one with the nearest
   * deadline cannot wait for it, the others do without it.
   */
  async function postAll(
    connected: AccountApi,
    group: readonly OrderToSend[],
  ): Promise<readonly OrderAnswer[]> {
    const [only, ...others] = group.map(({ post }) => post);
    if (only === undefined) return [];
    const nearest = Math.min(...group.map(({ deadline }) => deadline));
    let obstacle: InvalidRequestError | undefined;
    const departure: Departure = {
      sendBefore: nearest,
      afterWaiting,
      beforeSending() {
        obstacle = group.map(obstacleTo).find((one) => one !== undefined);
        if (obstacle !== undefined) throw obstacle;
      },
    };
    try {
      if (others.length === 0) return [await connected.postOrder(only, departure)];
      return await connected.postOrders([only, ...others], departure);
    } catch (error) {
      if (error === obstacle) return sendAll(connected, group);
      const failure = unclear(error);
      const isUnsent = failure instanceof InvalidRequestError && failure.code === 'RATE_LIMITED';
      const patient = isUnsent ? group.filter(({ deadline }) => deadline > nearest) : [];
      const answers = (await sendAll(connected, patient)).values();
      return group.map((order) =>
        patient.includes(order) ? (answers.next().value as OrderAnswer) : failure,
      );
    }
  }

  return (post, deadline) => orders.load({ post, deadline }).catch(unclear);
}

/** Its deadline passed before the order left: it was not sent. */
export function tooLate(deadline: number): InvalidRequestError {
  return new InvalidRequestError(
    'DEADLINE_EXCEEDED',
    `The deadline ${new Date(deadline).toISOString()} had passed before the order could be sent`,
  );
}

/** It is still in the journal, so it may be sent by the reconciler: that is no refusal. */
function notYetSent(cause: unknown): ExchangeUnclearError {
  return new ExchangeUnclearError(
    'JOURNAL_UNAVAILABLE',
    'The trading state could not be read, so the order was not sent yet; it may be, while its deadline lasts',
    { cause },
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
