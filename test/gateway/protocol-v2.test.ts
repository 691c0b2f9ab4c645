/** Protocol V2 markets beside those of V1: every order is signed for the contract of its market. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BalanceAllowanceDocument,
  CreateAndPostMarketOrderDocument,
  CreateAndPostOrderDocument,
  type CreateAndPostOrderInput,
  CreateAndPostOrdersDocument,
  CreateOrderDocument,
  MarketDocument,
  OpenOrdersDocument,
  PostOrderDocument,
  PreviewOrderDocument,
  UpdateBalanceAllowanceDocument,
} from '../../schema/client.ts';
import { CHAIN_CONTRACTS } from '../../src/protocol/constants.ts';
import { ask, run } from '../support/client.ts';
import { type Floor, newKey, openFloor } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';
import { startMeddlingProxy } from '../support/meddling-proxy.ts';
import { signedOrderInput } from '../support/signed-order-input.ts';
import { startGateway } from '../support/start-gateway.ts';

const V1 = 'will-bitcoin-close-the-year-above-150000';
const V1_NEG_RISK = 'paper-cup-winner-red-foxes';
const V2 = 'will-the-new-bridge-open-this-year';
const V2_NEG_RISK = 'paper-league-winner-grey-wolves';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor({ enriched: true });
});
afterAll(() => floor[Symbol.asyncDispose]());

function resting(slug: string): CreateAndPostOrderInput {
  return { tokenId: floor.market(slug).yes, side: 'BUY', price: '0.1', size: '20' };
}

describe('a Protocol V2 market', () => {
  it('says so, and names position ids', async () => {
    const { conditionId, yes } = floor.market(V2);
    const { json } = await askGraphQL(
      floor.alice.url,
      'query ($conditionId: ID!) { market(conditionId: $conditionId) { conditionId protocolVersion listing { slug } tokens { tokenId positionId } } }',
      { variables: { conditionId } },
    );
    expect(json).toMatchObject({
      data: {
        market: {
          conditionId,
          protocolVersion: 'V2',
          listing: { slug: V2 },
          tokens: [{ tokenId: yes, positionId: yes }, {}],
        },
      },
    });
    const v1 = floor.market(V1);
    expect(
      (
        await askGraphQL(
          floor.alice.url,
          'query ($id: ID!) { token(id: $id) { positionId market { protocolVersion } } }',
          { variables: { id: v1.yes } },
        )
      ).json,
    ).toEqual({ data: { token: { positionId: null, market: { protocolVersion: 'V1' } } } });
  });

  it("has one condition id, also in Gamma's 62 digits and in capitals", async () => {
    const { conditionId } = floor.market(V2);
    const short = conditionId.slice(0, -2);
    expect(short).toMatch(/^0x[0-9a-f]{62}$/);
    for (const spelling of [short, short.toUpperCase().replace('0X', '0x')]) {
      const { market } = await run(floor.alice.url, MarketDocument, { conditionId: spelling });
      expect(market?.conditionId).toBe(conditionId);
    }
    const { openOrders } = await run(floor.alice.url, OpenOrdersDocument, { market: short });
    expect(openOrders?.edges).toEqual([]);
  });

  it('takes a preview, a resting order and a market order, and pays out of its own balance', async () => {
    const { alice } = floor;
    const { yes } = floor.market(V2);
    const { previewOrder } = await run(alice.url, PreviewOrderDocument, { input: resting(V2) });
    expect(previewOrder).toMatchObject({ refusals: [] });
    const { createAndPostOrder } = await run(alice.url, CreateAndPostOrderDocument, { input: resting(V2) });
    expect(createAndPostOrder).toMatchObject({ __typename: 'OrderPlaced', status: 'LIVE' });
    const { createAndPostMarketOrder } = await run(alice.url, CreateAndPostMarketOrderDocument, {
      input: { tokenId: yes, side: 'BUY', amount: '10' },
    });
    expect(createAndPostMarketOrder).toMatchObject({ __typename: 'OrderPlaced', status: 'MATCHED' });
    const asset = { assetType: 'CONDITIONAL', tokenId: yes } as const;
    await expect
      .poll(async () => (await run(alice.url, BalanceAllowanceDocument, asset)).balanceAllowance?.balance)
      .not.toBe('0');
    const { updateBalanceAllowance } = await run(alice.url, UpdateBalanceAllowanceDocument, { input: asset });
    expect(updateBalanceAllowance).toMatchObject({
      allowances: [{ spender: CHAIN_CONTRACTS[137].exchangeV3 }],
    });
    const sale = { tokenId: yes, side: 'SELL', price: '0.99', size: '5' } as const;
    expect((await run(alice.url, PreviewOrderDocument, { input: sale })).previewOrder).toMatchObject({
      refusals: [],
    });
    const sold = await run(alice.url, CreateAndPostOrderDocument, { input: sale });
    expect(sold.createAndPostOrder).toMatchObject({ __typename: 'OrderPlaced', status: 'LIVE' });
  });
});

it('one batch signs each order for its market', async () => {
  const { createAndPostOrders } = await run(floor.bob.url, CreateAndPostOrdersDocument, {
    input: { orders: [V1, V2, V1_NEG_RISK, V2_NEG_RISK].map((slug) => ({ limit: resting(slug) })) },
  });
  expect(createAndPostOrders).toMatchObject({
    placed: 4,
    results: Array.from({ length: 4 }, () => ({ __typename: 'OrderPlaced', status: 'LIVE' })),
  });
});

it.each([
  { signatureType: 0, name: 'EOA', funderAddress: undefined },
  { signatureType: 1, name: 'POLY_PROXY', funderAddress: `0x${'1'.repeat(40)}` },
  { signatureType: 2, name: 'POLY_GNOSIS_SAFE', funderAddress: `0x${'2'.repeat(40)}` },
  { signatureType: 3, name: 'POLY_1271', funderAddress: `0x${'3'.repeat(40)}` },
] as const)('a wallet of type $name trades on both protocols', async ({ signatureType, funderAddress }) => {
  await using gateway = await startGateway({
    exchangeUrl: floor.paper.url,
    secrets: { privateKey: newKey() },
    config: { account: { signatureType, funderAddress } },
  });
  for (const [slug, version] of [
    [V1, 2],
    [V2, 3],
    [V2_NEG_RISK, 3],
  ] as const) {
    const { createOrder } = await run(gateway.url, CreateOrderDocument, { input: resting(slug) });
    expect(createOrder).toMatchObject({ version });
    const { createAndPostOrder } = await run(gateway.url, CreateAndPostOrderDocument, {
      input: resting(slug),
    });
    expect(createAndPostOrder).toMatchObject({ __typename: 'OrderPlaced', status: 'LIVE' });
  }
});

describe('an order that was signed elsewhere', () => {
  it('is refused when it is of a version that its market does not take', async () => {
    const { createOrder } = await run(floor.alice.url, CreateOrderDocument, { input: resting(V2) });
    const { orderId, order } = signedOrderInput(createOrder);
    const { postOrder } = await run(floor.alice.url, PostOrderDocument, {
      input: { order: { ...order, version: 2 } },
    });
    expect(postOrder).toMatchObject({
      __typename: 'OrderRejected',
      code: 'ORDER_VERSION_MISMATCH',
      origin: 'GATEWAY',
    });
    const taken = await run(floor.alice.url, PostOrderDocument, { input: { order } });
    expect(taken.postOrder).toMatchObject({ __typename: 'OrderPlaced', orderId });
  });
});

describe('a market whose protocol is not what it was', () => {
  /** The first book that the gateway reads names another protocol. */
  async function withBook(
    change: object,
    act: (url: string, input: CreateAndPostOrderInput) => Promise<void>,
  ) {
    await using proxy = await startMeddlingProxy(floor.paper.url);
    const { yes } = floor.market(V2);
    const answer = await fetch(`${floor.paper.url}/books`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ token_id: yes }]),
    });
    const books = (await answer.json()) as object[];
    const body = JSON.stringify(books.map((book) => ({ ...book, ...change })));
    proxy.spoil(/^POST \/books$/, { status: 200, body }, 1);
    await using gateway = await startGateway({
      exchangeUrl: proxy.url,
      secrets: { privateKey: newKey() },
    });
    await act(gateway.url, resting(V2));
  }

  it('is read again after the refusal, and the order is signed once more', () =>
    withBook({ version: 'v1' }, async (url, input) => {
      const { createAndPostOrder } = await run(url, CreateAndPostOrderDocument, { input });
      expect(createAndPostOrder).toMatchObject({ __typename: 'OrderPlaced', status: 'LIVE' });
    }));

  it('is refused, and nothing is signed, when the protocol is unknown', () =>
    withBook({ version: 'v3' }, async (url, input) => {
      const { createAndPostOrder } = await run(url, CreateAndPostOrderDocument, { input });
      expect(createAndPostOrder).toMatchObject({
        __typename: 'OrderRejected',
        code: 'UNSUPPORTED_PROTOCOL',
        origin: 'GATEWAY',
        orderId: null,
      });
    }));
});

it('an id that is neither a token id nor a position id is refused, and the message names both', async () => {
  const { errors } = await ask(floor.alice.url, BalanceAllowanceDocument, {
    assetType: 'CONDITIONAL',
    tokenId: '0x12',
  });
  expect(errors).toMatchObject([
    {
      message:
        'tokenId "0x12" is not a token id (a decimal number of up to 78 digits) or a position id of Protocol V2 (about 75 digits)',
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ]);
});
