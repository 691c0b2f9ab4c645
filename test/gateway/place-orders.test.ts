import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  BalanceAllowanceDocument,
  CreateAndPostMarketOrderDocument,
  CreateAndPostOrderDocument,
  CreateAndPostOrdersDocument,
  CreateMarketOrderDocument,
  CreateOrderDocument,
  OpenOrdersDocument,
  OrderDocument,
  PostOrderDocument,
  PostOrdersDocument,
  TradesDocument,
} from '../../schema/client.ts';
import { run } from '../support/client.ts';
import { type Floor, type FloorMarket, openFloor } from '../support/floor.ts';
import { ask } from '../support/http.ts';
import { restingAnswer } from '../support/order-answers.ts';
import { signedOrderInput } from '../support/signed-order-input.ts';

const ORDER_ID = expect.stringMatching(/^0x[0-9a-f]{64}$/);
const UUID = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

let floor: Floor;
let rain: FloorMarket;

beforeAll(async () => {
  floor = await openFloor();
  rain = floor.market('will-it-rain-in-london-this-weekend');
});
afterAll(() => floor[Symbol.asyncDispose]());

it('a limit order rests, is listed with its market, and can be looked up', async () => {
  const { url } = floor.alice;
  const input = {
    tokenId: rain.yes,
    side: 'BUY',
    price: '0.1',
    size: '12.34',
    clientOrderId: 'rests',
  } as const;
  const { createAndPostOrder: placed } = await run(url, CreateAndPostOrderDocument, { input });
  expect(placed).toEqual(restingAnswer('rests'));

  const order = {
    id: expect.any(String),
    orderId: placed.orderId,
    status: 'LIVE',
    rawStatus: 'LIVE',
    owner: UUID,
    makerAddress: floor.alice.services.account().account.funderAddress,
    conditionId: rain.conditionId,
    tokenId: rain.yes,
    side: 'BUY',
    originalSize: '12.34',
    sizeMatched: '0',
    price: '0.1',
    associateTrades: [],
    outcome: 'Yes',
    createdAt: TIME,
    expiration: null,
    effectiveExpiration: null,
    orderType: 'GTC',
  };
  expect((await run(url, OpenOrdersDocument, { tokenId: rain.yes })).openOrders).toEqual({
    edges: [
      {
        cursor: expect.any(String),
        node: {
          ...order,
          market: { id: expect.any(String), question: 'Will it rain in London this weekend?' },
          token: { id: expect.any(String), outcome: 'Yes' },
        },
      },
    ],
    pageInfo: {
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: expect.any(String),
      endCursor: expect.any(String),
    },
  });
  const looked = await run(url, OrderDocument, { id: placed.orderId ?? '' });
  expect(looked.order).toMatchObject({ ...order, trades: [] });
  expect((await run(floor.bob.url, OpenOrdersDocument, {})).openOrders?.edges).toEqual([]);
});

it('a GTD order tells when the exchange will end it', async () => {
  const expiration = new Date((Math.floor(Date.now() / 1000) + 600) * 1000).toISOString();
  const input = {
    tokenId: rain.no,
    side: 'BUY',
    price: '0.1',
    size: '5',
    orderType: 'GTD',
    expiration,
  } as const;
  const { createAndPostOrder: placed } = await run(floor.bob.url, CreateAndPostOrderDocument, { input });
  expect(placed).toMatchObject({ __typename: 'OrderPlaced', status: 'LIVE' });
  const { order } = await run(floor.bob.url, OrderDocument, { id: placed.orderId ?? '' });
  expect(order).toMatchObject({
    orderType: 'GTD',
    expiration,
    effectiveExpiration: new Date(Date.parse(expiration) - 60_000).toISOString(),
  });
});

