/**
 * The checks before a signature and before the exchange. An order is judged and its budget reserved in one step that nothing
 * comes between, so that orders judged at the same time do not each take the same room. The reservation stands until it is
 * known that the exchange refused every copy of the order; of an unknown outcome it stays.
 *
 * Among replicas the trading state and the day's spending are shared through the journal. Working orders are each
 * replica's own, the journal's of unknown outcome and the exchange's list, so what another replica sent in the last seconds
 * may be missing; the rate of orders is each process' own.
 */
import type { PriceLevel } from '../clob/market-types.ts';
import type { CancelResult } from '../clob/types.ts';
import { CodedError, type InvalidRequestError } from '../errors.ts';
import type { OrderOutcome, PlacedOutcome } from '../journal/order-outcome.ts';
import { parseMicros } from '../protocol/decimal.ts';
import { DailySpending, type OrderHistory } from './daily-spending.ts';
import { judge, RESTS_ON_READINGS, refusalByState, refusals, type Surroundings } from './judge.ts';
import type { RailsConfig } from './limits.ts';
import { OrderRate } from './order-rate.ts';
import { opens, type RailOrder, remainder } from './rail-order.ts';
import { reachOf } from './self-trade.ts';
import type { TradingState } from './trading-state.ts';
import { createTradingSwitch, type TradingSwitch, type TradingSwitchParts } from './trading-switch.ts';
import { type ReadWorking, type Remains, WorkingOrders } from './working-orders.ts';

/** How much of the limits is taken. Amounts in micros. */
export interface RailsUsage {
  readonly spentToday: bigint;
  readonly openNotional: bigint;
  readonly workingOrders: number;
}

export interface Rails {
  readonly config: RailsConfig;
  /**
   * Judges an order that is about to be signed or sent, and reserves what it may come to. Copies of one order share a reservation.
   * @param copy the `clientOrderId` of this one, or `SIGNED_COPY`
   * @throws {InvalidRequestError} with the rail's code
   * @throws {CodedError} where what a BUY is judged by cannot be read
   */
  reserve(order: RailOrder, copy: string): Promise<void>;
  /**
   * Every refusal that `reserve` could answer with now. Reserves nothing.
   * @throws {CodedError} where what a BUY is judged by cannot be read
   */
  refusals(order: RailOrder): Promise<readonly InvalidRequestError[]>;
  /** An order that was reserved as `SIGNED_COPY` is written down: from now on the journal's signed orders say whether it counts. */
  signed(orderId: string): void;
  /** A copy was not sent: where no other may arrive, the reservation is given back. */
  release(orderId: string, copy: string): void;
  /** Notes what became of an order, also where that is known only later. Orders that were not reserved are left alone. */
  settled(outcome: OrderOutcome): void;
  /** Notes orders that the exchange says are cancelled. */
  canceled(orderIds: readonly string[]): void;
  readonly tradingSwitch: TradingSwitch;
  /** Cancels every order, and those under way as soon as they are known to rest. */
  cancelEverything(): Promise<CancelResult>;
  usage(): Promise<RailsUsage>;
}

type BookView = Pick<Surroundings, 'bookPrice' | 'reach'>;

export interface RailsParts extends TradingSwitchParts {
  readonly config: RailsConfig;
  readonly history: OrderHistory;
  /** Reads the journal's orders of unknown outcome, those that are signed and not sent, and then the exchange's open orders, now. */
  readonly readWorking: ReadWorking;
  /** The middle of a token's book, or its one side, in micros; `undefined` where it is empty. */
  readonly bookPrice: (tokenId: string) => Promise<bigint | undefined>;
  /** The other side of the book that an order goes to, best first, read now. */
  readonly levelsAgainst: (order: RailOrder) => Promise<readonly PriceLevel[]>;
  readonly cancelAll: () => Promise<CancelResult>;
  readonly cancelOrders: (orderIds: readonly string[]) => Promise<CancelResult>;
}

