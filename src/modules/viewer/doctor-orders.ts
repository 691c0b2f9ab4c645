/** What the journal's orders tell of the account: how the newest fared, and whether the exchange shows them all. */
import type { ErrorCode } from '../../errors.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OrderOutcome } from '../../journal/order-outcome.ts';
import type { Account } from '../keys/account.ts';
import { readVenueView } from '../orders/venue-view.ts';
import { type Finding, failed, fine, warning } from './doctor-finding.ts';

export interface JournaledOrders {
  readonly account: Account;
  readonly journal: Pick<Journal, 'history'>;
  /** The journal's name of the account. */
  readonly accountName: string;
}

/** The newest orders, of which one has an answer of the exchange. */
const NEWEST = 20;

/** Refusals that are about the account and not about the order. */
const ADVICE: Partial<Record<ErrorCode, string>> = {
  EXCHANGE_UNAUTHORIZED:
    'Where the check API_KEY is OK, the key reads but may not trade: leave API_KEY, SECRET and PASSPHRASE out to have one that does derived from PRIVATE_KEY',
  INVALID_SIGNATURE:
    'SIGNATURE_TYPE must be the kind of the wallet FUNDER_ADDRESS, and CHAIN_ID the chain of the exchange',
  SIGNER_MISMATCH:
    'FUNDER_ADDRESS belongs to another signer: set it to the wallet of this PRIVATE_KEY, or set the PRIVATE_KEY of that wallet',
  OWNER_MISMATCH: 'Leave API_KEY, SECRET and PASSPHRASE out to have them derived from PRIVATE_KEY',
  MAKER_NOT_ALLOWED:
    'FUNDER_ADDRESS is not the wallet that the exchange knows for this signer and SIGNATURE_TYPE; new accounts have a deposit wallet (SIGNATURE_TYPE 3)',
  ADDRESS_BANNED: 'Ask the exchange why',
  NOT_ENOUGH_BALANCE:
    'See the checks MONEY and ALLOWANCE; where they are OK, ask for less or call updateBalanceAllowance, as the exchange remembers what it saw last',
  ORDER_VERSION_MISMATCH: 'See the check ORDER_VERSION',
  EXCHANGE_BLOCKED: 'The exchange refuses this server by address or region; see its terms',
};

/** What the exchange said of the newest order that it answered. */
export async function lastOrderFinding({ journal, accountName }: JournaledOrders): Promise<Finding> {
  const records = await journal.history(accountName, {}, { limit: NEWEST });
  const outcome = records.map((record) => record.outcome).find(isAnswered);
  if (outcome === undefined) return fine('the exchange has answered no order yet');
  if (outcome.kind !== 'rejected') return fine(`the exchange took the newest order, ${outcome.orderId}`);
  const seen = `the exchange refused the newest order, ${outcome.orderId}: ${outcome.explanation ?? outcome.message}`;
  const advice = ADVICE[outcome.code];
  return advice === undefined ? fine(seen) : failed(seen, advice);
}

function isAnswered(outcome: OrderOutcome | undefined): boolean {
  return outcome?.kind === 'placed' || (outcome?.kind === 'rejected' && outcome.origin === 'EXCHANGE');
}

const FOUND = {
  BY_ID: 'found by its id only',
  IN_TRADES: 'found in trades only',
  NOWHERE: 'found nowhere',
} as const;

/** Compares the orders that are live by the journal with what the exchange shows of them. */
export async function viewFinding({ journal, accountName, account }: JournaledOrders): Promise<Finding> {
  const { live, hidden } = await readVenueView(journal, accountName, account.api);
  if (live === 0) return fine('no order is live by the journal');
  if (hidden.length === 0) return fine('the exchange shows every order that is live by the journal');
  const missing = hidden.map(({ orderId, found }) => `${orderId} (${FOUND[found]})`);
  return warning(
    `VENUE_VIEW_INCOMPLETE: the exchange's open orders lack, of ${live} that are live by the journal, ${missing.join(', ')}`,
    "If these orders were not cancelled elsewhere (on the website, or by a heartbeat that ended), the exchange shows this API key only a part of the account's orders: do not take openOrders as complete, cancel by id, and see whether the signer has a newer account with another SIGNATURE_TYPE or FUNDER_ADDRESS",
  );
}
