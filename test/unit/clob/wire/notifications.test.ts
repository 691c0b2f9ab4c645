import { describe, expect, it } from 'vitest';
import { parseNotifications } from '../../../../src/clob/wire/notifications.ts';
import { WireError } from '../../../../src/clob/wire/read.ts';
import { CONDITION_ID, market, ORDER_ID, TOKEN_ID } from './fixtures.ts';

const order = {
  order_id: ORDER_ID,
  market: CONDITION_ID,
  asset_id: TOKEN_ID,
  side: 'SELL',
  price: '0.5',
  original_size: '100',
  matched_size: '40',
  remaining_size: '60',
  outcome: 'Yes',
  outcome_index: 0,
  owner: 'key',
  trade_id: 't1',
  transaction_hash: '',
  type: 'GTC',
  question: 'Will it rain?',
  market_slug: 'rain',
  eventSlug: 'weather',
};
const parsedOrder = {
  orderId: ORDER_ID,
  conditionId: CONDITION_ID,
  tokenId: TOKEN_ID,
  side: 'SELL',
  price: '0.5',
  originalSize: '100',
  matchedSize: '40',
  remainingSize: '60',
  outcome: 'Yes',
  outcomeIndex: 0,
  tradeId: 't1',
  transactionHash: undefined,
  orderType: 'GTC',
  question: 'Will it rain?',
  marketSlug: 'rain',
};
const redeem = {
  amount: '12.5',
  conditionId: CONDITION_ID,
  image: '',
  negRisk: false,
  proxyWallet: '0xwallet',
  question: 'Will it rain?',
  slug: 'rain',
  txnHash: '0xhash',
};
const parsedRedeem = {
  proxyWallet: '0xwallet',
  amount: '12.5',
  transactionHash: '0xhash',
  conditionId: CONDITION_ID,
  question: 'Will it rain?',
  marketSlug: 'rain',
};
const parsedMarket = {
  conditionId: CONDITION_ID,
  question: 'Will it rain in London tomorrow?',
  marketSlug: 'rain-london',
};
const comment = { id: '9', body: 'Nice.', userAddress: '0xuser', profile: { name: 'ada' } };

describe('a notification', () => {
  it.each([
    [1, 'ORDER_CANCELED', order, parsedOrder],
    [2, 'ORDER_FILLED', order, parsedOrder],
    [
      8,
      'ORDER_FILL_FAILED',
      { ...order, condition_id: '0xother' },
      { ...parsedOrder, conditionId: '0xother' },
    ],
    [
      3,
      'MARKET_REGISTERED',
      { ...market, tokens: [] },
      { ...parsedMarket, winningTokenId: undefined, winningOutcome: undefined },
    ],
    [4, 'MARKET_RESOLVED', market, { ...parsedMarket, winningTokenId: '999', winningOutcome: 'No' }],
    [
      5,
      'REWARD_PAYOUT',
      { proxyWallet: '0xwallet', reward: 1.25, txnHash: '0xhash' },
      { proxyWallet: '0xwallet', amount: '1.25', transactionHash: '0xhash' },
    ],
    [6, 'CHILD_COMMENT', comment, { commentId: '9', body: 'Nice.', author: 'ada' }],
    [
      7,
      'YIELD_PAYOUT',
      { proxyWallet: '0xwallet', amount: '0.01', txnHash: '' },
      { proxyWallet: '0xwallet', amount: '0.01', transactionHash: undefined },
    ],
    [9, 'AUTO_REDEEMED', redeem, parsedRedeem],
    [10, 'COMBO_AUTO_REDEEMED', redeem, parsedRedeem],
  ])('of type %i is %s', (type, kind, payload, parsed) => {
    expect(parseNotifications([{ id: 7, type, owner: 'key', payload, timestamp: 1_675_277_676 }])).toEqual([
      {
        notificationId: '7',
        owner: 'key',
        timestamp: new Date(1_675_277_676_000),
        type,
        raw: payload,
        kind,
        payload: parsed,
      },
    ]);
  });

  it('for everyone has no owner, and may have no time', () => {
    expect(parseNotifications([{ id: 7, type: 4, owner: '', payload: market, timestamp: '' }])).toMatchObject(
      [{ notificationId: '7', owner: '', timestamp: undefined, kind: 'MARKET_RESOLVED' }],
    );
  });

  it.each([
    ['milliseconds', 1_675_277_676_000],
    ['numeric text', '1675277676'],
    ['ISO text', '2023-02-01T18:54:36Z'],
  ])('has a time in %s', (_, timestamp) => {
    expect(parseNotifications([{ id: 7, type: 4, payload: market, timestamp }])).toMatchObject([
      { timestamp: new Date(1_675_277_676_000) },
    ]);
  });
});

describe('a notification that cannot be read', () => {
  it('keeps its raw payload and never fails the list', () => {
    const payload = { ...order, side: 'HOLD' };
    expect(
      parseNotifications([
        { id: 1, type: 11, owner: 'key', payload: { new: true }, timestamp: 1_675_277_676 },
        { id: 2, type: 1, owner: 'key', payload },
        { id: {}, type: 'x', owner: [], payload: null, timestamp: 'never' },
        'nonsense',
        { id: 3, type: 5, owner: 'key', payload: { proxyWallet: '0xwallet', reward: '1' } },
      ]),
    ).toEqual([
      {
        notificationId: '1',
        owner: 'key',
        timestamp: new Date(1_675_277_676_000),
        type: 11,
        raw: { new: true },
        kind: 'UNKNOWN',
      },
      { notificationId: '2', owner: 'key', timestamp: undefined, type: 1, raw: payload, kind: 'UNKNOWN' },
      { notificationId: '', owner: '', timestamp: undefined, type: 0, raw: null, kind: 'UNKNOWN' },
      { notificationId: '', owner: '', timestamp: undefined, type: 0, raw: 'nonsense', kind: 'UNKNOWN' },
      expect.objectContaining({ notificationId: '3', kind: 'REWARD_PAYOUT' }),
    ]);
  });

  it('is not the list itself', () => {
    expect(parseNotifications(null)).toEqual([]);
    expect(() => parseNotifications({ error: 'x' })).toThrow(new WireError('notifications', 'a list'));
  });
});
