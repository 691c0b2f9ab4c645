/**
 * The checks between a signed order and the exchange. An order is judged and its budget reserved in one step that nothing
 * comes between, so that orders judged at the same time do not each take the same room. The reservation stands until it is
 * known that the exchange refused the order; of an unknown outcome it stays.
 *
 * Among replicas the trading state and the day's spending are shared through the journal. Working orders are each
 * replica's own and the exchange's list, so what another replica sent in the last seconds may be missing; the rate of
 * orders is each process' own.
 */
import type { Caller } from '../caller.ts';
import type { CancelResult } from '../clob/types.ts';
import { CodedError, InvalidRequestError } from '../errors.ts';
import type { OrderOutcome, PlacedOutcome } from '../journal/order-outcome.ts';
import { describeError, type Logger } from '../logger.ts';
import { parseMicros } from '../protocol/decimal.ts';
import { DailySpending, type OrderHistory } from './daily-spending.ts';
import { atStake, judge, RESTS_ON_READINGS, refusalByState } from './judge.ts';
import type { RailLimits, RailsConfig } from './limits.ts';
import { OrderRate } from './order-rate.ts';
import { opens, type RailOrder, remainder } from './rail-order.ts';
import {
  INITIAL_STATE,
  loosens,
  type TradingState,
  type TradingStateRecord,
  type TradingStateStore,
} from './trading-state.ts';
import { type Remains, WorkingOrders } from './working-orders.ts';

/** How much of the limits is taken. Amounts in micros. */
export interface RailsUsage {
  readonly limits: RailLimits;
  readonly spentToday: bigint;
  readonly openNotional: bigint;
  readonly workingOrders: number;
}

export interface Rails {
  /**
   * Judges an order that is about to be sent, and reserves what it may come to.
   * @throws {InvalidRequestError} with the rail's code
   * @throws {CodedError} where what a BUY is judged by cannot be read
   */
  reserve(order: RailOrder): Promise<void>;
  /** Gives a reservation back: the order was not sent. */
  release(orderId: string): void;
  /** Notes what became of an order, also where that is known only later. Orders that were not reserved are left alone. */
  settled(outcome: OrderOutcome): void;
  /** Notes orders that the exchange says are cancelled. */
  canceled(orderIds: readonly string[]): void;
  state(): Promise<TradingStateRecord>;
  /**
   * Sets the trading state.
   * @throws {InvalidRequestError} FORBIDDEN where it would allow more and the caller is no administrator
   */
  setState(state: TradingState, by: Caller, reason: string | undefined): Promise<TradingStateRecord>;
  /** Cancels every order, and those under way as soon as they are known to rest. */
  cancelEverything(): Promise<CancelResult>;
  usage(): Promise<RailsUsage>;
}

export interface RailsParts {
  readonly config: RailsConfig;
  readonly states: TradingStateStore;
  readonly history: OrderHistory;
  /** Reads every open order from the exchange, now. */
  readonly readWorking: () => Promise<readonly RailOrder[]>;
  /** The middle of a token's book, or its one side, in micros; `undefined` where it is empty. */
  readonly bookPrice: (tokenId: string) => Promise<bigint | undefined>;
  /** Sees to it that no order of unknown outcome is sent again. */
  readonly stopResending: () => Promise<void>;
  readonly cancelAll: () => Promise<CancelResult>;
  readonly cancelOrders: (orderIds: readonly string[]) => Promise<CancelResult>;
  readonly logger: Logger;
  /** Unix milliseconds. */
  readonly now: () => number;
}

