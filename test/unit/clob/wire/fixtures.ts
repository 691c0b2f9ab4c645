/** Rows as the exchange sends them: shaped after its OpenAPI and recorded answers, some ids shortened. */
import type { OrderAccepted } from '../../../../src/clob/types.ts';

export const CONDITION_ID = '0xbd31dc8a20211944f6b70f31557f1001557b59905b7738480ca09bd4532f84af';
export const TOKEN_ID = '71321045679252212594626385532706912750332728571942532289631379312455583992563';
export const ORDER_ID = '0xe2fe64378ef8af3609da3ad315f7daef3c0414c288c33b0b69e0ea4278b22f4a';

export const openOrder = {
  id: ORDER_ID,
  status: 'LIVE',
  owner: 'b349bff6-7af8-0470-ed25-22a2a5e1c154',
  maker_address: '0x1111111111111111111111111111111111111111',
  market: CONDITION_ID,
  asset_id: TOKEN_ID,
  side: 'BUY',
  original_size: '100',
  size_matched: '25',
  price: '0.5',
  outcome: 'Yes',
  expiration: '0',
  order_type: 'GTC',
  associate_trades: ['bd31dc8a-1', 'bd31dc8a-2'],
  created_at: 1_703_875_200,
};

/** The answer to the post of an order that only rests. */
export const restingLeg = {
  success: true,
  errorMsg: '',
  orderID: ORDER_ID,
  status: 'live',
  takingAmount: '',
  makingAmount: '',
};

/** The same as our type. */
export const acceptedLeg: OrderAccepted = {
  orderId: ORDER_ID,
  status: { value: 'LIVE', raw: 'live' },
  makingAmount: '0',
  takingAmount: '0',
  transactionHashes: [],
  tradeIds: [],
};

export const trade = {
  id: '28c4d2eb-bbea-40e7-a9f0-b2fdb56b2c2e',
  taker_order_id: ORDER_ID,
  market: CONDITION_ID,
  asset_id: TOKEN_ID,
  side: 'BUY',
  size: '25',
  fee_rate_bps: '0',
  price: '0.5',
  status: 'CONFIRMED',
  match_time: '1752500000',
  match_time_nano: '1752500000123456789',
  last_update: '1752500003',
  outcome: 'Yes',
  bucket_index: 1,
  owner: 'b349bff6-7af8-0470-ed25-22a2a5e1c154',
  maker_address: '0x1111111111111111111111111111111111111111',
  maker_orders: [
    {
      order_id: '0xmaker',
      owner: 'ffff-key',
      maker_address: '0x2222222222222222222222222222222222222222',
      matched_amount: '25',
      price: '0.5',
      fee_rate_bps: '',
      asset_id: '999',
      outcome: 'No',
      side: 'BUY',
    },
  ],
  transaction_hash: '0xhash',
  trader_side: 'TAKER',
};

export const market = {
  enable_order_book: true,
  active: true,
  closed: false,
  archived: false,
  accepting_orders: true,
  accepting_order_timestamp: '2026-01-05T19:01:22Z',
  minimum_order_size: 5,
  minimum_tick_size: 0.01,
  condition_id: CONDITION_ID,
  question_id: '0xquestion',
  question: 'Will it rain in London tomorrow?',
  description: 'Resolves by the Met Office.',
  market_slug: 'rain-london',
  end_date_iso: '2026-12-31T00:00:00Z',
  game_start_time: null,
  seconds_delay: 0,
  fpmm: '',
  maker_base_fee: 1000,
  taker_base_fee: 1000,
  neg_risk: false,
  neg_risk_market_id: '',
  icon: 'https://example.com/icon.png',
  image: '',
  rewards: { rates: null, min_size: 0, max_spread: 0 },
  tokens: [
    { token_id: TOKEN_ID, outcome: 'Yes', price: 0.5, winner: false },
    { token_id: '999', outcome: 'No', price: 1e-7, winner: true },
  ],
  tags: ['Weather', 'All'],
};

export const book = {
  market: CONDITION_ID,
  asset_id: TOKEN_ID,
  timestamp: '1703875200123',
  hash: '36f56998e26d9a7c553446f35b240481efb271a3',
  bids: [
    { price: '.48', size: '100' },
    { price: '0.49', size: '200.5' },
  ],
  asks: [
    { price: '0.53', size: '60' },
    { price: '0.51', size: '10' },
  ],
  min_order_size: '5',
  tick_size: '0.01',
  neg_risk: false,
  last_trade_price: '0.5',
};
