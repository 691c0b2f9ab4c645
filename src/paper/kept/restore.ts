/** Makes an exchange, whose markets are open and whose house has not come yet, what it was: from the rows that were kept. */
import { Account } from '../account.ts';
import type { Exchange } from '../exchange.ts';
import type { Market } from '../market.ts';
import type { NotificationNews } from '../notification.ts';
import { PaperOrder } from '../order.ts';
import type { Trade } from '../trade.ts';
import { COLLATERAL, type Movement, type Wallet } from '../wallet.ts';
import type {
  AccountRow,
  KeyRow,
  MarketRow,
  MovementRow,
  NotificationRow,
  OrderReference,
  OrderRow,
  TradeRow,
} from './rows.ts';
import type { KeptRow } from './state-file.ts';

/** Whoever the house was before: its part of old trades, and the shares that nobody else has. */
interface House {
  of(address: string): { readonly account: Account; readonly wallet: Wallet };
}

export function restore(exchange: Exchange, rows: readonly KeptRow[]): void {
  const of = <Row>(kind: string) =>
    rows.filter((row) => row.kind === kind).map(({ id, value }) => ({ id, row: value as Row }));
  const house = openHouse(exchange);
  const orders = new Map<string, PaperOrder>();
  const orderOf = (reference: OrderReference): PaperOrder =>
    typeof reference === 'string'
      ? known(orders.get(reference), reference)
      : makeOrder(exchange, house, reference);

  for (const { id, row } of of<MarketRow>('market')) restoreMarket(marketOf(exchange, id), row);
  for (const { row } of of<AccountRow>('account')) restoreAccount(exchange, row);
  restoreKeys(exchange, of<KeyRow>('key'), of<KeyRow>('read-only-key'), of<KeyRow>('builder-key'));
  for (const { id, row } of of<OrderRow>('order')) {
    const order = makeOrder(exchange, house, row);
    orders.set(id, order);
    exchange.engine.restore(order);
  }
  for (const { row } of of<TradeRow>('trade')) restoreTrade(exchange, house, orderOf, row);
  balance(exchange, house);
  for (const { row } of of<NotificationRow>('notification')) restoreNotification(exchange, orders, row);
}

function openHouse({ accounts }: Exchange): House {
  const members = new Map<string, { readonly account: Account; readonly wallet: Wallet }>();
  return {
    of(address) {
      const member = members.get(address) ?? {
        account: new Account(address),
        wallet: accounts.open(address),
      };
      members.set(address, member);
      return member;
    },
  };
}

function restoreMarket(market: Market, row: MarketRow): void {
  const { tickSize, acceptingOrders, winner, lastTrade, volume, changedAt } = row;
  market.tickSize = BigInt(tickSize);
  market.acceptingOrders = acceptingOrders;
  market.winner = winner ?? undefined;
  market.lastTrade =
    lastTrade === null ? undefined : { price: BigInt(lastTrade.price), side: lastTrade.side };
  market.volume = BigInt(volume);
  market.changedAt = changedAt;
}

function restoreAccount({ accounts }: Exchange, { address, restriction, wallets }: AccountRow): void {
  const account = accounts.of(address);
  account.hasKey = true;
  account.restriction = restriction;
  for (const { types, address: walletAddress, balances, allowances, events = [] } of wallets) {
    const wallet = accounts.open(walletAddress);
    for (const [asset, amount] of Object.entries(balances)) wallet.credit(asset, BigInt(amount));
    for (const [spender, amount] of Object.entries(allowances)) wallet.approve(spender, BigInt(amount));
    wallet.events.push(...events.map((event) => ({ ...event, amount: BigInt(event.amount) })));
    for (const type of types) accounts.attach(account, type, wallet);
  }
}

type Keys = readonly { readonly id: string; readonly row: KeyRow }[];

function restoreKeys({ keys, accounts }: Exchange, full: Keys, readOnly: Keys, builder: Keys): void {
  for (const { row } of full) {
    const { account, nonce = '0', credentials } = row;
    if (credentials !== undefined)
      keys.add({ account: accounts.of(account), nonce: BigInt(nonce), credentials });
  }
  for (const { id, row } of readOnly) keys.addReadOnly(id, accounts.of(row.account));
  for (const { id, row } of builder) keys.addBuilder(id, accounts.of(row.account), row.createdAt ?? 0);
}

