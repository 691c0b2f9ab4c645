/** How an order stands, by what the exchange shows of it, its trades, and what was known of it before. */
import { expect, it } from 'vitest';
import type { Absence } from '../../../src/clob/order-end.ts';
import type { OpenOrder, OrderStatus, Trade, TradeStatus } from '../../../src/clob/types.ts';
import type { OrderRecord } from '../../../src/journal/order-record.ts';
import { type EndSigns, fillsOf } from '../../../src/modules/orders/fills.ts';

/** A record as far as fills look at it: a BUY of twenty shares at 0.5. */
const recordOf = (orderType: string, status = 'LIVE', tradeIds: readonly string[] = []) =>
  ({
    orderId: 'own',
    status,
    terms: { orderType, side: 'BUY', price: '0.5', size: '20', expiration: 0 },
    outcome: { kind: 'placed', tradeIds },
  }) as unknown as OrderRecord;
const tradeOf = (size: string, status: TradeStatus = 'CONFIRMED') =>
  ({
    tradeId: size,
    takerOrderId: 'own',
    size,
    price: '0.5',
    status: { value: status, raw: status },
    makerOrders: [],
  }) as unknown as Trade;
const shownAs = (status: OrderStatus, sizeMatched = '0') =>
  ({ status: { value: status, raw: status }, sizeMatched }) as OpenOrder;
/** Missing since the beginning of time, for as long as said. */
const missing = (until: number, looks: number, change: Partial<Absence> = {}): Absence => ({
  ...{ since: 0, until, looks, wasShown: true, wasDelayed: false },
  ...change,
});
const LONG = missing(60_000, 4);

it.each<[string, OrderRecord, readonly Trade[], EndSigns, string, string]>([
  ['is filled', recordOf('GTC'), [tradeOf('20')], {}, 'MATCHED', '20'],
  ['is shown with its end', recordOf('GTC'), [], { shown: shownAs('CANCELED') }, 'CANCELED', '0'],
  ['is shown as open', recordOf('GTC'), [tradeOf('8')], { shown: shownAs('LIVE', '8') }, 'LIVE', '8'],
  ['is not looked for', recordOf('GTC'), [tradeOf('8')], {}, 'LIVE', '8'],
  ['is missing once', recordOf('GTC'), [], { absence: missing(0, 1) }, 'UNKNOWN', '0'],
  [
    'is missing long, but was seen seldom',
    recordOf('GTC'),
    [],
    { absence: missing(60_000, 3) },
    'UNKNOWN',
    '0',
  ],
  ['is missing for long', recordOf('GTD'), [tradeOf('8')], { absence: LONG }, 'CANCELED', '8'],
  [
    'is missing and was never shown',
    recordOf('GTC'),
    [],
    { absence: { ...LONG, wasShown: false } },
    'UNKNOWN',
    '0',
  ],
  [
    'is missing after being held',
    recordOf('GTC'),
    [],
    { absence: { ...LONG, wasDelayed: true } },
    'INVALID',
    '0',
  ],
  ['never rests, matched in part', recordOf('FAK', 'MATCHED', ['8']), [tradeOf('8')], {}, 'CANCELED', '8'],
  [
    'never rests, matched, and lacks a trade',
    recordOf('FAK', 'MATCHED', ['8', '9']),
    [tradeOf('8')],
    {},
    'MATCHED',
    '8',
  ],
  [
    'was matched, and lacks a trade as all lists are empty',
    recordOf('GTC', 'MATCHED'),
    [],
    {},
    'MATCHED',
    '0',
  ],
  [
    'the stream told as matched, lacks a trade, and was shown before its end',
    recordOf('FOK', 'DELAYED'),
    [tradeOf('8')],
    { shown: shownAs('DELAYED', '0'), told: 'MATCHED' },
    'MATCHED',
    '8',
  ],
  ['never rests and is missing', recordOf('FOK'), [], { absence: missing(15_000, 2) }, 'INVALID', '0'],
  [
    'never rests and is missing briefly',
    recordOf('FOK'),
    [],
    { absence: missing(14_999, 2) },
    'UNKNOWN',
    '0',
  ],
  [
    'ended with its market',
    recordOf('GTC', 'CANCELED_MARKET_RESOLVED'),
    [],
    {},
    'CANCELED_MARKET_RESOLVED',
    '0',
  ],
  ['was cancelled, filled in part', recordOf('GTC', 'CANCELED'), [tradeOf('8')], {}, 'CANCELED', '8'],
  [
    'was taken for cancelled, and is open',
    recordOf('GTC', 'CANCELED'),
    [],
    { shown: shownAs('LIVE') },
    'LIVE',
    '0',
  ],
  [
    'the stream told as ended, still listed',
    recordOf('GTC'),
    [],
    { shown: shownAs('LIVE'), told: 'EXPIRED' },
    'EXPIRED',
    '0',
  ],
  [
    'was taken for cancelled, and is filled',
    recordOf('GTC', 'CANCELED'),
    [tradeOf('20')],
    {},
    'MATCHED',
    '20',
  ],
  ['has lost a fill', recordOf('GTC'), [tradeOf('12', 'FAILED'), tradeOf('8')], {}, 'FILL_VOIDED', '8'],
])('an order that %s', (name, record, trades, signs, status, size) => {
  const open = /lacks a trade|still listed/.test(name);
  expect(fillsOf(record, trades, signs)).toEqual({ status, matchedSize: size, settledSize: size, open });
});