export function createRails(parts: RailsParts): Rails {
  const { config, states, logger, now } = parts;
  const { limits, allowSelfTrade } = config;
  const working = new WorkingOrders(parts.readWorking, () => performance.now());
  const spending = new DailySpending(parts.history, now);
  const rate = new OrderRate();
  /** Orders under way when everything was cancelled. */
  const doomed = new Set<string>();
  let stateChanges = 0;

  const needsWorking = (order: RailOrder): boolean =>
    !allowSelfTrade ||
    (opens(order) && (limits.marketNotional !== undefined || limits.openNotional !== undefined));
  const needsSpending = (order: RailOrder): boolean => opens(order) && limits.dailyNotional !== undefined;
  const needsPrice = (order: RailOrder): boolean => opens(order) && limits.priceDistance !== undefined;

  async function currentState(): Promise<TradingStateRecord> {
    return (await states.read()) ?? INITIAL_STATE;
  }

  /** What cannot be read must not keep a position from being reduced: it is then judged by what is known. */
  async function unlessReducing(order: RailOrder, reading: Promise<void>): Promise<void> {
    try {
      await reading;
    } catch (error) {
      if (opens(order) || !(error instanceof CodedError)) throw error;
      logger.warn({ err: describeError(error) }, 'open orders cannot be read; a SELL is judged without');
    }
  }

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

  /** Judges and, where nothing is against it, reserves: in one step. */
  function admit(
    order: RailOrder,
    state: TradingState,
    bookPrice: bigint | undefined,
  ): InvalidRequestError | undefined {
    const sentAt = performance.now();
    const refusal = judge(order, config, {
      state,
      working: working.all(),
      spentToday: spending.total(),
      bookPrice,
      ordersInLastSecond: rate.count(sentAt),
    });
    if (refusal !== undefined) return refusal;
    working.add(order);
    rate.add(sentAt);
    if (opens(order)) spending.add(order.orderId, order.notional);
    return undefined;
  }

  /** Admits by the state of now: one that was set here while the store was read has it read again. */
  async function admitNow(
    order: RailOrder,
    bookPrice: bigint | undefined,
  ): Promise<InvalidRequestError | undefined> {
    for (;;) {
      const seen = stateChanges;
      const { state } = await currentState();
      if (seen === stateChanges) return admit(order, state, bookPrice);
    }
  }

  async function reserve(order: RailOrder): Promise<void> {
    const byState = refusalByState(order, (await currentState()).state);
    if (byState !== undefined) throw byState;
    // The same bytes again: the first copy has the reservation.
    if (working.get(order.orderId) !== undefined) return;
    const bookPrice = await keepCurrent(order);
    let refusal = await admitNow(order, bookPrice);
    if (refusal !== undefined && RESTS_ON_READINGS.has(refusal.code)) {
      await refresh(order);
      refusal = await admitNow(order, bookPrice);
    }
    if (refusal !== undefined) throw refusal;
  }

  function release(orderId: string): void {
    doomed.delete(orderId);
    spending.giveBack(orderId);
    working.remove([orderId]);
  }

  function settled(outcome: OrderOutcome): void {
    const { kind, orderId } = outcome;
    const order = orderId === undefined ? undefined : working.get(orderId);
    if (order === undefined || kind === 'unknown') return;
    if (kind === 'rejected') {
      // A duplicate is there: the first copy holds the reservation.
      if (outcome.code === 'DUPLICATE_ORDER') return;
      release(order.orderId);
      return;
    }
    spending.keep(order.orderId);
    const remains = remainsOf(order, outcome);
    working.settle(remains === 'NOTHING' ? order : remainder(order, remains.size), remains);
    if (doomed.delete(order.orderId) && remains !== 'NOTHING') cancelLate(order.orderId);
  }

  /** Cancels an order that came to rest after everything was cancelled. */
  function cancelLate(orderId: string): void {
    parts.cancelOrders([orderId]).catch((error: unknown) => {
      logger.error(
        { err: describeError(error), orderId },
        'an order that arrived late could not be cancelled',
      );
    });
  }

  async function setState(
    state: TradingState,
    { role, name }: Caller,
    reason: string | undefined,
  ): Promise<TradingStateRecord> {
    for (;;) {
      const previous = await states.read();
      if (role !== 'ADMIN' && loosens((previous ?? INITIAL_STATE).state, state)) {
        throw new InvalidRequestError(
          'FORBIDDEN',
          'Only an administrator may allow more than now; send ADMIN_TOKEN as the bearer token',
        );
      }
      const next: TradingStateRecord = { state, since: now(), reason, setBy: name };
      if (await states.replace(previous, next)) {
        stateChanges += 1;
        if (state === 'HALTED') await parts.stopResending();
        logger.warn({ state, reason, setBy: name }, 'the trading state was set');
        return next;
      }
    }
  }

  return {
    reserve,
    release,
    settled,
    canceled: (orderIds) => working.remove(orderIds),
    state: currentState,
    setState,
    async cancelEverything() {
      for (const orderId of working.underWay()) doomed.add(orderId);
      return parts.cancelAll();
    },
    async usage() {
      await Promise.all([working.keepCurrent(), spending.keepCurrent()]);
      const orders = working.all();
      return {
        limits,
        spentToday: spending.total(),
        openNotional: atStake(orders),
        workingOrders: orders.length,
      };
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
