/**
 * What subscriptions cost and how fast they are: many subscribers of one account, many books that change often, and one
 * event beside the official client. Exchange, gateway and subscribers have a process each; this one is the exchange.
 * Run: npx tsx bench/streams.ts
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Chain, ClobClient } from '@polymarket/clob-client-v2';
import { createWalletClient, http } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { polygon } from 'viem/chains';
import WebSocket from 'ws';
import type { Account } from '../src/paper/account.ts';
import type { ApiCredentials } from '../src/paper/api-keys.ts';
import type { Market } from '../src/paper/market.ts';
import { type PaperServer, startPaper } from '../src/paper/start.ts';
import { openMarkets } from '../test/support/busy-paper.ts';
import { quantile } from './quantile.ts';
import { type Crowd, now, startCrowd } from './streams-crowd.ts';
import { type GatewayProcess, startGatewayProcess } from './streams-gateway.ts';

const EVENTS = 40;
const SETTLE_MS = 3_000;
const QUIET_MS = 15_000;
const BOOKS_MS = 5_000;
const CHANGES_PER_SECOND = 2_000;
const ORDER_EVENTS = 'subscription { orderEvents { ... on OrderEvent { kind orderId } } }';

export interface CrowdResult {
  readonly subscribers: number;
  /** Requests to the exchange. */
  readonly requestsPerMinute: number;
  /** Milliseconds from the exchange's frame to the last subscriber. */
  readonly p50: number;
  readonly p99: number;
  /** Bytes of the gateway. */
  readonly bytesPerSubscriber: number;
}

export interface BooksResult {
  readonly tokens: number;
  readonly subscribers: number;
  /** Changes of books a second, as the exchange made them. */
  readonly changesPerSecond: number;
  readonly messagesPerSecond: number;
  /** Share of one core. */
  readonly processor: number;
}

export interface BesideResult {
  readonly way: string;
  /** Milliseconds from the event to whoever waits for it. */
  readonly p50: number;
  readonly p99: number;
  /** Median over ours. */
  readonly ratio: number;
}

export interface StreamsResult {
  readonly crowds: readonly CrowdResult[];
  readonly books: readonly BooksResult[];
  readonly beside: readonly BesideResult[];
}

interface World {
  readonly paper: PaperServer;
  readonly privateKey: `0x${string}`;
  readonly trader: Account;
  readonly credentials: ApiCredentials;
  readonly markets: readonly Market[];
  /** Somebody without a key, for whom the exchange keeps no notifications. */
  readonly maker: Account;
}

export async function run(): Promise<StreamsResult> {
  await using paper = await startPaper({ quoting: false });
  const { exchange } = paper;
  const privateKey: `0x${string}` = `0x${randomBytes(32).toString('hex')}`;
  const { address } = privateKeyToAccount(privateKey);
  const trader = exchange.accounts.of(address);
  const credentials = exchange.keys.create(trader, 0n);
  exchange.fund(exchange.accounts.bind(trader, 0, address), 1_000_000_000_000_000n);
  const maker = exchange.accounts.of('0x00000000000000000000000000000000000000b0');
  exchange.fund(exchange.accounts.bind(maker, 0, maker.address), 1_000_000_000_000_000n);
  const world = { paper, privateKey, trader, credentials, maker, markets: openMarkets(exchange, 100) };
  const crowds = [await measureCrowd(world, 1), await measureCrowd(world, 5_000)];
  const books = [
    await measureBooks(world, 50, 1),
    await measureBooks(world, 200, 1),
    await measureBooks(world, 200, 10),
  ];
  return { crowds, books, beside: await measureBeside(world) };
}

function startGateway({ paper, privateKey, credentials }: World): Promise<GatewayProcess> {
  return startGatewayProcess({ exchangeUrl: paper.url, secrets: { privateKey, credentials } });
}

