/**
 * Looks for an order whose outcome is not known.
 *
 * What it takes to say that an order is not shown: (1) asked for by its id, it is neither open nor ended; (2) asked for
 * *after that*, none of the account's trades in its market since it was signed names it, all pages read. In this order, as an order that is filled
 * between the two is then seen in the trades; the other way round it would be seen in neither. Any failure to read proves
 * nothing. Even so it may have rested and been cancelled without a fill, or may still be under way, so:
 *
 * - it is sent again only where nobody asked this gateway to cancel it, its deadline has not passed and no copy was refused.
 *   The copy has the same bytes and so the same id, and the exchange takes an id once: where the proof was wrong, it says
 *   "Duplicated", and the order is there;
 * - it is declared not taken only where it will not be sent again, the last copy was sent so long ago that its signed
 *   timestamp has run out, and the exchange shows the account's other orders (`venue-view.ts`): then no copy can arrive any
 *   more, and what the look-ups say stays true. An exchange that answers ended orders settles all this with one answer.
 */
import type { AccountApi } from '../../clob/account-api.ts';
import { incomplete } from '../../clob/incomplete.ts';
import { type ReadAll, readTrades } from '../../clob/read-all.ts';
import type { OpenOrder, Trade } from '../../clob/types.ts';
import type { RecordedTerms } from '../../journal/order-record.ts';
import { names } from './fills.ts';

/** What a look-up found. */
export type Sighting =
  /** Open or ended, as its status says. */
  | { readonly kind: 'shown'; readonly order: OpenOrder }
  /** Every trade that names it. */
  | { readonly kind: 'traded'; readonly trades: readonly Trade[] }
  | { readonly kind: 'absent' };

/** How far the exchange's times may be from those an order was signed by. */
const CLOCK_MARGIN_MS = 120_000;

/** Throws what `AccountApi` throws where the exchange could not be asked. */
export async function findOrder(
  api: AccountApi,
  orderId: string,
  terms: Pick<RecordedTerms, 'conditionId' | 'signedAt'>,
): Promise<Sighting> {
  const order = await api.order(orderId);
  if (order !== undefined) return { kind: 'shown', order };
  const { items, isWhole } = await tradesSince(api, terms);
  const trades = items.filter((trade) => names(trade, orderId));
  if (trades.length > 0) return { kind: 'traded', trades };
  if (!isWhole) throw incomplete('trades');
  return { kind: 'absent' };
}

/** When the trades begin that may name an order. */
export function tradesAfter(signedAt: number): Date {
  return new Date(signedAt - CLOCK_MARGIN_MS);
}

type Signed = Pick<RecordedTerms, 'conditionId' | 'signedAt'>;

/** The account's trades in a market since an order was signed. */
function tradesSince(api: AccountApi, { conditionId, signedAt }: Signed): Promise<ReadAll<Trade>> {
  return readTrades(api, { market: conditionId, after: tradesAfter(signedAt) });
}

/**
 * The account's trades in a market since an order was signed: all of them.
 * @throws {ExchangeUnclearError} where the list could not be read whole
 */
export async function wholeTradesSince(api: AccountApi, signed: Signed): Promise<readonly Trade[]> {
  const { items, isWhole } = await tradesSince(api, signed);
  if (!isWhole) throw incomplete('trades');
  return items;
}
