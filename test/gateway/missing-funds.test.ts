/** A refusal for want of funds says what is needed, what there is, and what is on its way; the preview says the same. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CreateAndPostOrderInput } from '../../schema/client.ts';
import { type HeldClock, heldClock } from '../../src/paper/clock.ts';
import { COLLATERAL } from '../../src/paper/wallet.ts';
import { CHAIN_CONTRACTS } from '../../src/protocol/constants.ts';
import { openMarketOn } from '../paper/fixture.ts';
import { run } from '../support/client.ts';
import { type Floor, openFloor } from '../support/floor.ts';
import type { TestGateway } from '../support/start-gateway.ts';

interface Told {
  readonly code: string;
  readonly message: string;
  readonly retry: string;
}

const PREVIEW: TypedDocumentNode<{ previewOrder: { refusals: Told[] } }, { input: CreateAndPostOrderInput }> =
  parse(
    'query ($input: PreviewOrderInput!) { previewOrder(input: $input) { refusals { code message retry } } }',
  );
const PLACE: TypedDocumentNode<
  { createAndPostOrder: { __typename: string; errorMsg?: string } & Partial<Told> },
  { input: CreateAndPostOrderInput }
> = parse(`mutation ($input: CreateAndPostOrderInput!) { createAndPostOrder(input: $input) {
  __typename ... on OrderResponse { errorMsg } ... on OrderRejected { code message retry origin }
} }`);

const preview = async ({ url }: TestGateway, input: CreateAndPostOrderInput) =>
  (await run(url, PREVIEW, { input })).previewOrder.refusals;
const place = async ({ url }: TestGateway, input: CreateAndPostOrderInput) =>
  (await run(url, PLACE, { input })).createAndPostOrder;

const PLACED = { __typename: 'OrderPlaced', errorMsg: null };
const MINED_MS = 2_000;

let clock: HeldClock;
let floor: Floor;
beforeAll(async () => {
  clock = heldClock(Date.now());
  floor = await openFloor({ clock, settlementDelays: { minedMs: MINED_MS, confirmedMs: 5_000 } });
});
afterAll(() => floor[Symbol.asyncDispose]());

let market: ReturnType<typeof openMarketOn>;
let yes: string;
let no: string;
let alice: TestGateway;
let markets = 0;
beforeEach(async () => {
  markets += 1;
  market = openMarketOn(floor.paper.exchange, `funds-${markets}`, { endsAt: clock.now() + 86_400_000 });
  [yes, no] = [market.terms.tokens[0].tokenId, market.terms.tokens[1].tokenId];
  alice = await floor.open();
});

const order = (tokenId: string, side: 'BUY' | 'SELL', price: string, size: string) =>
  ({ tokenId, side, price, size }) as const;

/** Alice buys shares of Yes from a buyer of No. */
async function buy(size: string): Promise<string> {
  await place(floor.bob, order(no, 'BUY', '0.5', size));
  expect(await place(alice, order(yes, 'BUY', '0.5', size))).toEqual(PLACED);
  const trade = [...floor.paper.exchange.settlement.pending()].at(-1);
  return trade?.id ?? '';
}

/** The preview has this refusal only, and the order gets it. */
async function expectRefusal(input: CreateAndPostOrderInput, told: Told, errorMsg: string): Promise<void> {
  expect(await preview(alice, input)).toEqual([told]);
  expect(await place(alice, input)).toEqual({
    __typename: 'OrderRejected',
    origin: 'EXCHANGE',
    ...told,
    errorMsg,
  });
}

