/** What an order would take from a book, level by level. Pure and exact; amounts in micros. */
import type { FeeCurve, PriceLevel } from '../../clob/market-types.ts';
import { MICROS_PER_UNIT, parseMicros } from '../../protocol/decimal.ts';
import { takerFee } from '../../protocol/fees.ts';
import type { Side } from '../../protocol/order.ts';

/** How far an order goes. A BUY for money has a budget, any other order a number of shares. */
export interface Walk {
  readonly side: Side;
  /** The worst price it takes. */
  readonly limit: bigint;
  readonly shares: bigint | undefined;
  readonly budget: bigint | undefined;
  readonly fee: FeeCurve | undefined;
}

/** What it takes at one price. */
export interface LevelFill {
  readonly price: bigint;
  readonly shares: bigint;
  /** Without the fee. */
  readonly collateral: bigint;
  readonly fee: bigint;
}

export interface WalkResult {
  readonly fills: readonly LevelFill[];
  readonly shares: bigint;
  readonly collateral: bigint;
  readonly fee: bigint;
  /** Whether the order is filled whole: what is left of a budget buys no more shares. */
  readonly complete: boolean;
}

/** @param levels the other side of the book, best first */
export function walkBook(levels: readonly PriceLevel[], walk: Walk): WalkResult {
  const fills: LevelFill[] = [];
  let shares = 0n;
  let collateral = 0n;
  let fee = 0n;
  let complete = false;
  for (const level of levels) {
    const price = parseMicros(level.price);
    if (walk.side === 'BUY' ? price > walk.limit : price < walk.limit) break;
    const wanted = wantedAt(price, walk, shares, collateral);
    const offered = parseMicros(level.size);
    const taken = wanted < offered ? wanted : offered;
    if (taken > 0n) {
      const fill = fillAt(price, taken, walk.fee);
      fills.push(fill);
      shares += fill.shares;
      collateral += fill.collateral;
      fee += fill.fee;
    }
    complete = wanted <= offered;
    if (complete) break;
  }
  return { fills, shares, collateral, fee, complete };
}

function wantedAt(price: bigint, { shares, budget }: Walk, taken: bigint, spent: bigint): bigint {
  if (budget !== undefined) return ((budget - spent) * MICROS_PER_UNIT) / price;
  return (shares ?? 0n) - taken;
}

function fillAt(price: bigint, shares: bigint, fee: FeeCurve | undefined): LevelFill {
  return {
    price,
    shares,
    collateral: (shares * price) / MICROS_PER_UNIT,
    fee: fee === undefined ? 0n : takerFee({ shares, price, rate: fee.rate, exponent: fee.exponent }),
  };
}
