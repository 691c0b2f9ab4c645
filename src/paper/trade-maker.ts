/** Turns the fills of a match into trades, with every movement of money and shares they cause. */
import { takerFee } from '../protocol/fees.ts';
import { uuidFor } from './ids.ts';
import type { Market } from './market.ts';
import type { Fill } from './matching.ts';
import type { PaperOrder } from './order.ts';
import type { Trade } from './trade.ts';
import { COLLATERAL, type Movement, type Wallet } from './wallet.ts';

/** Most maker orders settled by one transaction. */
const MOST_MAKERS = 20;

/** Splits fills into those of one trade each: one price, and no more makers than a transaction holds. */
export function buckets(fills: readonly Fill[]): Fill[][] {
  const all: Fill[][] = [];
  for (const fill of fills) {
    const last = all.at(-1);
    if (last === undefined || last[0]?.price !== fill.price || last.length === MOST_MAKERS) {
      all.push([fill]);
    } else {
      last.push(fill);
    }
  }
  return all;
}

/** What the taker of these fills pays the exchange: micros, each trade rounded for itself. */
export function feeFor(market: Market, fills: readonly Fill[]): bigint {
  const { fee } = market.terms;
  if (fee === undefined) {
    return 0n;
  }
  let sum = 0n;
  for (const bucket of buckets(fills)) {
    const price = bucket[0]?.price ?? 0n;
    sum += takerFee({ shares: sharesOf(bucket), price, ...fee });
  }
  return sum;
}

/** Makes the trade of one bucket. Nothing has moved yet; `tradeName` must be new. */
export function makeTrade(
  taker: PaperOrder,
  fills: readonly Fill[],
  bucketIndex: number,
  at: { readonly now: number; readonly tradeName: string; readonly treasury: Wallet },
): Trade {
  const { terms } = taker;
  const size = sharesOf(fills);
  const collateral = fills.reduce((sum, fill) => sum + fill.takerCollateral, 0n);
  const charged = feeFor(terms.market, fills);
  // A seller pays the fee out of the proceeds, so it cannot be more than they are.
  const fee = terms.side === 'SELL' && charged > collateral ? collateral : charged;
  const token = terms.market.token(terms.outcome).tokenId;
  const bought = terms.side === 'BUY';
  const debits: Movement[] = [
    bought
      ? { wallet: terms.wallet, asset: COLLATERAL, amount: collateral + fee }
      : { wallet: terms.wallet, asset: token, amount: size },
  ];
  const credits: Movement[] = [
    bought
      ? { wallet: terms.wallet, asset: token, amount: size }
      : { wallet: terms.wallet, asset: COLLATERAL, amount: collateral - fee },
    { wallet: at.treasury, asset: COLLATERAL, amount: fee },
  ];
  let setsMade = 0n;
  for (const fill of fills) {
    const maker = fill.maker.terms;
    const makerToken = maker.market.token(maker.outcome).tokenId;
    const money: Movement = { wallet: maker.wallet, asset: COLLATERAL, amount: fill.makerCollateral };
    const shares: Movement = { wallet: maker.wallet, asset: makerToken, amount: fill.shares };
    debits.push(maker.side === 'BUY' ? money : shares);
    credits.push(maker.side === 'BUY' ? shares : money);
    if (maker.outcome !== terms.outcome) {
      setsMade += bought ? fill.shares : -fill.shares;
    }
  }
  return {
    id: uuidFor(at.tradeName),
    taker,
    makers: fills.map(({ maker, shares, makerCollateral }) => ({
      order: maker,
      shares,
      price: maker.terms.price,
      collateral: makerCollateral,
    })),
    price: fills[0]?.price ?? terms.price,
    size,
    collateral,
    fee,
    matchedAt: at.now,
    bucketIndex,
    status: 'MATCHED',
    updatedAt: at.now,
    minedAt: undefined,
    transactionHash: '',
    failure: '',
    debits,
    credits,
    setsMade,
  };
}

function sharesOf(fills: readonly Fill[]): bigint {
  return fills.reduce((sum, fill) => sum + fill.shares, 0n);
}
