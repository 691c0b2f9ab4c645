/** What a wallet has made of its trades, token by token: average cost. Splits, merges and gifts cost what a set is worth, half a unit. */
import { MICROS_PER_UNIT } from '../protocol/decimal.ts';
import type { Side } from '../protocol/order.ts';
import type { Account } from './account.ts';
import type { Market } from './market.ts';
import type { OutcomeIndex } from './outcome.ts';
import type { Trade } from './trade.ts';
import type { Wallet } from './wallet.ts';

/** One wallet's part in a trade. Micros. */
export interface Fill {
  readonly trade: Trade;
  readonly market: Market;
  readonly outcome: OutcomeIndex;
  readonly side: Side;
  readonly shares: bigint;
  /** Without the fee. */
  readonly collateral: bigint;
  readonly fee: bigint;
}

/** What a wallet holds of one token, or held. Micros. */
export interface Holding {
  readonly market: Market;
  readonly outcome: OutcomeIndex;
  /** As the chain has it: open orders and what is sold but not mined included. */
  readonly size: bigint;
  /** All shares that were ever bought. */
  readonly bought: bigint;
  /** Collateral a share, of what was bought. */
  readonly averagePrice: bigint;
  readonly fees: bigint;
  readonly realized: bigint;
  /** When the last of its trades was mined, unix milliseconds. */
  readonly lastTradeAt: number;
}

/** The fills of a wallet, oldest first; what failed to settle is none. */
export function fillsOf(account: Account, wallet: Wallet): Fill[] {
  return [...account.trades.values()]
    .filter(({ status }) => status !== 'FAILED')
    .flatMap((trade) => [...takerFill(trade, wallet), ...makerFills(trade, wallet)]);
}

/** The tokens a wallet has traded, in order of its first trade of each, as far as its trades are on the chain. */
export function holdingsOf(account: Account, wallet: Wallet): Holding[] {
  const byToken = new Map<string, Fill[]>();
  for (const fill of fillsOf(account, wallet).filter(({ trade }) => trade.minedAt !== undefined)) {
    const { tokenId } = fill.market.token(fill.outcome);
    byToken.set(tokenId, [...(byToken.get(tokenId) ?? []), fill]);
  }
  const unmined = unminedDebits(account, wallet);
  return [...byToken].flatMap(([tokenId, fills]) => holdingOf(fills, wallet, unmined.get(tokenId) ?? 0n));
}

/** What left a wallet for trades that are not mined, by asset. */
function unminedDebits(account: Account, wallet: Wallet): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { minedAt, status, debits } of account.trades.values()) {
    if (minedAt !== undefined || status === 'FAILED') continue;
    for (const debit of debits.filter((one) => one.wallet === wallet)) {
      sums.set(debit.asset, (sums.get(debit.asset) ?? 0n) + debit.amount);
    }
  }
  return sums;
}

function holdingOf(fills: readonly Fill[], wallet: Wallet, unmined: bigint): Holding[] {
  const [first] = fills;
  if (first === undefined) {
    return [];
  }
  let size = 0n;
  let cost = 0n;
  let realized = 0n;
  let fees = 0n;
  for (const fill of fills) {
    fees += fill.fee;
    if (fill.side === 'BUY') {
      size += fill.shares;
      cost += fill.collateral;
    } else {
      const spent = size === 0n ? fill.shares / 2n : (cost * fill.shares) / size;
      realized += fill.collateral - spent;
      cost -= size === 0n ? 0n : spent;
      size = size > fill.shares ? size - fill.shares : 0n;
    }
  }
  const { market, outcome } = first;
  return [
    {
      market,
      outcome,
      size: wallet.balance(market.token(outcome).tokenId) + unmined,
      bought: fills.reduce((sum, { side, shares }) => sum + (side === 'BUY' ? shares : 0n), 0n),
      averagePrice: size === 0n ? 0n : (cost * MICROS_PER_UNIT) / size,
      fees,
      realized,
      lastTradeAt: Math.max(...fills.map(({ trade }) => trade.minedAt ?? 0)),
    },
  ];
}

function takerFill(trade: Trade, wallet: Wallet): Fill[] {
  const { terms } = trade.taker;
  if (terms.wallet !== wallet) {
    return [];
  }
  const { market, outcome, side } = terms;
  return [{ trade, market, outcome, side, shares: trade.size, collateral: trade.collateral, fee: trade.fee }];
}

function makerFills(trade: Trade, wallet: Wallet): Fill[] {
  return trade.makers
    .filter(({ order }) => order.terms.wallet === wallet)
    .map(({ order, shares, collateral }) => ({
      trade,
      market: order.terms.market,
      outcome: order.terms.outcome,
      side: order.terms.side,
      shares,
      collateral,
      fee: 0n,
    }));
}