it('buyers of both outcomes meet: each trade shows the own side of each', async () => {
  const { yes, no, conditionId } = floor.market('will-a-person-walk-on-mars-this-decade');
  const book = floor.paper.exchange.markets.byCondition(conditionId);
  expect(book?.best(0, 'SELL')).toBeGreaterThan(0n);
  // Between the makers' quotes nobody else stands, so the two meet each other.
  const price = '0.061';
  const maker = await run(floor.alice.url, CreateAndPostOrderDocument, {
    input: { tokenId: yes, side: 'BUY', price, size: '100' },
  });
  expect(maker.createAndPostOrder).toMatchObject({ status: 'LIVE' });
  const taker = await run(floor.bob.url, CreateAndPostOrderDocument, {
    input: { tokenId: no, side: 'BUY', price: '0.939', size: '40' },
  });
  expect(taker.createAndPostOrder).toEqual({
    __typename: 'OrderPlaced',
    success: true,
    errorMsg: null,
    orderId: ORDER_ID,
    clientOrderId: UUID,
    status: 'MATCHED',
    makingAmount: '37.56',
    takingAmount: '40',
    transactionHashes: expect.any(Array),
    tradeIds: [UUID],
  });

  const trade = {
    id: expect.any(String),
    tradeId: UUID,
    takerOrderId: taker.createAndPostOrder.orderId,
    conditionId,
    tokenId: no,
    side: 'BUY',
    size: '40',
    feeRateBps: expect.any(String),
    price: '0.939',
    status: expect.stringMatching(/^(MATCHED|MINED|CONFIRMED)$/),
    matchTime: TIME,
    lastUpdate: TIME,
    outcome: 'No',
    bucketIndex: 0,
    owner: UUID,
    makerAddress: floor.bob.services.account().account.funderAddress,
    transactionHash: expect.toSatisfy((hash) => hash === null || /^0x[0-9a-f]{64}$/.test(hash)),
    makerOrders: [
      {
        orderId: maker.createAndPostOrder.orderId,
        owner: UUID,
        makerAddress: floor.alice.services.account().account.funderAddress,
        matchedAmount: '40',
        price,
        feeRateBps: expect.any(String),
        tokenId: yes,
        outcome: 'Yes',
        side: 'BUY',
      },
    ],
    market: { id: expect.any(String), question: 'Will a person walk on Mars this decade?' },
  };
  const ofTaker = await run(floor.bob.url, TradesDocument, { market: conditionId });
  expect(ofTaker.trades?.nodes).toEqual([
    {
      ...trade,
      traderSide: 'TAKER',
      ownFills: [
        {
          orderId: trade.takerOrderId,
          role: 'TAKER',
          tokenId: no,
          outcome: 'No',
          side: 'BUY',
          price: '0.939',
          size: '40',
          amount: '37.56',
          fee: '0',
        },
      ],
    },
  ]);
  // The maker asks by its own token, which is not the trade's.
  const ofMaker = await run(floor.alice.url, TradesDocument, { tokenId: yes });
  expect(ofMaker.trades?.nodes).toEqual([
    {
      ...trade,
      traderSide: 'MAKER',
      ownFills: [
        {
          orderId: maker.createAndPostOrder.orderId,
          role: 'MAKER',
          tokenId: yes,
          outcome: 'Yes',
          side: 'BUY',
          price,
          size: '40',
          amount: '2.44',
          fee: '0',
        },
      ],
    },
  ]);
  const shares = { assetType: 'CONDITIONAL', tokenId: yes } as const;
  await expect
    .poll(async () => (await run(floor.alice.url, BalanceAllowanceDocument, shares)).balanceAllowance)
    .toMatchObject({ balance: '40', balanceRaw: '40000000' });
});

it('a market order without a price takes what the book offers', async () => {
  const { yes } = floor.market('will-a-person-walk-on-mars-this-decade');
  const bought = await run(floor.bob.url, CreateAndPostMarketOrderDocument, {
    input: { tokenId: yes, side: 'BUY', amount: '3.5', orderType: 'FAK' },
  });
  expect(bought.createAndPostMarketOrder).toMatchObject({
    __typename: 'OrderPlaced',
    status: 'MATCHED',
    takingAmount: expect.stringMatching(/^\d+(\.\d+)?$/),
  });
  const held = { assetType: 'CONDITIONAL', tokenId: yes } as const;
  await expect
    .poll(async () => (await run(floor.bob.url, BalanceAllowanceDocument, held)).balanceAllowance?.balance)
    .not.toBe('0');
  const sold = await run(floor.bob.url, CreateAndPostMarketOrderDocument, {
    input: { tokenId: yes, side: 'SELL', amount: '5', price: '0.001' },
  });
  expect(sold.createAndPostMarketOrder).toMatchObject({
    __typename: 'OrderPlaced',
    status: 'MATCHED',
    makingAmount: '5',
  });
});

it('an order is signed without being sent, and what was signed can be sent', async () => {
  const { url } = floor.alice;
  const { createOrder } = await run(url, CreateOrderDocument, {
    input: { tokenId: rain.yes, side: 'SELL', price: '0.9', size: '8.2' },
  });
  const account = floor.alice.services.account().account;
  expect(createOrder).toEqual({
    orderId: ORDER_ID,
    version: 2,
    salt: expect.stringMatching(/^\d+$/),
    maker: account.funderAddress,
    signer: account.address,
    tokenId: rain.yes,
    makerAmount: '8200000',
    takerAmount: '7380000',
    side: 'SELL',
    signatureType: 'EOA',
    expiration: '0',
    timestamp: expect.stringMatching(/^\d{13}$/),
    metadata: `0x${'0'.repeat(64)}`,
    builder: `0x${'0'.repeat(64)}`,
    taker: null,
    nonce: null,
    feeRateBps: null,
    signature: expect.stringMatching(/^0x[0-9a-f]{130}$/),
  });
  // Below the SELL, which counts from its signature on: the self-trade check would refuse more.
  const market = await run(url, CreateMarketOrderDocument, {
    input: { tokenId: rain.yes, side: 'BUY', amount: '9.98', price: '0.8' },
  });
  expect(market.createMarketOrder).toMatchObject({ makerAmount: '9980000', takerAmount: '12475000' });

  const buy = await run(url, CreateOrderDocument, {
    input: { tokenId: rain.yes, side: 'BUY', price: '0.1', size: '6' },
  });
  const { orderId, order } = signedOrderInput(buy.createOrder);
  const sent = await run(url, PostOrderDocument, { input: { order, orderType: 'GTC', postOnly: true } });
  expect(sent.postOrder).toMatchObject({ __typename: 'OrderPlaced', orderId, status: 'LIVE' });
  const whole = { ...order, orderId };
  const changed = { ...whole, salt: '1' };
  const refused = await run(url, PostOrderDocument, { input: { order: changed, clientOrderId: 'changed' } });
  expect(refused.postOrder).toEqual({
    __typename: 'OrderRejected',
    success: false,
    errorMsg: expect.stringMatching(`^orderId is ${orderId}, but the order given is 0x[0-9a-f]{64}$`),
    orderId: null,
    clientOrderId: 'changed',
    code: 'BAD_USER_INPUT',
    origin: 'GATEWAY',
    retryAfter: null,
  });
  const again = await run(url, PostOrderDocument, { input: { order: whole, clientOrderId: 'again' } });
  expect(again.postOrder).toEqual({
    __typename: 'OrderRejected',
    success: false,
    errorMsg: `order ${orderId} is invalid. Duplicated.`,
    orderId,
    clientOrderId: 'again',
    code: 'DUPLICATE_ORDER',
    origin: 'EXCHANGE',
    retryAfter: null,
  });
});

