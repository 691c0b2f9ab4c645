/**
 * Whether the exchange shows this account all of its orders. Some accounts never see theirs: deposit wallets, and a signer's
 * older wallets (py-clob-client 310, ts-sdk 364). For them a missing order proves nothing at all.
 */
import type { AccountApi } from '../../clob/account-api.ts';
import { endStatus, isOpen } from '../../clob/order-end.ts';
import { readOpenOrders } from '../../clob/read-all.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OrderRecord } from '../../journal/order-record.ts';
import { endOfGtd } from '../../protocol/order.ts';
import { fillsOf } from './fills.ts';
import { findOrder } from './find-order.ts';

/** Orders that are live by the journal, and those among them that the exchange does not show as it should. */
export interface VenueView {
  readonly live: number;
  readonly hidden: readonly { readonly orderId: string; readonly found: 'BY_ID' | 'IN_TRADES' | 'NOWHERE' }[];
}

/** Live orders that are compared, newest first. */
const MOST_COMPARED = 500;
/** Pages of the exchange's list that they are compared with. */
const MAX_PAGES = 5;
/** Unlisted orders that are looked up one by one. */
const LOOKED_UP = 5;

/** Compares the orders that are live by the journal with what the exchange shows. Throws what journal and `AccountApi` throw. */
export async function readVenueView(
  journal: Pick<Journal, 'history'>,
  accountName: string,
  connect: () => Promise<AccountApi>,
): Promise<VenueView> {
  const recorded = await journal.history(accountName, { statuses: ['LIVE'] }, { limit: MOST_COMPARED });
  const live = recorded.filter(isInForce);
  if (live.length === 0) return { live: 0, hidden: [] };
  const api = await connect();
  const { items, isSnapshot } = await readOpenOrders(api, {}, MAX_PAGES);
  const listed = new Set(items.map(({ orderId }) => orderId));
  const unlisted = live.filter(({ orderId }) => !listed.has(orderId ?? ''));
  const looks = await Promise.all(
    unlisted.slice(0, LOOKED_UP).map((record) => lookUp(api, record, isSnapshot)),
  );
  return { live: live.length, hidden: looks.filter((look) => look !== undefined) };
}

/** How the exchange shows an order that it does not list; `undefined` where that is as it should be. */
async function lookUp(
  api: AccountApi,
  record: OrderRecord,
  isWholeList: boolean,
): Promise<VenueView['hidden'][number] | undefined> {
  const { orderId, terms } = record;
  if (orderId === undefined || terms === undefined) return undefined;
  const found = await findOrder(api, orderId, terms);
  if (found.kind === 'absent') return { orderId, found: 'NOWHERE' };
  if (found.kind === 'shown') {
    return isWholeList && isOpen(found.order) ? { orderId, found: 'BY_ID' } : undefined;
  }
  return endStatus(fillsOf(record, found.trades).status) === 'MATCHED'
    ? undefined
    : { orderId, found: 'IN_TRADES' };
}

/** Whether it has not expired. */
function isInForce({ terms }: OrderRecord): boolean {
  const { expiration = 0 } = terms ?? {};
  return expiration === 0 || Date.now() < endOfGtd(expiration);
}
