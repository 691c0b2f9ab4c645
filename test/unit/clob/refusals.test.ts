import { describe, expect, it } from 'vitest';
import { quotable, readRefusal, refusalCode } from '../../../src/clob/refusals.ts';

const ID = `0x${'ab'.repeat(32)}`;

describe('the code of a text', () => {
  it.each([
    [`order ${ID} is invalid. Duplicated.`, 'DUPLICATE_ORDER'],
    [`order ${ID} is invalid. Price (0.505) breaks minimum tick size rule: 0.01`, 'PRICE_OFF_TICK'],
    ['order is invalid. Price breaks minimum tick size rules', 'PRICE_OFF_TICK'],
    [`order ${ID} is invalid. Size (4) lower than the minimum: 5`, 'SIZE_BELOW_MINIMUM'],
    ['invalid amount for a marketable BUY order ($0.5), min size: $1', 'AMOUNT_BELOW_MINIMUM'],
    [
      'invalid amounts, the market buy orders maker amount supports a max accuracy of 2 decimals, taker amount a max of 4 decimals',
      'INVALID_AMOUNTS',
    ],
    [
      "invalid amounts, the taker amount for a $0.22 order of size 19.69 should be '4.3318' but the value submited is '4.33'",
      'INVALID_AMOUNTS',
    ],
    ['the trade contains rounding issues', 'INVALID_AMOUNTS'],
    ['invalid post-only order: only GTC and GTD order types are allowed', 'INVALID_POST_ONLY'],
    ['invalid post-only order: order crosses book', 'POST_ONLY_WOULD_CROSS'],
    [`order ${ID} crosses the book`, 'POST_ONLY_WOULD_CROSS'],
    ['not enough balance / allowance', 'NOT_ENOUGH_BALANCE'],
    [
      'not enough balance / allowance: the balance is not enough -> balance: 8100, order amount: 5140070',
      'NOT_ENOUGH_BALANCE',
    ],
    ['invalid expiration', 'INVALID_EXPIRATION'],
    ["order couldn't be fully filled. FOK orders are fully filled or killed.", 'FOK_NOT_FILLED'],
    ['FOK orders are filled or killed', 'FOK_NOT_FILLED'],
    [
      'no orders found to match with FAK order. FAK orders are partially filled or killed if no match is found.',
      'FAK_NOT_FILLED',
    ],
    ['there are no matching orders', 'FAK_NOT_FILLED'],
    ['order timed out', 'ORDER_TIMED_OUT'],
    ['order canceled in the CTF exchange contract', 'ORDER_CANCELED_ON_CHAIN'],
    [
      "the price of the taker's order has a discrepancy greater than allowed with the worst maker order",
      'EXCHANGE_FAILED',
    ],
    ['Invalid market', 'MARKET_NOT_FOUND'],
    ['invalid builder trade params', 'BAD_USER_INPUT'],
    ['order match delayed due to market conditions', 'ORDER_DELAYED'],
    ['could not insert order', 'EXCHANGE_FAILED'],
    ['could not run the execution', 'EXCHANGE_FAILED'],
    ['error delaying the order', 'EXCHANGE_FAILED'],
    ['context canceled', 'EXCHANGE_FAILED'],
    ['the market is not yet ready to process new orders', 'MARKET_NOT_READY'],
    ['order_version_mismatch', 'ORDER_VERSION_MISMATCH'],
    ['invalid order version, please use the latest clob-client', 'ORDER_VERSION_MISMATCH'],
    ['invalid signature', 'INVALID_SIGNATURE'],
    ['invalid nonce', 'INVALID_NONCE'],
    ["invalid fee rate (0), current market's taker fee: 1000", 'INVALID_FEE_RATE'],
    ['the order owner has to be the owner of the API KEY', 'OWNER_MISMATCH'],
    ['the order signer address has to be the address of the API KEY', 'SIGNER_MISMATCH'],
    ['maker address not allowed, please use the deposit wallet flow', 'MAKER_NOT_ALLOWED'],
    ["'0x1111111111111111111111111111111111111111' address banned", 'ADDRESS_BANNED'],
    ["'0x1111111111111111111111111111111111111111' address in closed only mode", 'CLOSED_ONLY'],
    ['Too many orders in payload: 16, max allowed: 15', 'TOO_MANY_ORDERS'],
    ['too many requests', 'RATE_LIMITED'],
    ['per-token rate limit exceeded', 'RATE_LIMITED'],
    ['Trading is currently cancel-only', 'EXCHANGE_CANCEL_ONLY'],
    ['post_only_mode', 'EXCHANGE_POST_ONLY'],
    ['Trading is currently disabled', 'EXCHANGE_TRADING_DISABLED'],
    ['the matching engine is restarting', 'EXCHANGE_RESTARTING'],
    ['Trading restricted in your region, please see the terms', 'EXCHANGE_BLOCKED'],
    ['Unauthorized/Invalid api key', 'EXCHANGE_UNAUTHORIZED'],
    ['Invalid API key', 'EXCHANGE_UNAUTHORIZED'],
    ['Invalid L1 Request headers', 'EXCHANGE_UNAUTHORIZED'],
    ['No orderbook exists for the requested token id', 'TOKEN_NOT_FOUND'],
    ['the orderbook 1234 does not exist', 'TOKEN_NOT_FOUND'],
    ['market not found', 'MARKET_NOT_FOUND'],
    ["order can't be found - already canceled or matched", 'ORDER_NOT_FOUND'],
    ['Order not found or already canceled', 'ORDER_NOT_FOUND'],
    ['Order already matched', 'ORDER_NOT_FOUND'],
    ['already canceled or matched', 'ORDER_NOT_FOUND'],
    ['Invalid order payload', 'INVALID_ORDER_PAYLOAD'],
    ['Invalid orderID', 'BAD_USER_INPUT'],
    ['Invalid token id', 'BAD_USER_INPUT'],
    ['Invalid asset type', 'BAD_USER_INPUT'],
    ['Invalid signature_type', 'BAD_USER_INPUT'],
    ['Invalid ids', 'BAD_USER_INPUT'],
    ['invalid order params payload', 'BAD_USER_INPUT'],
    ['Invalid trade params payload', 'BAD_USER_INPUT'],
    ['Payload exceeds the limit', 'BAD_USER_INPUT'],
    ['Could not create api key', undefined],
    ['Could not derive api key!', undefined],
  ])('%s is %s', (text, code) => {
    expect(refusalCode(text)).toBe(code);
  });
});

