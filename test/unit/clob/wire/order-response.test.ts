import { describe, expect, it } from 'vitest';
import { parseOrderLeg } from '../../../../src/clob/wire/order-response.ts';
import { CodedError } from '../../../../src/errors.ts';
import { acceptedLeg, ORDER_ID, restingLeg } from './fixtures.ts';

/** A leg, an error told by its facts. */
function leg(json: unknown): object {
  const parsed = parseOrderLeg(json);
  if (!(parsed instanceof CodedError)) return parsed;
  const { name, code, message } = parsed;
  return { name, code, message };
}

describe('accepted', () => {
  it('is a resting order, which gave and got nothing yet', () => {
    expect(leg(restingLeg)).toEqual(acceptedLeg);
  });

  it('is a matched order, with the amounts in decimals', () => {
    expect(
      leg({
        success: true,
        errorMsg: null,
        orderID: ORDER_ID,
        status: 'matched',
        makingAmount: '9.999999',
        takingAmount: '14.925372',
        transactionsHashes: ['0xh1'],
        tradeIDs: ['t1', 't2'],
      }),
    ).toEqual({
      orderId: ORDER_ID,
      status: { value: 'MATCHED', raw: 'matched' },
      makingAmount: '9.999999',
      takingAmount: '14.925372',
      transactionHashes: ['0xh1'],
      tradeIds: ['t1', 't2'],
    });
  });

  it('reads the other spellings of hashes and trades, and null', () => {
    expect(leg({ ...restingLeg, transactionHashes: ['0xh1'], tradeIds: ['t1'] })).toMatchObject({
      transactionHashes: ['0xh1'],
      tradeIds: ['t1'],
    });
    expect(leg({ ...restingLeg, transactionsHashes: null, tradeIDs: null })).toMatchObject({
      transactionHashes: [],
      tradeIds: [],
    });
  });

  it.each([
    ['delayed', 'DELAYED'],
    ['unmatched', 'UNMATCHED'],
    ['queued', 'UNKNOWN'],
  ])('is %s', (raw, value) => {
    expect(leg({ ...restingLeg, status: raw })).toMatchObject({ status: { value, raw } });
  });

  it('is an order held back under its id', () => {
    const errorMsg = 'order match delayed due to market conditions';
    expect(leg({ ...restingLeg, status: 'delayed', errorMsg })).toMatchObject({
      orderId: ORDER_ID,
      status: { value: 'DELAYED', raw: 'delayed' },
    });
  });
});

describe('refused', () => {
  it('is a leg without an order id that gives its reason, though it says success', () => {
    const failed = {
      ...restingLeg,
      orderID: '',
      status: '',
      errorMsg: 'invalid post-only order: order crosses book',
    };
    expect(leg(failed)).toEqual({
      name: 'ExchangeRefusedError',
      code: 'POST_ONLY_WOULD_CROSS',
      message: 'invalid post-only order: order crosses book',
    });
  });

  it('is a leg with an id and a known refusal', () => {
    const errorMsg = 'no orders found to match with FAK order. FAK orders are partially filled or killed.';
    expect(leg({ ...restingLeg, errorMsg })).toEqual({
      name: 'ExchangeRefusedError',
      code: 'FAK_NOT_FILLED',
      message: errorMsg,
    });
  });

  it('is a leg that says no success, in words of its own', () => {
    expect(
      leg({ ...restingLeg, orderID: '', success: false, status: 'delayed', errorMsg: 'not today' }),
    ).toEqual({
      name: 'ExchangeRefusedError',
      code: 'EXCHANGE_REFUSED',
      message: 'not today',
    });
  });

  it('is a leg that has but an error', () => {
    expect(leg({ error: 'invalid signature' })).toEqual({
      name: 'ExchangeRefusedError',
      code: 'INVALID_SIGNATURE',
      message: 'invalid signature',
    });
  });
});

describe('unclear', () => {
  it.each([
    ['neither id nor reason', { ...restingLeg, orderID: '' }],
    ['an id and no success', { ...restingLeg, success: false }],
  ])('is a leg with %s', (_, json) => {
    expect(leg(json)).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_UNREADABLE',
      message: 'The exchange answered an order with neither a clear order id nor a reason.',
    });
  });

  it.each([true, false])('is an id beside words nobody knows, whether it says success: %s', (success) => {
    expect(leg({ ...restingLeg, success, errorMsg: 'by the way' })).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_UNREADABLE',
      message: 'The exchange answered an order with an order id and the words "by the way".',
    });
  });

  it.each([
    ['could not insert order', 'EXCHANGE_FAILED'],
    ['order match delayed due to market conditions', 'ORDER_DELAYED'],
  ])('is a step that failed or waits: %s', (errorMsg, code) => {
    expect(leg({ ...restingLeg, orderID: '', errorMsg })).toEqual({
      name: 'ExchangeUnclearError',
      code,
      message: errorMsg,
    });
  });

  it.each([
    ['a bare text', 'OK', 'order response is not an object'],
    [
      'an amount that is none',
      { ...restingLeg, makingAmount: 'lots' },
      'makingAmount is not a decimal number',
    ],
  ])('is %s', (_, json, fault) => {
    expect(leg(json)).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_UNREADABLE',
      message: `The exchange's answer to an order is not what its protocol says: ${fault}.`,
    });
  });
});
