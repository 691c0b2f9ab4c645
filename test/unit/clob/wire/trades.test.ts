import { expect, it } from 'vitest';
import { WireError } from '../../../../src/clob/wire/read.ts';
import { noteSkipped } from '../../../../src/clob/wire/skipped-rows.ts';
import { parseTrade } from '../../../../src/clob/wire/trades.ts';
import { CONDITION_ID, ORDER_ID, TOKEN_ID, trade } from './fixtures.ts';

it('a trade is read whole', () => {
  expect(parseTrade(trade)).toEqual({
    tradeId: '28c4d2eb-bbea-40e7-a9f0-b2fdb56b2c2e',
    takerOrderId: ORDER_ID,
    conditionId: CONDITION_ID,
    tokenId: TOKEN_ID,
    side: 'BUY',
    size: '25',
    feeRateBps: '0',
    price: '0.5',
    status: { value: 'CONFIRMED', raw: 'CONFIRMED' },
    matchTime: new Date(1_752_500_000_123),
    lastUpdate: new Date(1_752_500_003_000),
    outcome: 'Yes',
    bucketIndex: 1,
    owner: 'b349bff6-7af8-0470-ed25-22a2a5e1c154',
    makerAddress: '0x1111111111111111111111111111111111111111',
    makerOrders: [
      {
        orderId: '0xmaker',
        owner: 'ffff-key',
        makerAddress: '0x2222222222222222222222222222222222222222',
        matchedAmount: '25',
        price: '0.5',
        feeRateBps: undefined,
        tokenId: '999',
        outcome: 'No',
        side: 'BUY',
      },
    ],
    transactionHash: '0xhash',
    traderSide: { value: 'TAKER', raw: 'TAKER' },
    errorMessage: undefined,
  });
});

it('a trade is read in its other spellings', () => {
  const { side: _, ...oldMaker } = trade.maker_orders[0] ?? {};
  const variant = {
    ...trade,
    status: 'TRADE_STATUS_MATCHED_NOT_BROADCASTED',
    match_time: '2025-07-14T13:33:20Z',
    match_time_nano: undefined,
    last_update: '',
    bucket_index: undefined,
    maker_orders: [oldMaker],
    transaction_hash: '',
    trader_side: undefined,
    err_msg: 'reverted',
  };
  expect(parseTrade(variant)).toMatchObject({
    status: { value: 'MATCHED_NOT_BROADCASTED', raw: 'TRADE_STATUS_MATCHED_NOT_BROADCASTED' },
    matchTime: new Date(1_752_500_000_000),
    lastUpdate: new Date(1_752_500_000_000),
    bucketIndex: 0,
    makerOrders: [{ orderId: '0xmaker', side: undefined }],
    transactionHash: undefined,
    traderSide: { value: 'UNKNOWN', raw: '' },
    errorMessage: 'reverted',
  });
});

it.each(['MATCHED', 'MINED', 'CONFIRMED', 'RETRYING', 'FAILED'])('the status %s is known', (status) => {
  expect(parseTrade({ ...trade, status }).status).toEqual({ value: status, raw: status });
});

it('a status of the future is unknown, not a fault', () => {
  expect(parseTrade({ ...trade, status: 'SETTLED' }).status).toEqual({ value: 'UNKNOWN', raw: 'SETTLED' });
});

it('a malformed maker order is skipped and counted', () => {
  const [maker] = trade.maker_orders;
  const faulty = { ...trade, maker_orders: [{ ...maker, matched_amount: 'many' }, maker] };
  expect(noteSkipped(() => parseTrade(faulty).makerOrders)).toEqual({
    value: parseTrade(trade).makerOrders.slice(0, 1),
    skipped: [new WireError('maker_orders[0].matched_amount', 'a decimal number')],
  });
});
