/**
 * What an incoming order would take from the book. Pure: it changes nothing, so an order can be judged whole (FOK, funds)
 * before a share moves.
 *
 * Each fill is at the maker's price, so any improvement is the taker's. Of the same outcome, buyer and seller swap; two
 * buyers of opposite outcomes mint a set, two sellers dissolve one. Each fill's collateral is rounded for itself, as
 * `protocol/fills.ts` says; of what a set is worth, the fraction of a micro goes to the taker's part.
 */
import { MICROS_PER_UNIT } from '../protocol/decimal.ts';
import { makerCollateral, takerCollateral } from '../protocol/fills.ts';
import type { OrderTerms, PaperOrder } from './order.ts';
import { bookSide, mirrorPrice, oppositeSide } from './outcome.ts';

/** A resting order met. Micros. */
export interface Fill {
  readonly maker: PaperOrder;
  readonly shares: bigint;
  /** Of the taker's outcome. */
  readonly price: bigint;
  /** What the maker pays (BUY) or gets (SELL). */
  readonly makerCollateral: bigint;
  /** What the taker pays (BUY) or gets (SELL), before the fee. */
  readonly takerCollateral: bigint;
}

export interface MatchPlan {
  readonly fills: readonly Fill[];
  readonly shares: bigint;
  readonly collateral: bigint;
  /** Whether nothing of the order would be left. */
  readonly complete: boolean;
}

/** Plans what `taker` would take now, best price first and then the oldest. */
export function planMatch(taker: OrderTerms): MatchPlan {
  const fills: Fill[] = [];
  let shares = 0n;
  let collateral = 0n;
  const limit = mirrorPrice(taker.outcome, taker.price);
  const side = bookSide(taker.outcome, taker.side);
  for (const { order: maker, open } of taker.market.book.resting(oppositeSide(side))) {
    if (side === 'bid' ? maker.bookPrice > limit : maker.bookPrice < limit) {
      break;
    }
    const price = mirrorPrice(taker.outcome, maker.bookPrice);
    const wanted =
      taker.budget === undefined
        ? taker.size - shares
        : ((taker.budget - collateral) * MICROS_PER_UNIT) / price;
    if (wanted === 0n) {
      break;
    }
    const fill = fillOf(taker, maker, wanted, open, price);
    fills.push(fill);
    shares += fill.shares;
    collateral += fill.takerCollateral;
    if (wanted <= open) {
      return { fills, shares, collateral, complete: true };
    }
  }
  return {
    fills,
    shares,
    collateral,
    complete: isComplete(taker, shares, collateral, fills.length),
  };
}

function fillOf(taker: OrderTerms, maker: PaperOrder, wanted: bigint, open: bigint, price: bigint): Fill {
  const shares = wanted < open ? wanted : open;
  const { outcome, price: makerPrice } = maker.terms;
  const sameOutcome = outcome === taker.outcome;
  return {
    maker,
    shares,
    price,
    makerCollateral: makerCollateral(shares, makerPrice),
    takerCollateral: takerCollateral({ shares, price: makerPrice, sameOutcome }),
  };
}

/** A budget counts as spent when only the parts of a micro are left that each fill cuts off. */
function isComplete(taker: OrderTerms, shares: bigint, collateral: bigint, fills: number): boolean {
  return taker.budget === undefined
    ? shares === taker.size
    : taker.budget - collateral <= BigInt(fills) && fills > 0;
}
