import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  CreateAndPostMarketOrderDocument,
  type CreateAndPostMarketOrderInput,
  CreateAndPostOrderDocument,
  type CreateAndPostOrderInput,
  CreateOrderDocument,
  OpenOrdersDocument,
} from '../../schema/client.ts';
import { ask, run } from '../support/client.ts';
import { type Floor, type FloorMarket, openFloor } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';

let floor: Floor;
let rain: FloorMarket;

beforeAll(async () => {
  floor = await openFloor();
  rain = floor.market('will-it-rain-in-london-this-weekend');
});
afterAll(async () => {
  // Whatever was refused has left nothing behind.
  const { openOrders } = await run(floor.alice.url, OpenOrdersDocument, {});
  expect(openOrders?.edges).toEqual([]);
  await floor[Symbol.asyncDispose]();
});

const limits: readonly {
  readonly why: string;
  readonly input: Partial<CreateAndPostOrderInput>;
  readonly code: string;
  readonly errorMsg: string | RegExp;
}[] = [
  { why: 'a price off the tick', input: { price: '0.25' }, code: 'PRICE_OFF_TICK', errorMsg: /0\.2 or 0\.3/ },
  { why: 'a price of zero', input: { price: '0' }, code: 'PRICE_OUT_OF_RANGE', errorMsg: /0\.1.*0\.9/ },
  { why: 'a price of one', input: { price: '1' }, code: 'PRICE_OUT_OF_RANGE', errorMsg: /0\.1.*0\.9/ },
  { why: 'a negative price', input: { price: '-0.1' }, code: 'PRICE_OUT_OF_RANGE', errorMsg: /0\.1.*0\.9/ },
  {
    // What a BUY brought may have more decimals than an order: more than is held is never suggested.
    why: 'a sale of three decimals',
    input: { side: 'SELL', size: '8.195' },
    code: 'SIZE_TOO_PRECISE',
    errorMsg: /; take 8\.19$/,
  },
  {
    why: 'a size of three decimals',
    input: { size: '5.001' },
    code: 'SIZE_TOO_PRECISE',
    errorMsg: /5.*5\.01/,
  },
  { why: 'a size under the minimum', input: { size: '4.99' }, code: 'SIZE_BELOW_MINIMUM', errorMsg: /5/ },
  {
    why: 'a size of zero',
    input: { size: '0' },
    code: 'SIZE_BELOW_MINIMUM',
    errorMsg: 'size 0 must be more than 0',
  },
  {
    why: 'an unknown token',
    input: { tokenId: '42' },
    code: 'TOKEN_NOT_FOUND',
    errorMsg: 'No market has the token 42',
  },
  { why: 'a malformed token', input: { tokenId: 'Yes' }, code: 'BAD_USER_INPUT', errorMsg: /tokenId "Yes"/ },
  {
    why: 'GTD without an expiration',
    input: { orderType: 'GTD' },
    code: 'INVALID_EXPIRATION',
    errorMsg: /needs an expiration of .* or later: at least 180 seconds from now/,
  },
  {
    why: 'GTD with too near an expiration',
    input: { orderType: 'GTD', expiration: new Date(Date.now() + 170_000).toISOString() },
    code: 'INVALID_EXPIRATION',
    errorMsg: /60 seconds before/,
  },
  {
    why: 'GTC with an expiration',
    input: { expiration: '2030-01-01T00:00:00Z' },
    code: 'INVALID_EXPIRATION',
    errorMsg: 'expiration goes with GTD, not with GTC',
  },
  {
    why: 'post-only FOK',
    input: { orderType: 'FOK', postOnly: true },
    code: 'INVALID_POST_ONLY',
    errorMsg: 'postOnly goes with GTC and GTD, not with FOK',
  },
  {
    why: 'too fine a tickSize',
    input: { tickSize: '0.01' },
    code: 'TICK_SIZE_MISMATCH',
    errorMsg: /tick size 0\.1/,
  },
  {
    why: 'a wrong negRisk',
    input: { negRisk: true },
    code: 'NEG_RISK_MISMATCH',
    errorMsg: /market's is false/,
  },
  {
    why: 'a version 1 nonce',
    input: { nonce: 7 },
    code: 'INVALID_ORDER_VERSION_FIELD',
    errorMsg: /nonce does not exist in order version 2/,
  },
  {
    why: 'a version 1 fee',
    input: { feeRateBps: 10 },
    code: 'INVALID_ORDER_VERSION_FIELD',
    errorMsg: /feeRateBps does not exist/,
  },
  {
    why: 'a version 1 taker',
    input: { taker: `0x${'11'.repeat(20)}` },
    code: 'INVALID_ORDER_VERSION_FIELD',
    errorMsg: /taker does not exist/,
  },
];