export function createRails(parts: RailsParts): Rails {
  const { config, logger, now } = parts;
  const { limits, allowSelfTrade } = config;
  const working = new WorkingOrders(parts.readWorking, () => performance.now());
  const spending = new DailySpending(parts.history, now);
  const rate = new OrderRate();
  const tradingSwitch = createTradingSwitch(parts);
  /** Orders under way when everything was cancelled. */
  const doomed = new Set<string>();

  const needsWorking = (order: RailOrder): boolean =>
    !allowSelfTrade ||
    (opens(order) && (limits.marketNotional !== undefined || limits.openNotional !== undefined));
  const needsSpending = (order: RailOrder): boolean => opens(order) && limits.dailyNotional !== undefined;
  const needsPrice = (order: RailOrder): boolean => opens(order) && limits.priceDistance !== undefined;

  /** What cannot be read must not keep a position from being reduced: it is then judged by what is known. */
  async function unlessReducing(order: RailOrder, reading: Promise<void>): Promise<void> {
    try {
      await reading;
    } catch (error) {
      if (opens(order) || !(error instanceof CodedError)) throw error;
      logger.warn({ err: error }, 'open orders cannot be read; a SELL is judged without');
    }
  }

  /** Sees to it that what the order is judged by is not too old; gives the book's price where it is needed. */
  async function keepCurrent(order: RailOrder): Promise<bigint | undefined> {
    const [bookPrice] = await Promise.all([
      needsPrice(order) ? parts.bookPrice(order.tokenId) : undefined,
      needsWorking(order) ? unlessReducing(order, working.keepCurrent()) : undefined,
      needsSpending(order) ? spending.keepCurrent() : undefined,
    ]);
    return bookPrice;
  }

  async function refresh(order: RailOrder): Promise<void> {
    await Promise.all([
      needsWorking(order) ? unlessReducing(order, working.refresh()) : undefined,
      needsSpending(order) ? spending.refresh() : undefined,
    ]);
  }

  function surroundings(state: TradingState, book: BookView, sentAt: number): Surroundings {
    return {
      state,
      working: working.known,
      spentToday: spending.total(),
      ...book,
      ordersInLastSecond: rate.count(sentAt),
    };
  }

  /** Judges and, where nothing is against it, reserves: in one step. */
  function admit(
    order: RailOrder,
    copy: string,
    state: TradingState,
    book: BookView,
  ): readonly InvalidRequestError[] {
    if (refusalByState(order, state) === undefined && working.join(order.orderId, copy)) return [];
    const sentAt = performance.now();
    const refusal = judge(order, config, surroundings(state, book, sentAt));
    if (refusal !== undefined) return [refusal];
    working.add(order, copy);
    rate.add(sentAt);
    if (opens(order)) spending.add(order.orderId, order.notional);
    return [];
  }

  /** Looks at an order with what is known, and again with fresh readings where a refusal rests on old ones. */
  async function consider(
    order: RailOrder,
    look: (state: TradingState, book: BookView) => readonly InvalidRequestError[],
  ): Promise<readonly InvalidRequestError[]> {
    const book = { bookPrice: await keepCurrent(order), reach: undefined };
    let found = await tradingSwitch.with((state) => look(state, book));
    if (found.some(({ code }) => RESTS_ON_READINGS.has(code))) {
      await refresh(order);
      found = await tradingSwitch.with((state) => look(state, book));
    }
    if (found.some(({ code }) => code === 'SELF_TRADE')) {
      // It may be filled before it comes so far.
      const reach = await parts.levelsAgainst(order).then(
        (levels) => reachOf(order, levels),
        () => undefined,
      );
      found = await tradingSwitch.with((state) => look(state, { ...book, reach }));
    }
    return found;
  }

  async function reserve(order: RailOrder, copy: string): Promise<void> {
    const byState = refusalByState(order, (await tradingSwitch.current()).state);
    if (byState !== undefined) throw byState;
    if (working.join(order.orderId, copy)) return;
    const [refusal] = await consider(order, (state, book) => admit(order, copy, state, book));
    if (refusal !== undefined) throw refusal;
  }

  function release(orderId: string, copy: string): void {
    if (!working.release(orderId, copy)) return;
    doomed.delete(orderId);
    spending.giveBack(orderId);
  }

  function settled(outcome: OrderOutcome): void {
    const { kind, orderId } = outcome;
    const order = orderId === undefined ? undefined : working.known.get(orderId);
    if (order === undefined || kind === 'unknown') return;
    if (kind === 'rejected' && outcome.code !== 'DUPLICATE_ORDER') {
      release(order.orderId, outcome.clientOrderId);
      return;
    }
    spending.keep(order.orderId);
    if (kind === 'rejected') {
      // A copy was taken before: the exchange's list tells what is left of it.
      working.settle(order, { size: order.size, delayed: true });
      return;
    }
    const remains = remainsOf(order, outcome);
    working.settle(remains === 'NOTHING' ? order : remainder(order, remains.size), remains);
    if (doomed.delete(order.orderId) && remains !== 'NOTHING') {
      parts
        .cancelOrders([order.orderId])
        .catch(report(`${order.orderId} came late and could not be cancelled`));
    }
  }

  function report(message: string): (error: unknown) => void {
    return (error) => logger.error({ err: error }, message);
  }

  return {
    config,
    reserve,
    refusals: (order) =>
      consider(order, (state, book) => [
        ...refusals(order, config, surroundings(state, book, performance.now())),
      ]),
    signed(orderId) {
      spending.keep(orderId);
      working.signed(orderId);
    },
    release,
    settled,
    canceled: (orderIds) => working.remove(orderIds),
    tradingSwitch,
    async cancelEverything() {
      for (const orderId of working.underWay()) doomed.add(orderId);
      return parts.cancelAll();
    },
    async usage() {
      await Promise.all([working.keepCurrent(), spending.keepCurrent()]);
      const { known } = working;
      return { spentToday: spending.total(), openNotional: known.atStake(), workingOrders: known.size };
    },
  };
}

/** What of an order that was taken can still be filled. */
function remainsOf(
  { side, size, rests }: RailOrder,
  { status, makingAmount, takingAmount }: PlacedOutcome,
): Remains {
  const delayed = status.value === 'DELAYED';
  if (!rests && !delayed) return 'NOTHING';
  const left = size - parseMicros((side === 'BUY' ? takingAmount : makingAmount) ?? '0');
  return left > 0n ? { size: left, delayed } : 'NOTHING';
}
