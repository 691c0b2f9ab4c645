/** What is kept of each thing, as JSON: amounts are micros as text, times unix milliseconds, other things are named by id. */
import type { OrderType, Side, SignatureType } from '../../protocol/order.ts';
import type { Account, Restriction } from '../account.ts';
import type { ApiCredentials } from '../api-keys.ts';
import type { Market } from '../market.ts';
import type { Notification } from '../notification.ts';
import type { OrderStatus, PaperOrder } from '../order.ts';
import type { OutcomeIndex } from '../outcome.ts';
import type { Trade, TradeStatus } from '../trade.ts';
import type { Movement, Wallet, WalletEvent } from '../wallet.ts';

type Amounts = Readonly<Record<string, string>>;

export interface WalletRow {
  /** The signature types that trade from it. */
  readonly types: readonly SignatureType[];
  readonly address: string;
  readonly balances: Amounts;
  /** By contract; those that were set. */
  readonly allowances: Amounts;
  /** Absent in files of before events were kept. */
  readonly events?: readonly (Omit<WalletEvent, 'amount'> & { readonly amount: string })[];
}

export interface AccountRow {
  readonly address: string;
  readonly restriction: Restriction;
  readonly wallets: readonly WalletRow[];
}

/** Of a key; a read-only key has neither nonce nor credentials, a builder key a time. */
export interface KeyRow {
  readonly account: string;
  readonly nonce?: string;
  readonly credentials?: ApiCredentials;
  readonly createdAt?: number;
}

export interface MarketRow {
  readonly tickSize: string;
  readonly acceptingOrders: boolean;
  readonly winner: OutcomeIndex | null;
  readonly lastTrade: { readonly price: string; readonly side: 'bid' | 'ask' } | null;
  readonly volume: string;
  readonly changedAt: number;
}

export interface OrderRow {
  readonly id: string;
  readonly owner: string;
  readonly account: string;
  readonly wallet: string;
  readonly market: string;
  readonly outcome: OutcomeIndex;
  readonly side: Side;
  readonly type: OrderType;
  readonly postOnly: boolean;
  readonly price: string;
  readonly size: string;
  readonly budget: string | null;
  readonly expiration: number;
  readonly builder: string | null;
  readonly createdAt: number;
  readonly status: OrderStatus;
  readonly filled: string;
  readonly tradeIds: readonly string[];
}

/** An order that is kept by itself, or one of the house, which is kept with its trade only. */
export type OrderReference = string | OrderRow;

/** `account` is missing where the money is the house's. */
export interface MovementRow {
  readonly account?: string;
  readonly wallet: string;
  readonly asset: string;
  readonly amount: string;
}

export interface TradeRow {
  readonly id: string;
  readonly taker: OrderReference;
  readonly makers: readonly {
    readonly order: OrderReference;
    readonly shares: string;
    readonly price: string;
    readonly collateral: string;
  }[];
  readonly price: string;
  readonly size: string;
  readonly collateral: string;
  readonly fee: string;
  readonly matchedAt: number;
  readonly bucketIndex: number;
  readonly status: TradeStatus;
  readonly updatedAt: number;
  readonly transactionHash: string;
  readonly failure: string;
  /** What has not moved yet, while it is settling. */
  readonly debits: readonly MovementRow[];
  readonly credits: readonly MovementRow[];
  readonly setsMade: string;
  /** Why it is going to fail, if it is. */
  readonly fate: string | null;
}

export interface NotificationRow {
  readonly account: string;
  readonly id: number;
  readonly at: number;
  readonly filled: string;
  readonly kind: Notification['news']['kind'];
  readonly order?: string;
  readonly trade?: string;
  readonly market?: string;
  readonly wallet?: string;
  readonly outcome?: OutcomeIndex;
  readonly amount?: string;
  readonly transactionHash?: string;
}

