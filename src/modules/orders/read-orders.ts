/** Orders as they stand, also when the exchange lists them no longer: from its list, its trades, and the journal. */
import type { AccountApi } from '../../clob/account-api.ts';
import { readTrades } from '../../clob/read-all.ts';
import type { Side, Trade } from '../../clob/types.ts';
import { CodedError } from '../../errors.ts';
import type { HistoryFilter, Journal, OrderChange } from '../../journal/journal.ts';
import type { Fills, OrderRecord, RecordedStatus } from '../../journal/order-record.ts';
import type { Account } from '../keys/account.ts';
import { checkConditionId, checkTokenId } from '../shared/ids.ts';
import { readKeyset } from '../shared/keyset.ts';
import type { Connection, PageArguments } from '../shared/pages.ts';
import { findTrades } from '../trades/find-trades.ts';
import { ownFills } from '../trades/own-fills.ts';
import { fillsOf, names, sumFills } from './fills.ts';
import { findOpenOrders } from './find-open-orders.ts';
import { foreignView, goneView, journalView, type OrderView } from './order-view.ts';
import { tradesOf } from './record-trades.ts';

/** Which orders; members that are absent exclude none. */
export interface OrderHistoryFilter {
  readonly clientOrderId?: string;
  readonly market?: string;
  readonly tokenId?: string;
  readonly side?: Side;
  readonly statuses?: readonly RecordedStatus[];
  readonly from?: Date;
  readonly to?: Date;
}

export interface OrderReading {
  /** In the order of the ids: `undefined` where nobody knows the order, an `Error` where the exchange cannot be asked. */
  orders(orderIds: readonly string[]): Promise<readonly (OrderView | undefined | Error)[]>;
  /** What the journal knows, newest first; what may have changed since is read anew. */
  history(filter: OrderHistoryFilter, page: PageArguments): Promise<Connection<OrderView>>;
  /** Shares matched and settled. */
  sizes(order: OrderView): Promise<Pick<Fills, 'matchedSize' | 'settledSize'>>;
  /** In the order of the ids: the key that an order was placed with, `undefined` where it was not placed here. */
  clientOrderIds(orderIds: readonly string[]): Promise<readonly (string | undefined)[]>;
  /**
   * Follows the fills of placed orders to their end, of these also where none was open; gives how many are still on the way.
   */
  followFills(orderIds: readonly string[]): Promise<number>;
}

export interface OrderReadingParts {
  readonly journal: Journal;
  /** The journal's name of the account. */
  readonly accountName: string;
  readonly account: Account;
}

/** Pages of the account's newest trades in which an order is sought that was not placed here. */
const FOREIGN_PAGES = 5;

const RESTING: ReadonlySet<RecordedStatus> = new Set(['PENDING', 'LIVE', 'DELAYED', 'UNMATCHED', 'UNKNOWN']);