describe('shares', () => {
  it('that are bought but not settled: names the trade and when to retry; then they are sold', async () => {
    const tradeId = await buy('10');
    const sell = order(yes, 'SELL', '0.6', '10');
    await expectRefusal(
      sell,
      {
        code: 'UNSETTLED_BALANCE',
        message:
          `The order needs 10 shares; 0 are available (balance 0). 10 more are not settled yet: trade ${tradeId} (MATCHED). ` +
          'Retry with a new clientOrderId when tradeEvents reports MINED for them.',
        retry: 'NEW_KEY',
      },
      'not enough balance / allowance: the balance is not enough -> balance: 0, order amount: 10000000',
    );
    clock.advance(MINED_MS);
    expect(await preview(alice, sell)).toEqual([]);
    expect(await place(alice, sell)).toEqual(PLACED);
  });

  it('that do not suffice, also with those that are on their way', async () => {
    const tradeId = await buy('10');
    await expectRefusal(
      order(yes, 'SELL', '0.6', '20.5'),
      {
        code: 'NOT_ENOUGH_BALANCE',
        message: `The order needs 20.50 shares; 0 are available (balance 0). 10 more are not settled yet: trade ${tradeId} (MATCHED). They do not suffice.`,
        retry: 'NEW_KEY',
      },
      'not enough balance / allowance: the balance is not enough -> balance: 0, order amount: 20500000',
    );
  });

  it('that open orders reserve', async () => {
    await buy('10');
    clock.advance(MINED_MS);
    expect(await place(alice, order(yes, 'SELL', '0.6', '5'))).toEqual(PLACED);
    await expectRefusal(
      order(yes, 'SELL', '0.7', '8'),
      {
        code: 'NOT_ENOUGH_BALANCE',
        message: 'The order needs 8 shares; 5 are available (balance 10, reserved by open orders 5).',
        retry: 'NEW_KEY',
      },
      'not enough balance / allowance: the balance is not enough -> balance: 10000000, sum of active orders: 5000000, order amount: 8000000',
    );
  });
});

describe('collateral', () => {
  it('that open orders reserve, and that a sale will bring', async () => {
    await buy('10');
    clock.advance(MINED_MS);
    expect(await place(alice, order(yes, 'BUY', '0.01', '28'))).toEqual(PLACED);
    const tooMuch = order(yes, 'BUY', '0.5', '30000');
    await expectRefusal(
      tooMuch,
      {
        code: 'NOT_ENOUGH_BALANCE',
        message:
          'The order needs 15,000 pUSD; 9,994.72 are available (balance 9,995, reserved by open orders 0.28).',
        retry: 'NEW_KEY',
      },
      'not enough balance / allowance: the balance is not enough -> balance: 9995000000, sum of active orders: 280000, order amount: 15000000000',
    );
    // Alice sells her shares to a seller of No, or what is the same, to a buyer of Yes.
    expect(await place(floor.bob, order(yes, 'BUY', '0.4', '10'))).toEqual(PLACED);
    expect(await place(alice, order(yes, 'SELL', '0.4', '10'))).toEqual(PLACED);
    const trade = [...floor.paper.exchange.settlement.pending()].at(-1);
    await expectRefusal(
      order(no, 'BUY', '0.1', '99967.2'),
      {
        code: 'UNSETTLED_BALANCE',
        message:
          'The order needs 9,996.72 pUSD; 9,994.72 are available (balance 9,995, reserved by open orders 0.28). ' +
          `4 more are not settled yet: trade ${trade?.id} (MATCHED). Retry with a new clientOrderId when tradeEvents reports MINED for them.`,
        retry: 'NEW_KEY',
      },
      'not enough balance / allowance: the balance is not enough -> balance: 9995000000, sum of active orders: 280000, order amount: 9996720000',
    );
  });
});

describe('an allowance of 0', () => {
  it('counts at the contract that the order is signed for, and at no other', async () => {
    const { exchangeV2, negRiskExchangeV2 } = CHAIN_CONTRACTS[137];
    const v2 = floor.paper.exchange.markets.all().find(({ terms }) => terms.protocolVersion === 2);
    const ofProtocolV1 = order(yes, 'BUY', '0.01', '10');
    const ofProtocolV2 = order(v2?.token(0).tokenId ?? '', 'BUY', '0.01', '10');
    expect(await place(alice, ofProtocolV1)).toEqual(PLACED);
    const { accounts } = floor.paper.exchange;
    const wallet = accounts.of(alice.services.account().account.address).wallets.get(0);
    expect(wallet?.balance(COLLATERAL)).toBe(10_000_000_000n);

    wallet?.approve(negRiskExchangeV2, 0n);
    expect(await preview(alice, ofProtocolV1)).toEqual([]);
    expect(await place(alice, ofProtocolV1)).toEqual(PLACED);

    wallet?.approve(exchangeV2, 0n);
    expect(await preview(alice, ofProtocolV2)).toEqual([]);
    expect(await place(alice, ofProtocolV2)).toEqual(PLACED);
    await expectRefusal(
      ofProtocolV1,
      {
        code: 'NOT_ENOUGH_BALANCE',
        message:
          `The order needs 0.10 pUSD, but its exchange contract ${exchangeV2} may move only 0. ` +
          'Approve the contract for 0.10 pUSD or more, then call updateBalanceAllowance.',
        retry: 'NEW_KEY',
      },
      'not enough balance / allowance',
    );
  });
});