function makeOrder(exchange: Exchange, house: House, row: OrderRow): PaperOrder {
  const { id, owner, outcome, side, type, postOnly, expiration, createdAt } = row;
  const keyed = exchange.accounts.of(row.account);
  const own = [...keyed.wallets.values()].find(({ address }) => address === row.wallet);
  const { account, wallet } = own === undefined ? house.of(row.wallet) : { account: keyed, wallet: own };
  const order = new PaperOrder(
    {
      ...{ id, owner, account, wallet, outcome, side, type, postOnly, expiration },
      market: marketOf(exchange, row.market),
      price: BigInt(row.price),
      size: BigInt(row.size),
      budget: row.budget === null ? undefined : BigInt(row.budget),
      builder: row.builder ?? undefined,
    },
    createdAt,
  );
  order.status = row.status;
  order.filled = BigInt(row.filled);
  order.tradeIds.push(...row.tradeIds);
  return order;
}

function restoreTrade(
  exchange: Exchange,
  house: House,
  orderOf: (reference: OrderReference) => PaperOrder,
  row: TradeRow,
): void {
  const movement = ({ account, wallet: address, asset, amount }: MovementRow): Movement => {
    const owner = account === undefined ? undefined : exchange.accounts.of(account);
    const own = [...(owner?.wallets.values() ?? [])].find((wallet) => wallet.address === address);
    return { wallet: own ?? house.of(address).wallet, asset, amount: BigInt(amount) };
  };
  const { id, matchedAt, bucketIndex, status, updatedAt, transactionHash, failure } = row;
  const trade: Trade = {
    ...{ id, matchedAt, bucketIndex, status, updatedAt, transactionHash, failure },
    // When a confirmed trade was mined is not kept; that was before its last step.
    minedAt: status === 'MINED' || status === 'CONFIRMED' ? updatedAt : undefined,
    taker: orderOf(row.taker),
    makers: row.makers.map(({ order, shares, price, collateral }) => ({
      order: orderOf(order),
      ...{ shares: BigInt(shares), price: BigInt(price), collateral: BigInt(collateral) },
    })),
    price: BigInt(row.price),
    size: BigInt(row.size),
    collateral: BigInt(row.collateral),
    fee: BigInt(row.fee),
    debits: row.debits.map(movement),
    credits: row.credits.map(movement),
    setsMade: BigInt(row.setsMade),
  };
  exchange.trades.add(trade);
  if (status !== 'CONFIRMED' && status !== 'FAILED') exchange.settlement.resume(trade, row.fate ?? undefined);
}

/** Gives the house what makes the books balance: the shares of each set that the accounts do not have, and the collateral. */
function balance({ accounts, markets, settlement }: Exchange, house: House): void {
  const pending = [...settlement.pending()].flatMap(({ debits }) => debits);
  const total = (asset: string) =>
    accounts.wallets().reduce((sum, wallet) => sum + wallet.balance(asset), 0n) +
    pending.reduce((sum, debit) => sum + (debit.asset === asset ? debit.amount : 0n), 0n);
  const { wallet } = house.of('house');
  for (const market of markets.all()) {
    if (market.winner !== undefined) continue;
    const tokens = [market.token(0).tokenId, market.token(1).tokenId];
    const most = tokens.map(total).reduce((one, other) => (one > other ? one : other));
    for (const token of tokens) wallet.credit(token, most - total(token));
    market.sets = most;
  }
  accounts.minted = total(COLLATERAL) + markets.all().reduce((sum, { sets }) => sum + sets, 0n);
}

function restoreNotification(
  exchange: Exchange,
  orders: ReadonlyMap<string, PaperOrder>,
  row: NotificationRow,
): void {
  const account = exchange.accounts.of(row.account);
  const news = newsOf(exchange, account, orders, row);
  exchange.notifications.restore(account, { id: row.id, at: row.at, filled: BigInt(row.filled), news });
}

function newsOf(
  exchange: Exchange,
  account: Account,
  orders: ReadonlyMap<string, PaperOrder>,
  row: NotificationRow,
): NotificationNews {
  const order = () => known(orders.get(row.order ?? ''), row.order);
  const market = () => marketOf(exchange, row.market ?? '');
  switch (row.kind) {
    case 'order-cancelled':
      return { kind: row.kind, order: order() };
    case 'order-filled':
    case 'fill-failed':
      return { kind: row.kind, order: order(), trade: known(account.trades.get(row.trade ?? ''), row.trade) };
    case 'market-resolved':
      return { kind: row.kind, market: market() };
    case 'redeemed': {
      const { wallet: address, outcome = 0, amount = '0', transactionHash = '' } = row;
      const wallet = known(
        [...account.wallets.values()].find((one) => one.address === address),
        address,
      );
      return { kind: row.kind, market: market(), wallet, outcome, amount: BigInt(amount), transactionHash };
    }
  }
}

function marketOf({ markets }: Exchange, conditionId: string): Market {
  return known(markets.byCondition(conditionId), conditionId);
}

function known<T>(thing: T | undefined, id: string | undefined): T {
  if (thing === undefined) throw new Error(`${id} is named in the kept state, and is not in it`);
  return thing;
}