it('a batch gives one result each, in order, and a bad leg hurts no other', async () => {
  const mars = floor.market('will-a-person-walk-on-mars-this-decade');
  const limit = { tokenId: rain.no, side: 'BUY', price: '0.1', size: '5' } as const;
  const batch = await run(floor.bob.url, CreateAndPostOrdersDocument, {
    input: {
      orders: [
        { limit: { ...limit, clientOrderId: 'first' } },
        { limit: { ...limit, price: '0.15', clientOrderId: 'off tick' } },
        { limit: { ...limit, side: 'SELL', size: '9999999', price: '0.9', clientOrderId: 'too poor' } },
        { market: { tokenId: mars.yes, side: 'BUY', amount: '2', clientOrderId: 'market' } },
      ],
    },
  });
  expect(batch.createAndPostOrders).toEqual({
    placed: 2,
    rejected: 2,
    unknown: 0,
    results: [
      expect.objectContaining({ __typename: 'OrderPlaced', clientOrderId: 'first', status: 'LIVE' }),
      {
        __typename: 'OrderRejected',
        success: false,
        errorMsg: expect.stringContaining('0.1'),
        orderId: null,
        clientOrderId: 'off tick',
        code: 'PRICE_OFF_TICK',
        origin: 'GATEWAY',
        retryAfter: null,
      },
      expect.objectContaining({
        __typename: 'OrderRejected',
        clientOrderId: 'too poor',
        orderId: ORDER_ID,
        code: 'NOT_ENOUGH_BALANCE',
        origin: 'EXCHANGE',
      }),
      expect.objectContaining({ __typename: 'OrderPlaced', clientOrderId: 'market', status: 'MATCHED' }),
    ],
  });
});

it('signed orders beyond fifteen are split, and each has its result', async () => {
  const { url } = floor.alice;
  const orders = [];
  for (let count = 0; count < 17; count += 1) {
    const { createOrder } = await run(url, CreateOrderDocument, {
      input: { tokenId: rain.yes, side: 'BUY', price: '0.1', size: `${5 + count}` },
    });
    orders.push(signedOrderInput(createOrder));
  }
  const { postOrders } = await run(url, PostOrdersDocument, {
    input: { orders: orders.map(({ order }) => ({ order })) },
  });
  expect(postOrders).toEqual({
    placed: 17,
    rejected: 0,
    unknown: 0,
    results: orders.map(({ orderId }) => expect.objectContaining({ orderId, status: 'LIVE' })),
  });
  expect(await run(url, PostOrdersDocument, { input: { orders: [] } })).toEqual({
    postOrders: {
      __typename: 'RequestRejected',
      code: 'BAD_USER_INPUT',
      message: 'orders is empty',
      origin: 'GATEWAY',
      retryAfter: null,
    },
  });
});

it('what became of orders is counted, a repeat is not', async () => {
  const { url } = floor.bob;
  const counts = async () => {
    const { text } = await ask(`${url}/metrics`);
    const counted = text.matchAll(/^clob_order_outcomes_total{outcome="(\w+)"} (\d+)$/gm);
    return Object.fromEntries(Array.from(counted, ([, outcome, count]) => [outcome, Number(count)]));
  };
  const { placed = 0, rejected = 0 } = await counts();
  const order = { tokenId: rain.yes, side: 'BUY', price: '0.1', size: '5' } as const;
  const placing = { ...order, clientOrderId: 'counted' };
  for (const input of [placing, placing, { ...order, price: '0.1055' }]) {
    await run(url, CreateAndPostOrderDocument, { input });
  }
  expect(await counts()).toEqual({ placed: placed + 1, rejected: rejected + 1 });
});
