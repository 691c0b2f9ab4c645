/**
 * An account's life at the exchange as a script: what happens, the frames it sends, what the lists say in between, and
 * the steps that a faultless stream tells. Made from choices, so that fast-check can shrink it.
 */
import type { Notification } from '../../src/clob/notification-types.ts';
import type { OpenOrder, Trade } from '../../src/clob/types.ts';
import type { UserFrame } from '../../src/clob/wire/user-frames.ts';
import { formatMicros } from '../../src/protocol/decimal.ts';
import type { AccountStep, Reading } from '../../src/streams/account-state.ts';

export const IDENTITY = { apiKey: 'key', wallet: `0x${'aa'.repeat(20)}` };
export const BEGIN = Date.UTC(2026, 0, 1);

/** How an order's life goes. Sizes in whole shares. */
export interface OrderScript {
  readonly type: 'GTC' | 'GTD' | 'FAK';
  readonly side: 'BUY' | 'SELL';
  readonly role: 'TAKER' | 'MAKER';
  readonly fills: readonly { readonly size: number; readonly fails: boolean }[];
  /** Shares that stay unfilled; then it ends so. */
  readonly rest: number;
  readonly ending: 'CANCELED' | 'EXPIRED' | 'OPEN';
}

interface Moment {
  /** Unix milliseconds. */
  readonly at: number;
  readonly frame: UserFrame | undefined;
  readonly notification: Notification | undefined;
  /** Changes what the lists say. */
  happen(): void;
  /** What comes of it later, whatever else comes in between. */
  readonly sequel?: Moment[];
}

const known = <T extends string>(value: T) => ({ value, raw: value });

/** The id of the order whose script is at that place. */
export function orderIdOf(index: number): string {
  return `0x${index.toString(16).padStart(64, '0')}`;
}

export class SimulatedAccount {
  readonly moments: Moment[] = [];
  /** By order and by trade: what a faultless stream tells, as short words. */
  readonly truth = new Map<string, string[]>();
  readonly #open = new Map<string, OpenOrder>();
  /** Every order that ended, with its last status. */
  readonly #ended = new Map<string, OpenOrder>();
  /** Every order as it was when it was taken. */
  readonly #taken = new Map<string, OpenOrder>();
  readonly #trades = new Map<string, Trade>();
  #now = BEGIN;