async function measureCrowd(world: World, subscribers: number): Promise<CrowdResult> {
  await using gateway = await startGateway(world);
  await using first = await startCrowd({ url: gateway.url, queries: [ORDER_EVENTS], perConnection: 1 });
  await pause(SETTLE_MS);
  const before = await gateway.usage();
  const queries = Array.from({ length: subscribers - 1 }, () => ORDER_EVENTS);
  await using others = await startCrowd({ url: gateway.url, queries, perConnection: 1 });
  await pause(SETTLE_MS);
  const after = await gateway.usage();

  const calls = await gateway.calls();
  await pause(QUIET_MS);
  const requestsPerMinute = ((await gateway.calls()) - calls) * (60_000 / QUIET_MS);

  const delays: number[] = [];
  for (let event = 0; event < EVENTS; event += 1) {
    const { orderId, at } = place(world);
    const arrived = await allArrivals([first, others], orderId, subscribers);
    delays.push(Math.max(...arrived) - at);
    world.paper.exchange.engine.cancel(openOrder(world, orderId));
    await pause(50);
  }
  return {
    subscribers,
    requestsPerMinute,
    p50: quantile(delays, 0.5),
    p99: quantile(delays, 0.99),
    bytesPerSubscriber: subscribers === 1 ? 0 : (after.rss - before.rss) / (subscribers - 1),
  };
}

/** The first crowd is of one. */
async function allArrivals(
  [first, others]: readonly Crowd[],
  mark: string,
  subscribers: number,
): Promise<number[]> {
  const one = await first?.arrivals(mark, 1);
  const rest = subscribers === 1 ? [] : await others?.arrivals(mark, subscribers - 1);
  return [...(one ?? []), ...(rest ?? [])];
}

let orders = 0;

/** A new order that rests, and when the exchange tells of it. */
function place(
  { paper, trader, credentials, markets }: World,
  index = 0,
  account = trader,
): { orderId: string; at: number } {
  const [market, wallet] = [markets[index], account.wallets.get(0)];
  if (market === undefined || wallet === undefined) throw new Error('there is nothing to trade');
  orders += 1;
  const orderId = `0x${orders.toString(16).padStart(64, '0')}`;
  const at = now();
  paper.exchange.engine.place({
    id: orderId,
    owner: credentials.apiKey,
    account,
    wallet,
    market,
    outcome: 0,
    side: 'BUY',
    type: 'GTC',
    postOnly: false,
    price: BigInt(1 + (orders % 49)) * 10_000n,
    size: 5_000_000n,
    budget: undefined,
    expiration: 0,
    builder: undefined,
  });
  return { orderId, at };
}

function openOrder({ paper }: World, orderId: string) {
  const order = paper.exchange.engine.openOrders.get(orderId);
  if (order === undefined) throw new Error('the order does not rest');
  return order;
}

async function measureBooks(world: World, tokens: number, subscribersEach: number): Promise<BooksResult> {
  await using gateway = await startGateway(world);
  const watched = world.markets.slice(0, tokens / 2).flatMap((market) => [market.token(0), market.token(1)]);
  const queries = Array.from({ length: subscribersEach }, () => watched).flat();
  await using crowd = await startCrowd({
    url: gateway.url,
    queries: queries.map(
      ({ tokenId }) => `subscription { orderBook(tokenId: "${tokenId}", depth: 5) { hash } }`,
    ),
    perConnection: 100,
  });
  await pause(SETTLE_MS);
  const before = { ...(await gateway.usage()), count: await crowd.count(), at: now() };
  const changes = await changeBooks(world, tokens / 2);
  const after = { ...(await gateway.usage()), count: await crowd.count(), at: now() };
  const seconds = (after.at - before.at) / 1000;
  return {
    tokens,
    subscribers: queries.length,
    changesPerSecond: changes / seconds,
    messagesPerSecond: (after.count - before.count) / seconds,
    processor: (after.cpuMs - before.cpuMs) / (after.at - before.at),
  };
}

