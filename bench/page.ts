/**
 * The page of a trading front end in one query: what it costs the exchange beside clob-client-v2 in the same run, and what
 * it costs us against a stub that answers at once. Run: npx tsx bench/page.ts, or with `--soak 600` to run the page for so
 * many seconds and watch the memory.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { AssetType, type ClobClient, Side } from '@polymarket/clob-client-v2';
import { print } from 'graphql';
import { Pool } from 'undici';
import { OrderBooksDocument, TradingPageDocument } from '../schema/client.ts';
import type { Environment } from '../src/environment.ts';
import type { Server } from '../src/server.ts';
import { openClientV2 } from '../test/support/official-clients.ts';
import { type CpuShare, cpuShares } from './cpu-shares.ts';
import { type Counted, openPageWorld, openServer, type PageWorld } from './page-world.ts';
import { quantile } from './quantile.ts';
import { startReplayingExchange } from './replaying-exchange.ts';

const AT_A_TIME = [1, 16] as const;
const ROUND_MS = 3_000;
const ROUNDS = 3;
/** What a gateway does by itself after its start is over by then. */
const SETTLED_MS = 1_000;
/** Long enough for 15 requests to meet. */
const BATCHING = { ORDER_BATCH_MS: '50' };

/** One row of the table of calls. */
export interface CallsRow {
  readonly what: string;
  readonly official: Counted;
  readonly cold: Counted;
  readonly warm: Counted;
}

export interface PageThroughput {
  readonly atATime: number;
  /** Pages a second, the median of the rounds. */
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  /** Milliseconds. */
  readonly p99: number;
  /** Milliseconds of this process a page: the gateway, the client and the stub together. */
  readonly cpu: number;
}

export interface PageResult {
  readonly calls: readonly CallsRow[];
  readonly throughput: readonly PageThroughput[];
  readonly shares: readonly CpuShare[];
}

/** Measures everything but the soak. */
export async function run(): Promise<PageResult> {
  await using world = await openPageWorld();
  const calls = await compareCalls(world);
  await using stub = await startReplayingExchange(world.url);
  await using server = await openServer(stub.url, world.privateKey);
  const throughput: PageThroughput[] = [];
  for (const atATime of AT_A_TIME) throughput.push(await measure(server, atATime));
  const shares = await cpuShares(() => round(server, 16, ROUND_MS));
  return { calls, throughput, shares };
}

async function compareCalls(world: PageWorld): Promise<readonly CallsRow[]> {
  const privateKey = world.privateKey as `0x${string}`;
  const { client } = await openClientV2(world.url, 0, { privateKey });
  const books = { tokenIds: world.tokens };
  const orders = Array.from({ length: 15 }, (_, index) => world.tokens[2 * index] ?? '');
  return [
    {
      what: 'the trading page: 100 open orders in 40 markets, 200 trades, shares of 20 tokens',
      official: await world.count(() => pageByOfficialClient(client, world)),
      ...(await coldAndWarm(world, askPage)),
    },
    {
      what: 'books of 200 tokens',
      official: await world.count(() =>
        client.getOrderBooks(world.tokens.map((token_id) => ({ token_id, side: Side.BUY }))),
      ),
      ...(await coldAndWarm(world, (door) => ask(door, print(OrderBooksDocument), books))),
    },
    {
      what: `15 orders placed at once by 15 requests, ORDER_BATCH_MS=${BATCHING.ORDER_BATCH_MS}`,
      official: await world.count(() =>
        Promise.all(orders.map((tokenID) => placeOfficially(client, tokenID))),
      ),
      ...(await coldAndWarm(
        world,
        (door) => Promise.all(orders.map((tokenId) => ask(door, PLACE, { input: limitOrder(tokenId) }))),
        BATCHING,
      )),
    },
  ];
}

/** The same by the calls the official client has, all that can be at once. */
async function pageByOfficialClient(client: ClobClient, world: PageWorld): Promise<void> {
  const books = world.orderMarkets.map(({ terms }) => ({
    token_id: terms.tokens[0].tokenId,
    side: Side.BUY,
  }));
  await Promise.all([
    client.getOpenOrders(),
    client.getTrades(),
    client.getOrderBooks(books),
    client.getBalanceAllowance({ asset_type: AssetType.COLLATERAL }),
    ...world.orderMarkets.map(({ terms }) => client.getMarket(terms.conditionId)),
    ...world.heldTokens.map((token_id) =>
      client.getBalanceAllowance({ asset_type: AssetType.CONDITIONAL, token_id }),
    ),
  ]);
}

