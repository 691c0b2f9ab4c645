/** How orders of the journal stand that the exchange does not list as open: by their trades, and by their ids if need be. */
import type { AccountApi } from '../../clob/account-api.ts';
import { endStatus } from '../../clob/order-end.ts';
import { lookUpOrders } from '../../clob/read-all.ts';
import type { OpenOrder, Trade } from '../../clob/types.ts';
import type { Journal, OrderChange } from '../../journal/journal.ts';
import type { Fills, OrderRecord, RecordedStatus } from '../../journal/order-record.ts';
import { fillsOf, names } from './fills.ts';
import type { ShownOrders } from './find-open-orders.ts';
import type { OrderSightings } from './order-sightings.ts';
import { newsOf } from './record-fills.ts';
import { tradesOf } from './record-trades.ts';
import type { Hints } from './settlement-watch.ts';

export interface Standing {
  /** The account's trades in the order's market, among others perhaps. */
  readonly trades: readonly Trade[];
  /** The order as the exchange shows it, open or ended. */
  readonly shown: OpenOrder | undefined;
  /** `undefined` for an order of unknown outcome of which nothing was found. */
  readonly fills: Fills | undefined;
}

/** Orders that are looked up at once; the others stay as they are until the next time. */
const MOST_LOOKUPS = 100;

/**
 * Judges orders, and writes down what is proved. Those that were not looked up yet, and whose trades prove no end, are asked
 * for by id. Throws what the journal and `AccountApi` throw.
 * @param shown what the exchange showed of them, noted in `sightings` already
 * @param told ends that the account's stream told
 */
export async function readStandings(
  { journal, sightings }: { readonly journal: Journal; readonly sightings: OrderSightings },
  api: AccountApi,
  records: readonly OrderRecord[],
  shown: ShownOrders,
  told: Hints = new Map(),
): Promise<ReadonlyMap<OrderRecord, Standing>> {
  const trades = await tradesOf(api, records);
  const doubtful = [...trades].flatMap(([record, ofMarket]) => {
    const { orderId = '' } = record;
    const isProved = isEnd(fillsOf(record, ofMarket, { told: told.get(orderId) }).status);
    return shown.has(orderId) || isProved ? [] : [orderId];
  });
  const lookedUp = await lookUpOrders(api, doubtful.slice(0, MOST_LOOKUPS));
  sightings.note(lookedUp, Date.now());
  const standings = new Map<OrderRecord, Standing>();
  const news: OrderChange[] = [];
  for (const [record, ofMarket] of trades) {
    const { orderId = '', phase } = record;
    const order = shown.get(orderId) ?? lookedUp.get(orderId);
    const isPlaced = phase === 'PLACED' || order !== undefined || ofMarket.some((one) => names(one, orderId));
    const { absence } = sightings.of(orderId);
    const signs = { shown: order, absence, told: told.get(orderId) };
    const fills = isPlaced ? fillsOf(record, ofMarket, signs) : undefined;
    if (phase === 'PLACED' && fills !== undefined) news.push(...newsOf(record, fills));
    standings.set(record, { trades: ofMarket, shown: order, fills });
  }
  if (news.length > 0) await journal.append(news);
  return standings;
}

/** Whether an order of this status is over. */
export function isEnd(status: RecordedStatus | 'OPEN'): boolean {
  return status === 'FILL_VOIDED' || endStatus(status) !== undefined;
}