/** Orders that come and go in turn, each a change of two books. */
async function changeBooks(world: World, markets: number): Promise<number> {
  const { engine } = world.paper.exchange;
  const resting: string[] = [];
  const begun = now();
  let changes = 0;
  while (now() - begun < BOOKS_MS) {
    while (changes < ((now() - begun) / 1000) * CHANGES_PER_SECOND) {
      resting.push(place(world, (changes / 2) % markets, world.maker).orderId);
      const oldest = resting.length > 10 * markets ? resting.shift() : undefined;
      if (oldest !== undefined) engine.cancel(openOrder(world, oldest));
      changes += oldest === undefined ? 2 : 4;
    }
    await pause(2);
  }
  for (const orderId of resting) engine.cancel(openOrder(world, orderId));
  return changes;
}

async function measureBeside(world: World): Promise<readonly BesideResult[]> {
  const ours = await throughUs(world);
  const socket = await throughSocket(world);
  const polling = await throughPolling(world);
  return [
    { way: 'orderEvents over graphql-ws', delays: ours },
    { way: "the exchange's user socket, read directly", delays: socket },
    { way: 'clob-client-v2, getOpenOrders again and again', delays: polling },
  ].map(({ way, delays }) => {
    const p50 = quantile(delays, 0.5);
    return { way, p50, p99: quantile(delays, 0.99), ratio: p50 / quantile(ours, 0.5) };
  });
}

async function throughUs(world: World): Promise<number[]> {
  await using gateway = await startGateway(world);
  await using crowd = await startCrowd({ url: gateway.url, queries: [ORDER_EVENTS], perConnection: 1 });
  await pause(SETTLE_MS);
  // Awaited here: the gateway is to live until then.
  return await delaysOf(world, async (orderId) => (await crowd.arrivals(orderId, 1))[0] ?? Number.NaN);
}

async function throughSocket(world: World): Promise<number[]> {
  const { apiKey, secret, passphrase } = world.credentials;
  const socket = new WebSocket(`${world.paper.wsUrl}/ws/user`);
  const seen = new Map<string, (at: number) => void>();
  socket.on('open', () =>
    socket.send(JSON.stringify({ type: 'user', auth: { apiKey, secret, passphrase } })),
  );
  socket.on('message', (data) => {
    const { id } = JSON.parse(data.toString());
    seen.get(id)?.(now());
  });
  await pause(500);
  const delays = await delaysOf(world, (orderId) => new Promise((resolve) => seen.set(orderId, resolve)));
  socket.terminate();
  return delays;
}

async function throughPolling(world: World): Promise<number[]> {
  const signer = createWalletClient({
    account: privateKeyToAccount(world.privateKey),
    chain: polygon,
    transport: http('http://127.0.0.1:1'),
  });
  const { apiKey: key, secret, passphrase } = world.credentials;
  const client = new ClobClient({
    host: world.paper.url,
    chain: Chain.POLYGON,
    signer,
    creds: { key, secret, passphrase },
  });
  return delaysOf(world, async (orderId) => {
    for (;;) {
      const open = await client.getOpenOrders();
      if (open.some(({ id }) => id === orderId)) return now();
    }
  });
}

/** @param arrival starts to wait for an order, and resolves with the time it was heard of */
async function delaysOf(world: World, arrival: (orderId: string) => Promise<number>): Promise<number[]> {
  const delays: number[] = [];
  for (let event = 0; event < EVENTS; event += 1) {
    const heard = arrival(`0x${(orders + 1).toString(16).padStart(64, '0')}`);
    await pause(20);
    const { orderId, at } = place(world);
    delays.push((await heard) - at);
    world.paper.exchange.engine.cancel(openOrder(world, orderId));
    await pause(20);
  }
  return delays;
}

if (process.argv[1] === import.meta.filename) console.log(JSON.stringify(await run(), null, 2));
