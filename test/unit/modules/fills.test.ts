/** How an order that the exchange lists no longer has ended, by its trades and by what was known of it before. */
import { expect, it } from 'vitest';
import type { Trade, TradeStatus } from '../../../src/clob/types.ts';
import type { OrderRecord } from '../../../src/journal/order-record.ts';
import { fillsOf } from '../../../src/modules/orders/fills.ts';

/** A record as far as fills look at it: an order of twenty shares. */
const recordOf = (orderType: string, status = 'LIVE') =>
  ({ orderId: 'own', status, terms: { orderType, size: '20' } }) as OrderRecord;
const tradeOf = (size: string, status: TradeStatus = 'CONFIRMED') =>
  ({
    tradeId: size,
    takerOrderId: 'own',
    size,
    status: { value: status, raw: status },
    makerOrders: [],
  }) as unknown as Trade;

it.each([
  ['rests and is filled', recordOf('GTC'), [tradeOf('20')], 'MATCHED', '20'],
  ['rests and is filled in part', recordOf('GTD'), [tradeOf('8')], 'CANCELED', '8'],
  ['rests and is not filled', recordOf('GTC'), [], 'CANCELED', '0'],
  ['never rests and is filled in part', recordOf('FAK'), [tradeOf('8')], 'MATCHED', '8'],
  ['never rests and is not filled', recordOf('FOK'), [], 'CANCELED', '0'],
  [
    'was ended by its market',
    recordOf('GTC', 'CANCELED_MARKET_RESOLVED'),
    [],
    'CANCELED_MARKET_RESOLVED',
    '0',
  ],
  ['was cancelled, filled in part', recordOf('GTC', 'CANCELED'), [tradeOf('8')], 'CANCELED', '8'],
  ['was taken for cancelled, and is filled', recordOf('GTC', 'CANCELED'), [tradeOf('20')], 'MATCHED', '20'],
  ['has lost a fill', recordOf('GTC'), [tradeOf('12', 'FAILED'), tradeOf('8')], 'FILL_VOIDED', '8'],
] as const)('an order that %s', (_name, record, trades, status, size) => {
  expect(fillsOf(record, trades)).toEqual({ status, matchedSize: size, settledSize: size, open: false });
});
