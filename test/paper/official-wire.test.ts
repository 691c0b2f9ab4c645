import * as v1 from '@polymarket/clob-client';
import * as v2 from '@polymarket/clob-client-v2';
import { generatePrivateKey } from 'viem/accounts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CreateAndPostMarketOrderDocument, CreateAndPostOrderDocument } from '../../schema/client.ts';
import { heldClock } from '../../src/paper/clock.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { run } from '../support/client.ts';
import { NO_LIMITS } from '../support/no-limits.ts';
import {
  type OfficialAccount,
  type OfficialTrader,
  openClientV1,
  openClientV2,
} from '../support/official-clients.ts';
import { type Relay, startRelay } from '../support/official-relay.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';
import { openMarket } from './fixture.ts';

const NOW = 1_780_449_126_000;
const SALT = 890_224_563_465;
vi.mock('../../src/signing/salt.ts', () => ({ randomSalt: () => 890_224_563_465n }));

let paper: PaperServer;
let relay: Relay;
beforeAll(async () => {
  paper = await startPaper({ clock: heldClock(NOW), quoting: false });
  relay = await startRelay(paper.url);
});
afterAll(async () => {
  await relay[Symbol.asyncDispose]();
  await paper[Symbol.asyncDispose]();
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  // The clients make salts of these two.
  vi.spyOn(Math, 'random').mockReturnValue(SALT / NOW);
  return () => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  };
});

/** Two markets by their tokens, as neg-risk events have a contract of their own. */
function openMarkets(name: string): string[] {
  const negRiskMarketId = `0x${'ab'.repeat(32)}`;
  return [openMarket(paper, name), openMarket(paper, `${name}-cup`, { negRiskMarketId })].map(
    (market) => market.token(0).tokenId,
  );
}

async function openGateway(signatureType: 0 | 1 | 2 | 3, account: OfficialAccount): Promise<TestGateway> {
  const { privateKey, funder } = account;
  return startGateway({
    exchangeUrl: relay.url,
    secrets: { privateKey },
    config: {
      account: { signatureType, funderAddress: funder },
      rails: { limits: NO_LIMITS, allowSelfTrade: true },
    },
  });
}

const GTD = { orderType: 'GTD', expiration: NOW / 1000 + 600 } as const;
const LIMITS = [
  { side: 'BUY', price: '0.4', size: '10', postOnly: false, orderType: 'GTC' },
  { side: 'SELL', price: '0.57', size: '8.21', postOnly: true, orderType: 'GTC' },
  { side: 'BUY', price: '0.03', size: '123.4', postOnly: false, ...GTD },
] as const;
const MARKETS = [
  { side: 'BUY', price: '0.43', amount: '20', orderType: 'FOK' },
  { side: 'SELL', price: '0.3', amount: '33.3', orderType: 'FAK' },
] as const;

/** The same orders, every one in both markets. What the exchange makes of them does not matter here. */
const limits = (tokenIds: string[]) =>
  tokenIds.flatMap((tokenId) => LIMITS.map((limit) => ({ tokenId, expiration: 0, ...limit })));
const markets = (tokenIds: string[]) =>
  tokenIds.flatMap((tokenId) => MARKETS.map((market) => ({ tokenId, ...market })));

async function sendAll({ url }: TestGateway, tokenIds: string[]): Promise<void> {
  for (const { expiration, ...limit } of limits(tokenIds)) {
    const gtd = expiration !== 0 && { expiration: new Date(expiration * 1000).toISOString() };
    await run(url, CreateAndPostOrderDocument, { input: { ...limit, ...gtd } });
  }
  for (const input of markets(tokenIds)) {
    await run(url, CreateAndPostMarketOrderDocument, { input });
  }
}

async function sendAllV2(client: v2.ClobClient, tokenIds: string[]): Promise<void> {
  for (const { tokenId: tokenID, side, price, size, orderType, postOnly, expiration } of limits(tokenIds)) {
    const order = { tokenID, side: v2.Side[side], price: Number(price), size: Number(size), expiration };
    await client.createAndPostOrder(order, undefined, v2.OrderType[orderType], postOnly);
  }
  for (const { tokenId: tokenID, side, price, amount, orderType } of markets(tokenIds)) {
    const order = { tokenID, side: v2.Side[side], price: Number(price), amount: Number(amount) };
    await client.createAndPostMarketOrder(order, undefined, v2.OrderType[orderType]);
  }
}

async function sendAllV1(client: v1.ClobClient, tokenIds: string[]): Promise<void> {
  for (const { tokenId: tokenID, side, price, size, orderType, postOnly, expiration } of limits(tokenIds)) {
    const order = { tokenID, side: v1.Side[side], price: Number(price), size: Number(size), expiration };
    await client.createAndPostOrder(order, undefined, v1.OrderType[orderType], false, postOnly);
  }
  for (const { tokenId: tokenID, side, price, amount, orderType } of markets(tokenIds)) {
    const order = { tokenID, side: v1.Side[side], price: Number(price), amount: Number(amount) };
    await client.createAndPostMarketOrder(order, undefined, v1.OrderType[orderType]);
  }
}

const CASES = ([1, 2, 3] as const).flatMap((version) =>
  ([0, 1, 2, 3] as const).map((signatureType) => ({ version, signatureType })),
);

describe.each(CASES.filter(({ version, signatureType }) => version !== 1 || signatureType !== 3))(
  'order version $version, signature type $signatureType',
  ({ version, signatureType }) => {
    it('the gateway sends the bytes that clob-client-v2 1.1.0 sends, and signs the request alike', async () => {
      paper.exchange.orderVersion = version;
      const tokenIds = openMarkets(`wire-v2-${version}-${signatureType}`);
      const { client, account } = await openOfficial(openClientV2, signatureType);
      await sendAllV2(client, tokenIds);
      const theirs = relay.take();
      await using gateway = await openGateway(signatureType, account);
      await sendAll(gateway, tokenIds);
      expect(relay.take()).toEqual(theirs);
      expect(theirs.map(({ body }) => JSON.parse(body).order.salt)).toEqual(Array(10).fill(SALT));
    });
  },
);

it.each([0, 1, 2] as const)(
  'the gateway signs the orders that clob-client 5.8.1 signs with signature type %i',
  async (signatureType) => {
    paper.exchange.orderVersion = 1;
    const tokenIds = openMarkets(`wire-v1-${signatureType}`);
    const { client, account } = await openOfficial(openClientV1, signatureType);
    await sendAllV1(client, tokenIds);
    const theirs = relay.take().map(orderIn);
    await using gateway = await openGateway(signatureType, account);
    await sendAll(gateway, tokenIds);
    expect(relay.take().map(orderIn)).toEqual(theirs);
    expect(theirs).toHaveLength(10);
  },
);

/** The order alone, byte for byte: this client says `postOnly` after it and not before, and not for market orders. */
function orderIn({ body }: { readonly body: string }): string {
  const [order = ''] = /"order":\{[^}]*\}/.exec(body) ?? [];
  return order;
}

/** An official client that takes refusals as values, and the account a gateway can share with it. */
async function openOfficial<Client, Type extends 0 | 1 | 2 | 3>(
  open: (url: string, type: Type, account: OfficialAccount) => Promise<OfficialTrader<Client>>,
  signatureType: Type,
) {
  const privateKey = generatePrivateKey();
  const { client, funder } = await open(relay.url, signatureType, { privateKey, throwOnError: false });
  return { client, account: { privateKey, funder } };
}
