/** What the wallet has of what orders pay with, and why that is too little for one. */
import { readOpenOrders } from '../../clob/read-all.ts';
import type { BalanceAllowance, Trade } from '../../clob/types.ts';
import { parseMicros } from '../../protocol/decimal.ts';
import type { Side } from '../../protocol/order.ts';
import type { Account } from '../keys/account.ts';
import type { MarketsService } from '../markets/markets-service.ts';
import { heldBack } from '../orders/held-back.ts';
import { isOnChain } from '../positions/add-fills.ts';
import { type OwnSettlingFill, readFillsSince } from '../positions/read-fills.ts';
import { fillAmount, fillFee } from '../trades/fill-cash.ts';
import type { OwnFill } from '../trades/own-fills.ts';
import { allowanceShortage, availableOf, type Incoming, type Shortage, shortageOf } from './shortage.ts';

/** Pages of open orders that are counted as reserving funds. */
const MAX_PAGES = 20;
/** A trade that has not changed for so long is not expected to settle. */
const SETTLING_MS = 3_600_000;

/** What an order pays with. */
export interface PayingOrder {
  readonly side: Side;
  readonly tokenId: string;
}

/** Micros. */
export interface Funds {
  readonly balance: bigint;
  /** Reserved by open orders that pay with the same asset. */
  readonly reserved: bigint;
  /** What each exchange contract may move. */
  readonly allowances: BalanceAllowance['allowances'];
}

export interface FundsService {
  /** Throws what `AccountApi` throws. */
  read(order: PayingOrder): Promise<Funds>;
  /**
   * Why the funds do not cover an order, `undefined` where they do. The allowance is judged at the contract that the order
   * is signed for; a contract whose allowance the exchange does not state is not judged. Throws what `AccountApi` throws.
   */
  shortage(
    order: PayingOrder & { readonly needed: bigint; readonly contract: string },
    funds: Funds,
  ): Promise<Shortage | undefined>;
  /** What trades that are matched, but not on the chain yet, will bring. Throws what `AccountApi` throws. */
  incoming(order: PayingOrder): Promise<readonly Incoming[]>;
}

export interface FundsParts {
  readonly account: Account;
  readonly markets: Pick<MarketsService, 'protocolOf' | 'fee'>;
  readonly ownFills: (trade: Trade) => readonly OwnFill[];
  /** Exchange time, milliseconds. */
  readonly now: () => number;
}

export function createFundsService({ account, markets, ownFills, now }: FundsParts): FundsService {
  /** What a fill brings: shares of a BUY, collateral of a SELL less its fee. */
  async function amountOf(fill: OwnFill): Promise<bigint> {
    if (fill.side === 'BUY') return parseMicros(fill.size);
    const fee = await markets.fee(fill.conditionId);
    return parseMicros(fillAmount(fill)) - parseMicros((fee && fillFee(fill, fee.curve)) ?? '0');
  }

  async function incoming({ side, tokenId }: PayingOrder): Promise<readonly Incoming[]> {
    const brings = ({ fill }: OwnSettlingFill): boolean =>
      side === 'SELL' ? fill.side === 'BUY' && fill.tokenId === tokenId : fill.side === 'SELL';
    const since = new Date(now() - SETTLING_MS);
    const fills = await readFillsSince(await account.api(), ownFills, since);
    return Promise.all(
      fills
        .filter((settling) => !isOnChain(settling) && brings(settling))
        .map(async ({ tradeId, status, fill }) => ({ tradeId, status, amount: await amountOf(fill) })),
    );
  }

  return {
    incoming,
    async read({ side, tokenId }) {
      const api = await account.api();
      const buys = side === 'BUY';
      const [held, open] = await Promise.all([
        api.balanceAllowance(
          buys
            ? { assetType: 'COLLATERAL' }
            : { assetType: 'CONDITIONAL', tokenId, protocol: markets.protocolOf(tokenId) },
        ),
        readOpenOrders(api, buys ? {} : { tokenId }, MAX_PAGES),
      ]);
      const { balance, allowances } = held;
      return { balance, reserved: heldBack(open.items, side), allowances };
    },
    async shortage({ side, tokenId, needed, contract }, { balance, reserved, allowances }) {
      const need = { side, needed, balance, reserved, owed: 0n };
      if (needed > availableOf(need)) return shortageOf(need, await incoming({ side, tokenId }));
      const allowance = allowanceAt(contract, allowances);
      return allowance !== undefined && needed > allowance
        ? allowanceShortage(side, needed, contract, allowance)
        : undefined;
    },
  };
}

/** What a contract may move; `undefined` where the exchange does not state it. An allowance without a contract is for all. */
function allowanceAt(contract: string, allowances: BalanceAllowance['allowances']): bigint | undefined {
  return allowances.find(
    ({ spender }) => spender === undefined || spender.toLowerCase() === contract.toLowerCase(),
  )?.allowance;
}
