/** The account's open orders as the limits count them: an order stays counted until its end is proved. */
import { endStatus, isOpen, judgeEnd } from '../../clob/order-end.ts';
import { lookUpOrders, readOpenOrders } from '../../clob/read-all.ts';
import type { OpenOrder } from '../../clob/types.ts';
import type { Journal } from '../../journal/journal.ts';
import type { Account } from '../keys/account.ts';
import type { ShownOrders } from './find-open-orders.ts';
import type { OrderSightings } from './order-sightings.ts';
import { isEnd, readStandings } from './order-standings.ts';
import { isOver } from './record-fills.ts';

/** Orders that may still be filled. */
export interface OpenReading {
  /** As the list or their ids show them. */
  readonly open: readonly OpenOrder[];
  /** Ids of the expected orders that are proved to have ended. */
  readonly ended: ReadonlySet<string>;
}

export interface WorkingReaderParts {
  readonly journal: Journal;
  /** The journal's name of the account. */
  readonly accountName: string;
  readonly account: Account;
  readonly sightings: OrderSightings;
}

/** Orders that are looked up in one reading; the others' turn comes in the next ones. */
const MOST_LOOKUPS = 100;

/**
 * Gives a function that reads the open orders now, sharing no earlier answer. Of the orders that are expected to be open,
 * those that the list lacks are looked up. It throws what the exchange and the journal throw.
 */
export function createWorkingReader(parts: WorkingReaderParts) {
  const { journal, accountName, account, sightings } = parts;

  return async (expected: readonly string[]): Promise<OpenReading> => {
    const { api } = await account.source();
    const { items } = await readOpenOrders(api, {});
    const listed = new Map(items.map((order) => [order.orderId, order]));
    const missing = expected.filter((orderId) => !listed.has(orderId));
    if (missing.length === 0) {
      sightings.note(listed, Date.now());
      return { open: items, ended: new Set() };
    }
    const records = await journal.withOrderIds(accountName, missing);
    const ended = new Set(missing.filter((orderId) => isOver(records.get(orderId))));
    const left = missing.filter((orderId) => !ended.has(orderId)).slice(0, MOST_LOOKUPS);
    const lookedUp: ShownOrders = await lookUpOrders(api, left);
    sightings.note(new Map([...listed, ...lookedUp]), Date.now());
    const found = [...lookedUp.values()].filter((order) => order !== undefined);
    for (const { orderId, status } of found) if (endStatus(status.value) !== undefined) ended.add(orderId);
    const absent = [...lookedUp.keys()].filter((orderId) => lookedUp.get(orderId) === undefined);
    const own = absent.flatMap((orderId) => records.get(orderId) ?? []);
    for (const [{ orderId = '' }, { fills }] of await readStandings(parts, api, own, lookedUp)) {
      if (fills !== undefined && isEnd(fills.status)) ended.add(orderId);
    }
    for (const orderId of absent) if (!records.has(orderId) && isForeignEnd(orderId)) ended.add(orderId);
    return { open: [...items, ...found.filter(isOpen)], ended };
  };

  /** Of an order that was placed elsewhere, what it was when it was shown last. */
  function isForeignEnd(orderId: string): boolean {
    const { order, absence } = sightings.of(orderId);
    if (order === undefined || absence === undefined) return false;
    return isEnd(judgeEnd({ order, fills: [], absence, at: new Date(absence.since) }));
  }
}
