/** Reads an account's lists whole: what the stream goes by when it cannot know what it was not told. */
import type { AccountApi } from '../clob/account-api.ts';
import type { Notification } from '../clob/notification-types.ts';
import type { OpenOrder, Page, Trade } from '../clob/types.ts';
import type { AccountState, Reading } from './account-state.ts';

/** Look-ups of single orders or trades under way at once. */
const LOOKUPS_AT_ONCE = 4;

/**
 * Reads orders, then trades, then notifications: so the trades of an order that is gone are there, and the notice of how
 * it ended. The notifications may be missing: an account that was cancelled much has more of them than can be read.
 * @throws {CodedError} where orders or trades could not be read
 */
export async function readAccount(
  api: AccountApi,
  state: AccountState,
  begunAt: Date,
): Promise<{ readonly reading: Reading; readonly notifications: readonly Notification[] | undefined }> {
  const expected = state.openOrderIds;
  const listed = await readOrders(api, expected);
  const trades = await readPages((cursor) => api.trades({ after: state.horizon }, cursor));
  const unsettled = await inTurn(state.unsettledTrades, async (id) => (await api.trades({ id })).items);
  const notifications = await api.notifications().catch(() => undefined);
  return {
    reading: {
      begunAt,
      expected,
      orders: listed,
      trades: [...unsettled.flat(), ...distinct(trades.rows).reverse()],
    },
    notifications,
  };
}

/**
 * The open orders. Pages are counted off from the start, so an order that goes while they are read can push another off
 * between two pages: where there are several, one that was expected and not seen is asked for by its id.
 */
async function readOrders(api: AccountApi, expected: readonly string[]): Promise<readonly OpenOrder[]> {
  const { rows, pages } = await readPages((cursor) => api.openOrders({}, cursor));
  if (pages === 1) return rows;
  const seen = new Set(rows.map(({ orderId }) => orderId));
  const missed = await inTurn(
    expected.filter((id) => !seen.has(id)),
    (id) => api.order(id),
  );
  return [...rows, ...missed.filter((order) => order !== undefined)];
}

/** New rows push the others back, so that some come twice; none is passed over. */
function distinct(trades: readonly Trade[]): Trade[] {
  return [...new Map(trades.map((trade) => [trade.tradeId, trade])).values()];
}

async function readPages<T>(
  fetch: (cursor: string | undefined) => Promise<Page<T>>,
): Promise<{ readonly rows: readonly T[]; readonly pages: number }> {
  const rows: T[] = [];
  let pages = 0;
  let cursor: string | undefined;
  do {
    const page: Page<T> = await fetch(cursor);
    rows.push(...page.items);
    cursor = page.nextCursor;
    pages += 1;
  } while (cursor !== undefined);
  return { rows, pages };
}

/** Asks for each id, a few at a time. */
async function inTurn<T>(ids: readonly string[], ask: (id: string) => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  for (let start = 0; start < ids.length; start += LOOKUPS_AT_ONCE) {
    found.push(...(await Promise.all(ids.slice(start, start + LOOKUPS_AT_ONCE).map(ask))));
  }
  return found;
}