async function coldAndWarm(
  world: PageWorld,
  work: (door: Pool) => Promise<unknown>,
  environment?: Environment,
): Promise<Pick<CallsRow, 'cold' | 'warm'>> {
  await using server = await world.openGateway(environment);
  const door = new Pool(server.url, { connections: 16 });
  // The API key is had, and the connections are open, once in the life of a page.
  await Promise.all(Array.from({ length: 16 }, () => ask(door, '{ apiKeys { apiKey } }', {})));
  await wait(SETTLED_MS);
  const counted = {
    cold: await world.count(() => work(door)),
    warm: await world.count(() => work(door)),
  };
  await door.close();
  return counted;
}

const PLACE = `mutation Place($input: CreateAndPostOrderInput!) {
  createAndPostOrder(input: $input) { ... on OrderResponse { success errorMsg } }
}`;

function limitOrder(tokenId: string): object {
  return { tokenId, side: 'BUY', price: '0.01', size: '5' };
}

function placeOfficially(client: ClobClient, tokenID: string): Promise<unknown> {
  return client.createAndPostOrder({ tokenID, price: 0.01, size: 5, side: Side.BUY });
}

const PAGE = print(TradingPageDocument);

function askPage(door: Pool): Promise<void> {
  return ask(door, PAGE, { orders: 100, trades: 200, depth: 5 });
}

/** Asks and reads the answer whole; rejects where it has an error. */
async function ask(door: Pool, query: string, variables: object): Promise<void> {
  const answer = await door.request({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
  });
  const { errors } = JSON.parse(await answer.body.text());
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
}

async function measure(server: Server, atATime: number): Promise<PageThroughput> {
  await round(server, atATime, ROUND_MS / 2);
  const rates: number[] = [];
  const times: number[] = [];
  const cpus: number[] = [];
  for (let count = 0; count < ROUNDS; count += 1) {
    const cpuBefore = process.cpuUsage();
    const begun = performance.now();
    const measured = await round(server, atATime, ROUND_MS);
    const { user, system } = process.cpuUsage(cpuBefore);
    rates.push((measured.length * 1000) / (performance.now() - begun));
    cpus.push((user + system) / 1000 / measured.length);
    times.push(...measured);
  }
  return {
    atATime,
    perSecond: quantile(rates, 0.5),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpu: quantile(cpus, 0.5),
  };
}

/** Milliseconds, one a page. */
async function round(server: Server, atATime: number, forMs: number): Promise<number[]> {
  const pool = new Pool(server.url, { connections: atATime });
  const times: number[] = [];
  const begun = performance.now();
  async function askUntilTheEnd(): Promise<void> {
    for (let start = begun; start - begun < forMs; start = performance.now()) {
      await askPage(pool);
      times.push(performance.now() - start);
    }
  }
  await Promise.all(Array.from({ length: atATime }, askUntilTheEnd));
  await pool.close();
  return times;
}

/** Memory after a collection, a tenth of the soak each. */
async function soak(seconds: number): Promise<void> {
  setFlagsFromString('--expose_gc');
  const collect: () => void = runInNewContext('gc');
  await using world = await openPageWorld();
  await using server = await world.openGateway();
  let pages = 0;
  for (let tenth = 0; tenth <= 10; tenth += 1) {
    if (tenth > 0) pages += (await round(server, 4, seconds * 100)).length;
    collect();
    const { heapUsed, rss } = process.memoryUsage();
    console.log(
      `${(seconds * tenth) / 10} s, ${pages} pages: heap ${mebibytes(heapUsed)} MiB, resident ${mebibytes(rss)} MiB`,
    );
  }
}

function mebibytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}

function counted({ calls, ms }: Counted): string {
  return `${calls} calls, ${ms.toFixed(0)} ms`;
}

if (import.meta.filename === process.argv[1]) {
  const { values } = parseArgs({ options: { soak: { type: 'string' } } });
  if (values.soak !== undefined) {
    await soak(Number(values.soak));
  } else {
    const { calls, throughput, shares } = await run();
    for (const { what, official, cold, warm } of calls) {
      console.log(
        `${what}: official ${counted(official)}; ours cold ${counted(cold)}, warm ${counted(warm)}`,
      );
    }
    for (const { atATime, perSecond, p50, p99, cpu } of throughput) {
      console.log(
        `the page against the stub, ${atATime} at a time: ${perSecond.toFixed(0)} a second, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${cpu.toFixed(1)} ms of CPU each`,
      );
    }
    for (const { part, share } of shares) console.log(`${(share * 100).toFixed(0)} % ${part}`);
  }
}