it.each(limits)('$why is refused before sending', async ({ input, code, errorMsg }) => {
  const { createAndPostOrder } = await run(floor.alice.url, CreateAndPostOrderDocument, {
    input: {
      tokenId: rain.yes,
      side: 'BUY',
      price: '0.1',
      size: '5',
      clientOrderId: `${code} ${JSON.stringify(input)}`,
      ...input,
    },
  });
  expect(createAndPostOrder).toEqual({
    __typename: 'OrderRejected',
    success: false,
    errorMsg: typeof errorMsg === 'string' ? errorMsg : expect.stringMatching(errorMsg),
    orderId: null,
    clientOrderId: `${code} ${JSON.stringify(input)}`,
    code,
    origin: 'GATEWAY',
    retryAfter: null,
  });
});

const markets: readonly {
  readonly why: string;
  readonly input: Partial<CreateAndPostMarketOrderInput>;
  readonly code: string;
  readonly origin: 'GATEWAY' | 'EXCHANGE';
}[] = [
  {
    why: 'an amount of three decimals',
    input: { amount: '5.001' },
    code: 'AMOUNT_TOO_PRECISE',
    origin: 'GATEWAY',
  },
  {
    why: 'less than a unit of collateral',
    input: { amount: '0.99' },
    code: 'AMOUNT_BELOW_MINIMUM',
    origin: 'GATEWAY',
  },
  { why: 'GTC', input: { orderType: 'GTC' }, code: 'INVALID_ORDER_TYPE', origin: 'GATEWAY' },
  {
    why: 'more than the book has, without a price',
    input: { amount: '9000' },
    code: 'NO_LIQUIDITY',
    origin: 'GATEWAY',
  },
  {
    why: 'more than the book has at the price',
    input: { amount: '9000', price: '0.9' },
    code: 'FOK_NOT_FILLED',
    origin: 'EXCHANGE',
  },
  {
    why: 'FAK that meets nothing',
    input: { price: '0.1', orderType: 'FAK' },
    code: 'FAK_NOT_FILLED',
    origin: 'EXCHANGE',
  },
  {
    why: 'a sale of what is not held',
    input: { side: 'SELL' },
    code: 'NOT_ENOUGH_BALANCE',
    origin: 'EXCHANGE',
  },
];

it.each(markets)('a market order for $why is refused', async ({ input, code, origin }) => {
  const { createAndPostMarketOrder } = await run(floor.alice.url, CreateAndPostMarketOrderDocument, {
    input: { tokenId: rain.yes, side: 'BUY', amount: '5', ...input },
  });
  expect(createAndPostMarketOrder).toMatchObject({ __typename: 'OrderRejected', code, origin });
});

it("the exchange's own refusals come with its words", async () => {
  const place = async (input: Partial<CreateAndPostOrderInput>) =>
    (
      await run(floor.alice.url, CreateAndPostOrderDocument, {
        input: { tokenId: rain.yes, side: 'BUY', price: '0.9', size: '5', ...input },
      })
    ).createAndPostOrder;
  expect(await place({ postOnly: true })).toMatchObject({
    code: 'POST_ONLY_WOULD_CROSS',
    origin: 'EXCHANGE',
    errorMsg: 'invalid post-only order: order crosses book',
    orderId: expect.stringMatching(/^0x[0-9a-f]{64}$/),
  });
  expect(await place({ price: '0.1', size: '200000' })).toMatchObject({
    code: 'NOT_ENOUGH_BALANCE',
    origin: 'EXCHANGE',
    errorMsg: expect.stringContaining('not enough balance / allowance'),
  });
});