export function accountRow(account: Account): AccountRow {
  const wallets = [...new Set(account.wallets.values())];
  return {
    address: account.address,
    restriction: account.restriction,
    wallets: wallets.map((wallet) => walletRow(account, wallet)),
  };
}

function walletRow(account: Account, wallet: Wallet): WalletRow {
  return {
    types: [...account.wallets].flatMap(([type, one]) => (one === wallet ? [type] : [])),
    address: wallet.address,
    balances: texts(wallet.assets().map((asset) => [asset, wallet.balance(asset)])),
    allowances: texts(wallet.approvals()),
    events: wallet.events.map((event) => ({ ...event, amount: String(event.amount) })),
  };
}

function texts(amounts: Iterable<readonly [string, bigint]>): Amounts {
  return Object.fromEntries([...amounts].map(([name, amount]) => [name, String(amount)]));
}

export function marketRow(market: Market): MarketRow {
  const { tickSize, acceptingOrders, winner = null, lastTrade, volume, changedAt } = market;
  return {
    ...{ tickSize: String(tickSize), acceptingOrders, winner, volume: String(volume), changedAt },
    lastTrade: lastTrade === undefined ? null : { price: String(lastTrade.price), side: lastTrade.side },
  };
}

export function orderRow({ terms, createdAt, status, filled, tradeIds }: PaperOrder): OrderRow {
  const { id, owner, outcome, side, type, postOnly, expiration, builder = null } = terms;
  return {
    ...{ id, owner, outcome, side, type, postOnly, expiration, builder, createdAt, status },
    account: terms.account.address,
    wallet: terms.wallet.address,
    market: terms.market.terms.conditionId,
    price: String(terms.price),
    size: String(terms.size),
    budget: terms.budget === undefined ? null : String(terms.budget),
    filled: String(filled),
    tradeIds: [...tradeIds],
  };
}

/** @param ownerOf the account with API keys whose wallet it is */
export function tradeRow(
  trade: Trade,
  fate: string | undefined,
  ownerOf: (wallet: Wallet) => Account | undefined,
): TradeRow {
  const { id, matchedAt, bucketIndex, status, updatedAt, transactionHash, failure } = trade;
  const movement = ({ wallet, asset, amount }: Movement): MovementRow => {
    const owner = ownerOf(wallet);
    const row = { wallet: wallet.address, asset, amount: String(amount) };
    return owner === undefined ? row : { account: owner.address, ...row };
  };
  const isOver = status === 'CONFIRMED' || status === 'FAILED';
  return {
    ...{ id, matchedAt, bucketIndex, status, updatedAt, transactionHash, failure },
    taker: referenceTo(trade.taker),
    makers: trade.makers.map(({ order, shares, price, collateral }) => ({
      order: referenceTo(order),
      ...{ shares: String(shares), price: String(price), collateral: String(collateral) },
    })),
    price: String(trade.price),
    size: String(trade.size),
    collateral: String(trade.collateral),
    fee: String(trade.fee),
    debits: isOver ? [] : trade.debits.map(movement),
    credits: isOver ? [] : trade.credits.map(movement),
    setsMade: String(trade.setsMade),
    fate: fate ?? null,
  };
}

function referenceTo(order: PaperOrder): OrderReference {
  return order.terms.account.hasKey ? order.id : orderRow(order);
}

export function notificationRow(account: Account, { id, at, filled, news }: Notification): NotificationRow {
  const row = { account: account.address, id, at, filled: String(filled), kind: news.kind };
  switch (news.kind) {
    case 'order-cancelled':
      return { ...row, order: news.order.id };
    case 'order-filled':
    case 'fill-failed':
      return { ...row, order: news.order.id, trade: news.trade.id };
    case 'market-resolved':
      return { ...row, market: news.market.terms.conditionId };
    case 'redeemed': {
      const { market, wallet, outcome, amount, transactionHash } = news;
      const ids = { market: market.terms.conditionId, wallet: wallet.address };
      return { ...row, ...ids, outcome, amount: String(amount), transactionHash };
    }
  }
}