  constructor(scripts: readonly OrderScript[], shuffle: (count: number) => number) {
    const lives = scripts.map((script, index) => this.#life(script, index));
    while (lives.some((life) => life.length > 0)) {
      const running = lives.filter((life) => life.length > 0);
      const moment = running[shuffle(running.length)]?.shift();
      if (moment === undefined) continue;
      const { at, happen, sequel } = moment;
      if (sequel !== undefined) lives.push(sequel);
      const happenThen = () => {
        this.#now = Math.max(this.#now, at);
        happen();
      };
      this.moments.push({ ...moment, happen: happenThen });
    }
  }

  /**
   * What the lists say now, and what an order says that is expected, not listed and therefore looked up.
   * @param recorded ids of the orders that we have a record of
   * @param isListed which of the open orders the list has
   */
  reading(
    expected: readonly string[],
    recorded: readonly string[] = [],
    isListed: (orderId: string) => boolean = () => true,
  ): Reading {
    const orders = [...this.#open.values()].filter(({ orderId }) => isListed(orderId));
    const listed = new Set(orders.map(({ orderId }) => orderId));
    const missing = expected.filter((orderId) => !listed.has(orderId));
    return {
      begunAt: new Date(this.#now),
      expected,
      orders,
      lookedUp: new Map(
        missing.map((orderId) => [orderId, this.#open.get(orderId) ?? this.#ended.get(orderId)]),
      ),
      recorded: recorded.flatMap((orderId) => {
        const order = this.#taken.get(orderId);
        return order === undefined ? [] : [{ order, receivedAt: BEGIN }];
      }),
      trades: [...this.#trades.values()],
      isWhole: true,
    };
  }

  #life(script: OrderScript, index: number): Moment[] {
    const orderId = orderIdOf(index);
    const filled = script.fills.reduce((sum, { size }) => sum + size, 0);
    const effectiveEnd = BEGIN + 10_000;
    const order: OpenOrder = {
      orderId,
      status: known('LIVE'),
      owner: IDENTITY.apiKey,
      makerAddress: IDENTITY.wallet,
      conditionId: `0x${'cc'.repeat(32)}`,
      tokenId: '77',
      side: script.side,
      originalSize: String(filled + script.rest),
      sizeMatched: '0',
      price: '0.5',
      associateTradeIds: [],
      outcome: 'Yes',
      createdAt: new Date(BEGIN),
      expiration: script.type === 'GTD' ? new Date(effectiveEnd + 60_000) : undefined,
      orderType: known(script.type),
    };
    const truth: string[] = ['PLACED 0'];
    this.truth.set(orderId, truth);
    let current = order;
    const place = () => {
      this.#open.set(orderId, order);
      this.#taken.set(orderId, order);
    };
    const moments: Moment[] = [this.#frame('PLACEMENT', order, new Date(BEGIN), place)];
    let matched = 0;
    for (const [bucket, { size, fails }] of script.fills.entries()) {
      const trade = this.#trade(script, order, `trade-${index}-${bucket}`, size, bucket);
      matched += size;
      current = {
        ...current,
        sizeMatched: String(matched),
        associateTradeIds: [...current.associateTradeIds, trade.tradeId],
      };
      const after = current;
      const isWhole = matched === filled && script.rest === 0;
      truth.push(`PARTLY_FILLED ${matched} ${trade.tradeId}`);
      const shown: OpenOrder = { ...after, status: known(isWhole ? 'MATCHED' : 'LIVE') };
      const update = this.#frame('UPDATE', shown, trade.matchTime, () => {
        if (isWhole) this.#end(shown);
        else this.#open.set(orderId, after);
        this.#trades.set(trade.tradeId, trade);
      });
      const notification = this.#notice('ORDER_FILLED', shown, trade.matchTime, trade.tradeId);
      moments.push({ ...update, notification, sequel: this.#settlement(trade, fails) });
      if (fails)
        this.truth.set(`${orderId} voids`, [...(this.truth.get(`${orderId} voids`) ?? []), trade.tradeId]);
      if (isWhole) truth.push(`FILLED ${matched}`);
    }
    if (script.rest > 0 && script.ending !== 'OPEN') {
      const expires = script.ending === 'EXPIRED' && script.type === 'GTD';
      const at = new Date(expires ? effectiveEnd : BEGIN + 5000);
      truth.push(`${expires ? 'EXPIRED' : 'CANCELED'} ${matched}`);
      const gone: OpenOrder = { ...current, status: known('CANCELED') };
      const end = this.#frame('CANCELLATION', gone, at, () => this.#end(gone));
      moments.push({ ...end, notification: this.#notice('ORDER_CANCELED', gone, at) });
    }
    return moments;
  }

  #end(order: OpenOrder): void {
    this.#open.delete(order.orderId);
    this.#ended.set(order.orderId, order);
  }

  #frame(
    change: 'PLACEMENT' | 'UPDATE' | 'CANCELLATION',
    order: OpenOrder,
    at: Date,
    happen: () => void,
  ): Moment {
    const frame: UserFrame = {
      kind: 'order',
      change,
      order,
      taken: true,
      sizeMatched: order.sizeMatched,
      at,
    };
    return { at: at.getTime(), frame, notification: undefined, happen };
  }

  #settlement(trade: Trade, fails: boolean): Moment[] {
    const steps = fails
      ? (['MATCHED', 'RETRYING', 'FAILED'] as const)
      : (['MATCHED', 'MINED', 'CONFIRMED'] as const);
    this.truth.set(trade.tradeId, [...steps]);
    return steps.map((step) => {
      const shown: Trade = { ...trade, status: known(step) };
      return {
        at: shown.lastUpdate.getTime(),
        frame: { kind: 'trade', trade: shown, at: shown.lastUpdate },
        notification: undefined,
        happen: () => void this.#trades.set(trade.tradeId, shown),
      };
    });
  }

  #trade(
    { role, side }: OrderScript,
    order: OpenOrder,
    tradeId: string,
    size: number,
    bucketIndex: number,
  ): Trade {
    const isTaker = role === 'TAKER';
    const other = { owner: 'other', makerAddress: `0x${'bb'.repeat(20)}`, orderId: `0x${'ff'.repeat(32)}` };
    const taker = isTaker ? order : other;
    const maker = isTaker ? other : order;
    return {
      tradeId,
      takerOrderId: taker.orderId,
      conditionId: order.conditionId,
      tokenId: order.tokenId,
      side: isTaker ? side : side === 'BUY' ? 'SELL' : 'BUY',
      size: String(size),
      feeRateBps: undefined,
      price: '0.5',
      status: known('MATCHED'),
      matchTime: new Date(BEGIN + 1000),
      lastUpdate: new Date(BEGIN + 2000),
      outcome: 'Yes',
      bucketIndex,
      owner: taker.owner,
      makerAddress: taker.makerAddress,
      makerOrders: [
        {
          orderId: maker.orderId,
          owner: maker.owner,
          makerAddress: maker.makerAddress,
          matchedAmount: String(size),
          price: '0.5',
          feeRateBps: undefined,
          tokenId: order.tokenId,
          outcome: 'Yes',
          side: isTaker ? undefined : side,
        },
      ],
      transactionHash: undefined,
      traderSide: known(role),
      errorMessage: undefined,
    };
  }

  #notice(
    kind: 'ORDER_CANCELED' | 'ORDER_FILLED',
    order: OpenOrder,
    at: Date,
    tradeId?: string,
  ): Notification {
    const { orderId, conditionId, tokenId, side, price, originalSize, sizeMatched, outcome } = order;
    return {
      notificationId: `${orderId} ${tradeId}`,
      kind,
      type: kind === 'ORDER_CANCELED' ? 1 : 2,
      owner: IDENTITY.apiKey,
      timestamp: at,
      raw: undefined,
      payload: {
        orderId,
        conditionId,
        tokenId,
        side,
        price,
        originalSize,
        matchedSize: sizeMatched,
        remainingSize: formatMicros(0n),
        outcome,
        outcomeIndex: 0,
        tradeId,
        transactionHash: undefined,
        orderType: order.orderType.raw,
        question: undefined,
        marketSlug: undefined,
      },
    };
  }
}

/** The steps as the truth is written: by order and by trade, voided fills apart. */
export function summary(steps: readonly AccountStep[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (key: string, word: string) => found.set(key, [...(found.get(key) ?? []), word]);
  for (const step of steps) {
    if (step.type === 'trade') add(step.trade.tradeId, step.step);
    else if (step.kind === 'FILL_VOIDED') add(`${step.order.orderId} voids`, step.tradeId ?? '');
    else add(step.order.orderId, [step.kind, step.order.sizeMatched, step.tradeId].filter(Boolean).join(' '));
  }
  return found;
}
