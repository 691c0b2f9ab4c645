/** A journal of many orders, made by the database itself: entering them one by one would take minutes. */
import { toJson } from '../../src/journal/stored-json.ts';
import { draftOf, placedOutcome } from './journal-orders.ts';

/** Statements that fill the tables of a migrated journal; the same for SQLite and PostgreSQL. */
export function fillingSql(orders: number): readonly string[] {
  const numbers = `with recursive n (i) as (select 1 union all select i + 1 from n where i < ${orders})`;
  return [
    `${numbers} insert into orders (record_id, account, client_order_id, input_hash, caller, received_at, deadline,
       phase, order_id, condition_id, token_id, side, spends, terms, outcome, status, matched_size, settled_size,
       fills_open, cancel_asked, refusal, sent_at, held_by, held_until)
     select ${recordId('i')}, case when i % 50 = 0 then 'another' else 'me' end, 'key ' || i, 'hash', 'local',
       ${TIME} + i, ${TIME} + i, case when i % 20000 = 0 then 'UNKNOWN' else 'PLACED' end, ${orderId('i')},
       'market ' || (i % 40), 'token ' || (i % 80), case when i % 2 = 0 then 'BUY' else 'SELL' end, 5000000,
       ${TERMS}, ${OUTCOME}, case when i % 10000 = 0 then 'LIVE' when i % 3 = 0 then 'MATCHED' else 'CANCELED' end,
       '0', '0', case when i % 20000 = 1 then 1 else 0 end, 0, null, ${TIME} + i, 'holder', ${TIME} + i
     from n`,
    `${numbers} insert into order_events (event_id, record_id, kind, at, body)
     select ${recordId('i')}, ${recordId('i / 2')}, case when i % 2 = 0 then 'PREPARED' else 'OUTCOME' end,
       ${TIME} + i, ${OUTCOME} from n`,
    `${numbers} insert into audit (entry_id, account, at, caller, action, input, outcome, finished_at)
     select ${recordId('i')}, case when i % 50 = 0 then 'another' else 'me' end, ${TIME} + i, 'local', 'createAndPostOrder', ${TERMS}, 'placed', ${TIME} + i from n`,
    `${numbers} insert into signed_orders (signed_id, account, order_id, caller, signed_at, expires_at, spends, terms, is_open)
     select ${recordId('i')}, case when i % 50 = 0 then 'another' else 'me' end, ${orderId('i')}, 'local', ${TIME} + i, 0,
       5000000, ${TERMS}, case when i % 20000 = 1 then 1 else 0 end from n`,
    `${numbers} insert into spending (account, day, holder, spent)
     select 'account ' || (i % 100), ${DAY} + (i % 8) * 86400000, 'holder ' || i, 1 from n where i <= 400`,
  ];
}

const { event } = draftOf('like all others');
const TERMS = `'${toJson(event.kind === 'PREPARED' ? event.terms : {})}'`;
const OUTCOME = `'${toJson(placedOutcome('like all others'))}'`;

/** Unix milliseconds; orders are a millisecond apart. */
export const TIME = 1_700_000_000_000;
const DAY = TIME - (TIME % 86_400_000);

/** The id of the record with that number, in SQL. */
function recordId(number: string): string {
  return `'018bcfe56800' || cast(1000000 + ${number} as text)`;
}

function orderId(number: string): string {
  return `'order ' || ${number}`;
}