describe('an error body', () => {
  it.each([
    ['error', { error: 'invalid nonce' }],
    ['errorMsg of old', { success: false, errorMsg: 'invalid nonce' }],
    ['error_msg of heartbeats', { error: '', error_msg: 'invalid nonce' }],
  ])('says it as %s', (_, body) => {
    expect(readRefusal(body)).toEqual({ text: 'invalid nonce', code: 'INVALID_NONCE' });
  });

  it('goes by the code beside the text', () => {
    expect(readRefusal({ error: 'only makers now', code: 'post_only_mode' })).toEqual({
      text: 'only makers now',
      code: 'EXCHANGE_POST_ONLY',
    });
  });

  it.each([[null], [undefined], ['OK'], [[]], [{}], [{ error: { deep: 1 } }], [{ message: 'not ours' }]])(
    "is not the exchange's: %j",
    (body) => {
      expect(readRefusal(body)).toBeUndefined();
    },
  );
});

describe('quoting', () => {
  it('keeps ids and takes signatures out', () => {
    expect(quotable(`order ${ID} signed 0x${'f'.repeat(130)}.`)).toBe(`order ${ID} signed [signature].`);
  });

  it('ends at 500 characters', () => {
    expect(quotable('x'.repeat(501))).toBe(`${'x'.repeat(500)}…`);
  });
});