export function createOrderReading({ journal, accountName, account }: OrderReadingParts): OrderReading {
  const identity = () => ({ apiKey: account.apiKey, wallet: account.funderAddress });

  /** The views of orders that may still change, each asked for at its sources. */
  async function read(
    orderIds: readonly string[],
    records: ReadonlyMap<string, OrderRecord>,
  ): Promise<ReadonlyMap<string, OrderView>> {
    if (orderIds.length === 0) return new Map();
    const api = await account.api();
    const views = new Map<string, OrderView>(await findOpenOrders(api, orderIds));
    const gone = orderIds.filter((orderId) => !views.has(orderId));
    const known = gone.flatMap((orderId) => records.get(orderId) ?? []);
    for (const [record, view] of await readGone(api, known)) views.set(record.orderId ?? '', view);
    const foreign = gone.filter((orderId) => !records.has(orderId));
    for (const view of await readForeign(api, foreign)) views.set(view.orderId, view);
    return views;
  }

  /** Orders of the journal that the exchange lists no longer. What is new of their fills is written down. */
  async function readGone(
    api: AccountApi,
    records: readonly OrderRecord[],
  ): Promise<ReadonlyMap<OrderRecord, OrderView>> {
    const views = new Map<OrderRecord, OrderView>();
    const news: OrderChange[] = [];
    for (const [record, trades] of await tradesOf(api, records)) {
      const isPlaced =
        record.phase === 'PLACED' || trades.some((trade) => names(trade, record.orderId ?? ''));
      const fills = isPlaced ? fillsOf(record, trades) : undefined;
      if (record.phase === 'PLACED' && fills !== undefined) news.push(...newsOf(record, fills));
      const view = fills === undefined ? journalView(record) : goneView(record, trades, fills);
      if (view !== undefined) views.set(record, view);
    }
    if (news.length > 0) await journal.append(news);
    return views;
  }

  async function readForeign(api: AccountApi, orderIds: readonly string[]): Promise<readonly OrderView[]> {
    if (orderIds.length === 0) return [];
    const { items: trades } = await readTrades(api, {}, FOREIGN_PAGES);
    const { funderAddress: wallet } = account;
    const own = { wallet, ownFills: (trade: Trade) => ownFills(trade, identity()) };
    return orderIds.flatMap((orderId) => foreignView(orderId, trades, own) ?? []);
  }

  /** Where the exchange cannot be asked, the journal's last word stands for those it knows. */
  async function readOrExcuse(
    orderIds: readonly string[],
    records: ReadonlyMap<string, OrderRecord>,
  ): Promise<(orderId: string) => OrderView | undefined | Error> {
    try {
      const views = await read(orderIds, records);
      return (orderId) => views.get(orderId);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      return (orderId) => {
        const record = records.get(orderId);
        return record === undefined ? error : journalView(record);
      };
    }
  }

  async function orders(orderIds: readonly string[]): Promise<readonly (OrderView | undefined | Error)[]> {
    const records = await journal.withOrderIds(accountName, orderIds);
    const viewOf = await readOrExcuse(
      orderIds.filter((orderId) => !isOver(records.get(orderId))),
      records,
    );
    return orderIds.map((orderId) => {
      const record = records.get(orderId);
      return record !== undefined && isOver(record) ? journalView(record) : viewOf(orderId);
    });
  }

  return {
    orders,
    async history(filter, page) {
      const { edges, pageInfo } = await readKeyset(page, {
        fetch: (range) => journal.history(accountName, recordsWanted(filter), range),
        idOf: ({ recordId }) => recordId,
      });
      const records = new Map(edges.map(({ node }) => [node.orderId ?? '', node]));
      const changing = [...records].filter(([, record]) => !isOver(record)).map(([orderId]) => orderId);
      const viewOf = await readOrExcuse(changing, records);
      return {
        pageInfo,
        edges: edges.flatMap(({ cursor, node: record }) => {
          const view = isOver(record) ? undefined : viewOf(record.orderId ?? '');
          const node = view instanceof Error ? undefined : (view ?? journalView(record));
          return node === undefined ? [] : [{ cursor, node }];
        }),
      };
    },
    async sizes({ orderId, fills, associateTradeIds }) {
      if (fills !== undefined) return fills;
      if (associateTradeIds.length === 0) return { matchedSize: '0', settledSize: '0' };
      const found = await findTrades(await account.api(), associateTradeIds);
      const trades = found.map((trade) => {
        if (trade instanceof Error) throw trade;
        return trade;
      });
      return sumFills(
        orderId,
        trades.filter((trade) => trade !== undefined),
      );
    },
    async clientOrderIds(orderIds) {
      const records = await journal.withOrderIds(accountName, orderIds);
      return orderIds.map((orderId) => records.get(orderId)?.clientOrderId);
    },
    async followFills(orderIds) {
      const hinted = await journal.withOrderIds(accountName, orderIds);
      const unsettled = await journal.unsettled(accountName);
      const placed = [...hinted.values(), ...unsettled].filter(({ phase }) => phase === 'PLACED');
      const records = [...new Map(placed.map((record) => [record.recordId, record])).values()];
      if (records.length === 0) return 0;
      const api = await account.api();
      const listed = await findOpenOrders(
        api,
        records.flatMap(({ orderId }) => orderId ?? []),
      );
      let open = 0;
      const news: OrderChange[] = [];
      for (const [record, trades] of await tradesOf(api, records)) {
        const fills = fillsOf(record, trades, listed.get(record.orderId ?? ''));
        news.push(...newsOf(record, fills));
        if (fills.open) open += 1;
      }
      if (news.length > 0) await journal.append(news);
      return open;
    },
  };
}

/** What the journal does not know yet of an order's fills. */
function newsOf({ recordId, ...known }: OrderRecord, fills: Fills): OrderChange[] {
  const isKnown =
    fills.status === known.status &&
    fills.open === known.fillsOpen &&
    fills.matchedSize === known.matchedSize &&
    fills.settledSize === known.settledSize;
  return isKnown ? [] : [{ recordId, event: { kind: 'FILLS', ...fills } }];
}

/** Whether nothing can happen to an order any more. */
function isOver(record: OrderRecord | undefined): boolean {
  return record?.status !== undefined && !RESTING.has(record.status) && !record.fillsOpen;
}

function recordsWanted({ market, tokenId, from, to, ...filter }: OrderHistoryFilter): HistoryFilter {
  return {
    ...filter,
    ...(market === undefined ? {} : { conditionId: checkConditionId(market) }),
    ...(tokenId === undefined ? {} : { tokenId: checkTokenId(tokenId) }),
    ...(from === undefined ? {} : { from: from.getTime() }),
    ...(to === undefined ? {} : { to: to.getTime() }),
  };
}
