/** A preview is what then happens: the same order sent right after comes to the same amounts, or the same refusal. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BalanceAllowanceDocument,
  CreateAndPostMarketOrderDocument,
  type CreateAndPostMarketOrderInput,
  CreateAndPostOrderDocument,
  type CreateAndPostOrderInput,
  PreviewMarketOrderDocument,
  PreviewOrderDocument,
} from '../../schema/client.ts';
import { callsDuring } from '../support/call-counts.ts';
import { run } from '../support/client.ts';
import { type Floor, type FloorMarket, openFloor } from '../support/floor.ts';

let floor: Floor;
let bitcoin: FloorMarket;

beforeAll(async () => {
  floor = await openFloor();
  bitcoin = floor.market('will-bitcoin-close-the-year-above-150000');
});
afterAll(() => floor[Symbol.asyncDispose]());

const previewLimit = async (input: CreateAndPostOrderInput) =>
  (await run(floor.alice.url, PreviewOrderDocument, { input })).previewOrder;
const previewMarket = async (input: CreateAndPostMarketOrderInput) =>
  (await run(floor.alice.url, PreviewMarketOrderDocument, { input })).previewMarketOrder;

async function balanceOf(tokenId?: string) {
  const variables =
    tokenId === undefined
      ? ({ assetType: 'COLLATERAL' } as const)
      : ({ assetType: 'CONDITIONAL', tokenId } as const);
  return (await run(floor.alice.url, BalanceAllowanceDocument, variables)).balanceAllowance?.balance;
}

describe('what is foretold comes to pass', () => {
  it('a market BUY through several levels: amounts, fee and balance after', async () => {
    const input = { tokenId: bitcoin.yes, side: 'BUY', amount: '400', orderType: 'FAK' } as const;
    const preview = await previewMarket(input);
    expect(preview?.refusals).toEqual([]);
    expect(preview?.fills.length).toBeGreaterThan(1);
    expect(Number(preview?.slippage)).toBeGreaterThan(0);
    expect(Number(preview?.fee)).toBeGreaterThan(0);
    expect(preview?.balance).toBe('10000');

    const { createAndPostMarketOrder: placed } = await run(
      floor.alice.url,
      CreateAndPostMarketOrderDocument,
      { input },
    );
    expect(placed).toMatchObject({
      __typename: 'OrderPlaced',
      makingAmount: preview?.filledAmount,
      takingAmount: preview?.filledSize,
    });
    expect(await balanceOf()).toBe(preview?.balanceAfter);
  });

  it('a market SELL of what was bought', async () => {
    const held = () => balanceOf(bitcoin.yes);
    await expect.poll(held).not.toBe('0');
    const input = { tokenId: bitcoin.yes, side: 'SELL', amount: '100', orderType: 'FOK' } as const;
    const preview = await previewMarket(input);
    expect(preview).toMatchObject({ makerAmount: '100', filledSize: '100', refusals: [] });
    expect(preview?.balance).toBe(await held());
    const { createAndPostMarketOrder: placed } = await run(
      floor.alice.url,
      CreateAndPostMarketOrderDocument,
      { input },
    );
    expect(placed).toMatchObject({ makingAmount: '100', takingAmount: preview?.filledAmount });
    expect(await held()).toBe(preview?.balanceAfter);
  });

  it('a limit order that takes what crosses and rests with the remainder', async () => {
    const { yes } = floor.market('will-it-rain-in-london-this-weekend');
    const input = { tokenId: yes, side: 'BUY', price: '0.9', size: '5000' } as const;
    const preview = await previewLimit(input);
    expect(preview?.refusals).toEqual([]);
    expect(Number(preview?.filledSize)).toBeGreaterThan(0);
    expect(Number(preview?.filledSize) + Number(preview?.restingSize)).toBe(5000);
    const { createAndPostOrder: placed } = await run(floor.alice.url, CreateAndPostOrderDocument, { input });
    expect(placed).toMatchObject({
      makingAmount: preview?.filledAmount,
      takingAmount: preview?.filledSize,
    });
  });

  it('a resting order takes nothing, and what it holds back is told of the next', async () => {
    const { yes } = floor.market('will-the-asteroid-hit-the-moon');
    const input = { tokenId: yes, side: 'BUY', price: '0.001', size: '1000', postOnly: true } as const;
    const before = await previewLimit(input);
    expect(before).toMatchObject({
      makerAmount: '1',
      takerAmount: '1000',
      fills: [],
      filledSize: '0',
      restingSize: '1000',
      averagePrice: null,
      slippage: null,
      refusals: [],
    });
    await run(floor.alice.url, CreateAndPostOrderDocument, { input });
    const after = await previewLimit(input);
    expect(Number(after?.reserved) - Number(before?.reserved)).toBe(1);
  });
});

describe('refusals', () => {
  const limit = (more: Partial<CreateAndPostOrderInput>): CreateAndPostOrderInput => ({
    tokenId: bitcoin.yes,
    side: 'BUY',
    price: '0.5',
    size: '10',
    ...more,
  });

  it.each<[string, () => CreateAndPostOrderInput]>([
    ['PRICE_OFF_TICK', () => limit({ price: '0.505' })],
    ['SIZE_BELOW_MINIMUM', () => limit({ size: '2' })],
    ['INVALID_EXPIRATION', () => limit({ orderType: 'GTD' })],
    ['POST_ONLY_WOULD_CROSS', () => limit({ price: '0.9', postOnly: true })],
    ['FOK_NOT_FILLED', () => limit({ price: '0.5', size: '9000', orderType: 'FOK' })],
    ['FAK_NOT_FILLED', () => limit({ price: '0.1', orderType: 'FAK' })],
    ['NOT_ENOUGH_BALANCE', () => limit({ price: '0.9', size: '90000' })],
    ['NOT_ENOUGH_BALANCE', () => limit({ tokenId: bitcoin.no, side: 'SELL' })],
  ])('%s is foretold, and is what the order earns', async (code, make) => {
    const input = make();
    const preview = await previewLimit(input);
    expect(preview?.refusals.map((refusal) => refusal.code)).toContain(code);
    const { createAndPostOrder: refused } = await run(floor.alice.url, CreateAndPostOrderDocument, { input });
    expect(refused).toMatchObject({ __typename: 'OrderRejected', code });
  });

  it('all that would come are told at once', async () => {
    const preview = await previewLimit(limit({ price: '0.9', size: '90000', postOnly: true }));
    expect(preview?.refusals.map(({ code }) => code)).toEqual([
      'POST_ONLY_WOULD_CROSS',
      'NOT_ENOUGH_BALANCE',
    ]);
  });

  it('a market that has ended and an account that may only close are told', async () => {
    const { exchange } = floor.paper;
    const { yes, conditionId } = floor.market('will-a-person-walk-on-mars-this-decade');
    const market = exchange.markets.byCondition(conditionId);
    if (market === undefined) throw new Error('no market');
    exchange.resolve(market, 0);
    exchange.restrict(exchange.accounts.of(floor.bob.services.account().account.address), 'closed-only');
    const { previewOrder } = await run(floor.bob.url, PreviewOrderDocument, {
      input: { tokenId: yes, side: 'BUY', price: '0.05', size: '10' },
    });
    expect(previewOrder?.refusals.map(({ code }) => code)).toEqual(['MARKET_NOT_READY', 'CLOSED_ONLY']);
  });
});

it('sends nothing', async () => {
  const calls = await callsDuring(floor.alice.url, () =>
    previewMarket({ tokenId: bitcoin.yes, side: 'BUY', amount: '5' }),
  );
  expect(Object.keys(calls).filter((call) => /^(POST|DELETE) \/(order|orders|cancel.*)$/.test(call))).toEqual(
    [],
  );
});

describe('a FOK or FAK BUY with a size', () => {
  const order = { side: 'BUY', price: '0.51', size: '33.51', orderType: 'FAK' } as const;

  it('must cost whole cents, and the refusal names the nearest sizes that do', async () => {
    const { yes: tokenId } = floor.market('paper-cup-winner-red-foxes');
    const message =
      'a FOK or FAK BUY must spend whole cents, but size 33.51 at price 0.51 costs 17.0901; ' +
      'use size 33 or 34, or a market order, which names the amount to spend';
    const preview = await previewLimit({ ...order, tokenId });
    expect(preview?.refusals).toContainEqual({ code: 'INVALID_AMOUNTS', message });
    const { createAndPostOrder } = await run(floor.alice.url, CreateAndPostOrderDocument, {
      input: { ...order, tokenId },
    });
    expect(createAndPostOrder).toMatchObject({
      code: 'INVALID_AMOUNTS',
      origin: 'GATEWAY',
      errorMsg: message,
    });
    for (const size of ['33', '34']) {
      const { createAndPostOrder: named } = await run(floor.alice.url, CreateAndPostOrderDocument, {
        input: { ...order, tokenId, size },
      });
      expect(named).not.toMatchObject({ code: 'INVALID_AMOUNTS' });
    }
  });

  it.each(['FAK', 'FOK'] as const)(
    'spends what it costs at its price, so that %s buys more at a better price',
    async (orderType) => {
      const input = { tokenId: bitcoin.yes, side: 'BUY', price: '0.9', size: '10', orderType } as const;
      const preview = await previewLimit(input);
      expect(preview).toMatchObject({ makerAmount: '9', takerAmount: '10', refusals: [] });
      expect(Number(preview?.filledSize)).toBeGreaterThan(10);
      const { createAndPostOrder } = await run(floor.alice.url, CreateAndPostOrderDocument, { input });
      expect(createAndPostOrder).toMatchObject({
        takingAmount: preview?.filledSize,
      });
      // The book does not show which fills mint a set: there the taker pays the fraction of a millionth.
      const { makingAmount } = createAndPostOrder as { makingAmount?: string };
      expect(Number(makingAmount)).toBeCloseTo(Number(preview?.filledAmount), 5);
    },
  );

  it('is taken by the exchange wherever its preview has no refusal, whatever its price and size', async () => {
    const { yes: tokenId } = bitcoin;
    let taken = 0;
    for (let index = 0; index < 40; index += 1) {
      const input = {
        tokenId,
        side: index % 4 === 3 ? 'SELL' : 'BUY',
        price: ['0.51', '0.7', '0.333', '0.6', '0.05'][index % 5] as string,
        size: ['5', '33.51', '7.7', '10', '12.25', '6.4', '9'][index % 7] as string,
        orderType: index % 2 === 0 ? 'FAK' : 'FOK',
      } as const;
      const preview = await previewLimit(input);
      const { createAndPostOrder } = await run(floor.alice.url, CreateAndPostOrderDocument, { input });
      const { __typename } = createAndPostOrder;
      const isPromised = preview?.refusals.length === 0;
      expect({ ...input, isPromised, __typename }).toEqual({
        ...input,
        isPromised,
        __typename: isPromised ? 'OrderPlaced' : 'OrderRejected',
      });
      if (isPromised) taken += 1;
    }
    expect(taken).toBeGreaterThan(4);
  });
});
