import { describe, expect, it } from 'vitest';
import {
  orderPostBody,
  parseOpenOrder,
  parseOrderIfAny,
  readOrderStatus,
} from '../../../../src/clob/wire/orders.ts';
import { WireError } from '../../../../src/clob/wire/read.ts';
import type { SignedOrder } from '../../../../src/protocol/order.ts';
import { CONDITION_ID, ORDER_ID, openOrder, TOKEN_ID } from './fixtures.ts';

describe('an open order', () => {
  it('is read whole', () => {
    expect(parseOpenOrder(openOrder)).toEqual({
      orderId: ORDER_ID,
      status: { value: 'LIVE', raw: 'LIVE' },
      owner: 'b349bff6-7af8-0470-ed25-22a2a5e1c154',
      makerAddress: '0x1111111111111111111111111111111111111111',
      conditionId: CONDITION_ID,
      tokenId: TOKEN_ID,
      side: 'BUY',
      originalSize: '100',
      sizeMatched: '25',
      price: '0.5',
      associateTradeIds: ['bd31dc8a-1', 'bd31dc8a-2'],
      outcome: 'Yes',
      createdAt: new Date('2023-12-29T18:40:00Z'),
      expiration: undefined,
      orderType: { value: 'GTC', raw: 'GTC' },
    });
  });

  it('is read in its other spellings', () => {
    const variant = {
      ...openOrder,
      status: 'ORDER_STATUS_MATCHED',
      original_size: 100.5,
      size_matched: '',
      expiration: '1703875260',
      order_type: 'GTX',
      associate_trades: null,
      created_at: '1703875200000',
      outcome: undefined,
    };
    expect(parseOpenOrder(variant)).toMatchObject({
      status: { value: 'MATCHED', raw: 'ORDER_STATUS_MATCHED' },
      originalSize: '100.5',
      sizeMatched: '0',
      expiration: new Date('2023-12-29T18:41:00Z'),
      orderType: { value: 'UNKNOWN', raw: 'GTX' },
      associateTradeIds: [],
      createdAt: new Date('2023-12-29T18:40:00Z'),
      outcome: '',
    });
  });

  it.each([
    ['id', 'an id'],
    ['market', 'an id'],
    ['asset_id', 'an id'],
    ['side', 'BUY or SELL'],
    ['original_size', 'a decimal number'],
    ['price', 'a decimal number'],
    ['created_at', 'a time'],
  ])('is none without its %s', (field, expected) => {
    expect(() => parseOpenOrder({ ...openOrder, [field]: undefined })).toThrow(
      new WireError(field, expected),
    );
  });

  it.each([[null], [undefined], ['']])('asked for by id is not there where the answer is %j', (json) => {
    expect(parseOrderIfAny(json)).toBeUndefined();
  });
});

it.each([
  ['CANCELED', 'CANCELED'],
  ['ORDER_STATUS_CANCELED_MARKET_RESOLVED', 'CANCELED_MARKET_RESOLVED'],
  ["CANCELED_order couldn't be fully filled. FOK orders are fully filled or killed.", 'CANCELED'],
  ['INVALID', 'INVALID'],
  ['SUSPENDED', 'UNKNOWN'],
])('the status %s is %s', (raw, value) => {
  expect(readOrderStatus({ status: raw }, 'status')).toEqual({ value, raw });
});

describe('the body of a post', () => {
  const common = {
    salt: 890224563465n,
    maker: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
    signer: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
    tokenId: '1234',
    makerAmount: 5000000n,
    takerAmount: 10000000n,
    side: 'BUY',
    signatureType: 0,
    expiration: 0n,
    signature: '0x5f12',
  } as const;
  const zero = `0x${'0'.repeat(64)}`;

  it.each([2, 3] as const)('of version %i is what the official client sends', (version) => {
    const order: SignedOrder = {
      ...common,
      version,
      timestamp: 1780449126930n,
      metadata: zero,
      builder: zero,
    };
    expect(orderPostBody({ order, orderType: 'GTD', postOnly: true, deferExec: false }, 'the-key')).toEqual({
      deferExec: false,
      postOnly: true,
      order: {
        salt: 890224563465,
        maker: common.maker,
        signer: common.signer,
        tokenId: '1234',
        makerAmount: '5000000',
        takerAmount: '10000000',
        side: 'BUY',
        signatureType: 0,
        timestamp: '1780449126930',
        expiration: '0',
        metadata: zero,
        builder: zero,
        signature: '0x5f12',
      },
      owner: 'the-key',
      orderType: 'GTD',
    });
  });

  it('of version 1 is what the official client sends', () => {
    const taker = `0x${'0'.repeat(40)}`;
    const order: SignedOrder = { ...common, version: 1, taker, nonce: 3n, feeRateBps: 1000n };
    expect(orderPostBody({ order, orderType: 'FOK', postOnly: false, deferExec: true }, 'the-key')).toEqual({
      deferExec: true,
      postOnly: false,
      order: {
        salt: 890224563465,
        maker: common.maker,
        signer: common.signer,
        taker,
        tokenId: '1234',
        makerAmount: '5000000',
        takerAmount: '10000000',
        side: 'BUY',
        expiration: '0',
        nonce: '3',
        feeRateBps: '1000',
        signatureType: 0,
        signature: '0x5f12',
      },
      owner: 'the-key',
      orderType: 'FOK',
    });
  });
});
