/** Orders as they stand, also when the exchange lists them no longer: from its list, its trades, and the journal. */
import type { AccountApi } from '../../clob/account-api.ts';
import { isOpen } from '../../clob/order-end.ts';
import { readTrades } from '../../clob/read-all.ts';
import type { Side, Trade } from '../../clob/types.ts';
import { CodedError } from '../../errors.ts';
import type { HistoryFilter, Journal } from '../../journal/journal.ts';
import type { Fills, OrderRecord, RecordedStatus } from '../../journal/order-record.ts';
import type { Account } from '../keys/account.ts';
import { checkConditionId, checkTokenId } from '../shared/ids.ts';
import { readKeyset } from '../shared/keyset.ts';
import type { Connection, PageArguments } from '../shared/pages.ts';
import { findTrades } from '../trades/find-trades.ts';
import { ownFills } from '../trades/own-fills.ts';
import { sumFills } from './fills.ts';
import { findShown, type ShownOrders } from './find-open-orders.ts';
import { OrderSightings } from './order-sightings.ts';
import { readStandings } from './order-standings.ts';
import { foreignView, goneView, journalView, type OrderView } from './order-view.ts';
import { createWorkingReader, type OpenReading } from './read-working.ts';
import { isOver } from './record-fills.ts';
import type { Hints } from './settlement-watch.ts';

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
   * Follows the fills of placed orders to their end; gives how many are still on the way.
   * @param hinted orders to look at also where no fill of them was open, with the end that the stream told, if it told one
   */
  followFills(hinted: Hints): Promise<number>;
  /**
   * Reads every open order of the account, now.
   * @param expected orders that were open: those that the list lacks are looked up, and only what is proved is said of them
   */
  readWorking(expected: readonly string[]): Promise<OpenReading>;
}

export interface OrderReadingParts {
  readonly journal: Journal;
  /** The journal's name of the account. */
  readonly accountName: string;
  readonly account: Account;
}

/** Pages of the account's newest trades in which an order is sought that was not placed here. */
const FOREIGN_PAGES = 5;

export function createOrderReading({ journal, accountName, account }: OrderReadingParts): OrderReading {
  const identity = () => ({ apiKey: account.apiKey, wallet: account.funderAddress });
  const sightings = new OrderSightings();
  const parts = { journal, sightings };

  async function find(api: AccountApi, orderIds: readonly string[]): Promise<ShownOrders> {
    const shown = await findShown(api, orderIds);
    sightings.note(shown, Date.now());
    return shown;
  }

  /** The views of orders that may still change, each asked for at its sources. */
  async function read(
    orderIds: readonly string[],
    records: ReadonlyMap<string, OrderRecord>,
  ): Promise<ReadonlyMap<string, OrderView>> {
    if (orderIds.length === 0) return new Map();
    const api = await account.api();
    const shown = await find(api, orderIds);
    const views = new Map<string, OrderView>();
    for (const [orderId, order] of shown) {
      if (order !== undefined && (isOpen(order) || !records.has(orderId))) views.set(orderId, order);
    }
    const gone = orderIds.filter((orderId) => !views.has(orderId));
    const known = gone.flatMap((orderId) => records.get(orderId) ?? []);
    for (const [record, standing] of await readStandings(parts, api, known, shown)) {
      const { fills, trades } = standing;
      const view =
        fills === undefined ? journalView(record) : goneView(record, trades, fills, standing.shown);
      if (view !== undefined) views.set(view.orderId, view);
    }
    const foreign = gone.filter((orderId) => !records.has(orderId));
    for (const view of await readForeign(api, foreign)) views.set(view.orderId, view);
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
    async followFills(hinted) {
      const hintedRecords = await journal.withOrderIds(accountName, [...hinted.keys()]);
      const unsettled = await journal.unsettled(accountName);
      const placed = [...hintedRecords.values(), ...unsettled].filter(({ phase }) => phase === 'PLACED');
      const records = [...new Map(placed.map((record) => [record.recordId, record])).values()];
      if (records.length === 0) return 0;
      const api = await account.api();
      const shown = await find(
        api,
        records.flatMap(({ orderId }) => orderId ?? []),
      );
      const standings = await readStandings(parts, api, records, shown, hinted);
      return [...standings.values()].filter(({ fills }) => fills?.open === true).length;
    },
    readWorking: createWorkingReader({ journal, accountName, account, sightings }),
  };
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