it('the same key with the same input is answered again and places nothing; with another it is a conflict', async () => {
  const input = { tokenId: rain.no, side: 'BUY', price: '0.1', size: '5', clientOrderId: 'once' } as const;
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => run(floor.bob.url, CreateAndPostOrderDocument, { input })),
  );
  expect(answers[0]?.createAndPostOrder).toMatchObject({ __typename: 'OrderPlaced', clientOrderId: 'once' });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  const conflict = await run(floor.bob.url, CreateAndPostOrderDocument, { input: { ...input, size: '6' } });
  expect(conflict.createAndPostOrder).toMatchObject({
    __typename: 'OrderRejected',
    code: 'CLIENT_ORDER_ID_CONFLICT',
    origin: 'GATEWAY',
  });
  const { openOrders } = await run(floor.bob.url, OpenOrdersDocument, {});
  expect(openOrders?.edges).toHaveLength(1);
});

it('signing alone obeys the same rules', async () => {
  const { createOrder } = await run(floor.alice.url, CreateOrderDocument, {
    input: { tokenId: rain.yes, side: 'BUY', price: '0.25', size: '5' },
  });
  expect(createOrder).toMatchObject({
    __typename: 'RequestRejected',
    code: 'PRICE_OFF_TICK',
    origin: 'GATEWAY',
  });
});

it.each(['0.1e1', '+0.1', '.1', '0,1', '', 'NaN', '0x1', '1e400', '0.1234567'])(
  'the price %j is not a decimal',
  async (price) => {
    const answer = await ask(floor.alice.url, CreateAndPostOrderDocument, {
      input: { tokenId: rain.yes, side: 'BUY', price, size: '5' },
    });
    expect(answer.data).toBeUndefined();
    expect(answer.errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/at "input\.price".*decimal/),
        extensions: { code: 'BAD_USER_INPUT' },
      }),
    ]);
  },
);

it('a JSON number is no Decimal, a number written in the document is', async () => {
  const order = `mutation ($price: Decimal!) {
    createAndPostOrder(input: { tokenId: "42", side: BUY, price: $price, size: 8.2 }) { ... on Error { code } }
  }`;
  const number = await askGraphQL(floor.alice.url, order, { variables: { price: 0.1 } });
  expect(number.json).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  const text = await askGraphQL(floor.alice.url, order, { variables: { price: '0.1' } });
  expect(text.json).toEqual({ data: { createAndPostOrder: { code: 'TOKEN_NOT_FOUND' } } });
});

it('a rejection says whether to repeat it: the old key returns the old answer, a new key tries again', async () => {
  const document = `mutation ($input: CreateAndPostOrderInput!) {
    createAndPostOrder(input: $input) { __typename ... on OrderResponse { orderId } ... on Error { code retry } }
  }`;
  const place = async (input: object) => {
    const { json } = await askGraphQL(floor.alice.url, document, { variables: { input } });
    return (json as { data: { createAndPostOrder: object } }).data.createAndPostOrder;
  };
  const order = { tokenId: rain.no, side: 'BUY', price: '0.1', size: '5' };
  expect(await place({ ...order, price: '0.25' })).toEqual({
    __typename: 'OrderRejected',
    orderId: null,
    code: 'PRICE_OFF_TICK',
    retry: 'NEVER',
  });

  const fok = { ...order, orderType: 'FOK' };
  const first = await place({ ...fok, clientOrderId: 'first' });
  const killed = {
    __typename: 'OrderRejected',
    orderId: expect.stringMatching(/^0x/),
    code: 'FOK_NOT_FILLED',
    retry: 'NEW_KEY',
  };
  expect(first).toEqual(killed);
  expect(await place({ ...fok, clientOrderId: 'first' })).toEqual(first);
  const second = await place({ ...fok, clientOrderId: 'second' });
  expect(second).toEqual(killed);
  expect(second).not.toEqual(first);
});
