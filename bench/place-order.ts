/**
 * Placing one limit order, from the caller's terms to the exchange's answer: `createAndPostOrder` of GraphQL, by a kept
 * connection to our gateway, and of clob-client-v2, against the same paper exchange. The exchange has a process of its own;
 * the gateway shares this one with the client that asks it, so its figures carry the cost of both ends of GraphQL.
 * Run: npx tsx bench/place-order.ts
 */
import { randomBytes } from 'node:crypto';
import { Chain, ClobClient, Side } from '@polymarket/clob-client-v2';
import { print } from 'graphql';
import { Pool } from 'undici';
import { createWalletClient, http } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { polygon } from 'viem/chains';
import { CreateAndPostOrderDocument } from '../schema/client.ts';
import { readConfig } from '../src/config.ts';
import { Secrets } from '../src/secrets.ts';
import { startServer } from '../src/server.ts';
import { type PaperProcess, startPaperProcess } from './paper-process.ts';
import { quantile } from './quantile.ts';

const AT_A_TIME = [1, 16] as const;
const ROUNDS = 5;
const ROUND_MS = 2_000;
/** Orders placed before anything is measured: Node compiles what runs often, and on a busy machine that takes a while. */
const WARM_UP_ORDERS = 1_500;

/** One way of placing orders. */
interface Way extends AsyncDisposable {
  readonly name: string;
  /** Places one; rejects where the exchange does not take it. */
  readonly place: () => Promise<void>;
}

/** What one way does with so many orders under way at a time. The rates are of whole rounds, the times of single orders. */
export interface PlaceOrderResult {
  readonly name: string;
  readonly atATime: number;
  /** Orders a second, the median of the rounds. */
  readonly median: number;
  /** Orders a second, the round least disturbed by the machine's other work. */
  readonly best: number;
  /** Milliseconds. */
  readonly p50: number;
  /** Milliseconds. */
  readonly p99: number;
  /** Microseconds of this process an order: what other work on the machine disturbs least. */
  readonly cpu: number;
  /** Our median over this one. */
  readonly ratio: number;
}

interface Round {
  readonly perSecond: number;
  /** Microseconds an order. */
  readonly cpu: number;
  /** Milliseconds, one an order. */
  readonly times: readonly number[];
}

/** Measures both ways by turns; the first is ours. */
export async function run(): Promise<readonly PlaceOrderResult[]> {
  await using paper = await startPaperProcess();
  const results: PlaceOrderResult[] = [];
  for (const atATime of AT_A_TIME) {
    await using ours = await overGraphQL(paper, atATime);
    await using theirs = await overOfficialClient(paper);
    results.push(...(await compare([ours, theirs], atATime)));
  }
  return results;
}

async function compare(ways: readonly Way[], atATime: number): Promise<PlaceOrderResult[]> {
  const rounds = new Map<Way, Round[]>(ways.map((way) => [way, []]));
  for (const way of ways) {
    await warmUp(way, atATime);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [way, measured] of rounds) {
      measured.push(await measure(way, atATime, ROUND_MS));
    }
  }
  const results = [...rounds].map(([{ name }, measured]) => ({ name, atATime, ...statistics(measured) }));
  const ours = results[0]?.median ?? Number.NaN;
  return results.map((result) => ({ ...result, ratio: ours / result.median }));
}

async function warmUp({ place }: Way, atATime: number): Promise<void> {
  let left = WARM_UP_ORDERS;
  async function placeSome(): Promise<void> {
    while (left-- > 0) await place();
  }
  await Promise.all(Array.from({ length: atATime }, placeSome));
}

async function measure({ place }: Way, atATime: number, forMs: number): Promise<Round> {
  const times: number[] = [];
  const begun = performance.now();
  const cpuBefore = process.cpuUsage();
  async function placeUntilTheEnd(): Promise<void> {
    for (let start = begun; start - begun < forMs; start = performance.now()) {
      await place();
      times.push(performance.now() - start);
    }
  }
  await Promise.all(Array.from({ length: atATime }, placeUntilTheEnd));
  const { user, system } = process.cpuUsage(cpuBefore);
  const perSecond = (times.length * 1000) / (performance.now() - begun);
  return { perSecond, cpu: (user + system) / times.length, times };
}

function statistics(rounds: readonly Round[]) {
  const rates = rounds.map(({ perSecond }) => perSecond);
  const times = rounds.flatMap((round) => round.times);
  const cpus = rounds.map(({ cpu }) => cpu);
  return {
    median: quantile(rates, 0.5),
    best: quantile(rates, 1),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpu: quantile(cpus, 0.5),
  };
}

async function overGraphQL({ url, tokenId }: PaperProcess, atATime: number): Promise<Way> {
  const { config } = readConfig({ PORT: '0', CLOB_URL: url, PAPER: 'on', LOG_LEVEL: 'silent' });
  const secrets = new Secrets({ privateKey: `0x${randomBytes(32).toString('hex')}` });
  const server = await startServer({ config, secrets });
  const pool = new Pool(server.url, { connections: atATime });
  const input = { tokenId, side: 'BUY', price: '0.01', size: '5' };
  const body = JSON.stringify({ query: print(CreateAndPostOrderDocument), variables: { input } });
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  return {
    name: `clob-graphql (${server.services.signingCurve})`,
    async place() {
      const answer = await pool.request({ method: 'POST', path: '/graphql', headers, body });
      const text = await answer.body.text();
      if (JSON.parse(text).data?.createAndPostOrder.status !== 'LIVE') throw new Error(text);
    },
    async [Symbol.asyncDispose]() {
      await pool.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

async function overOfficialClient({ url, tokenId: tokenID }: PaperProcess): Promise<Way> {
  const account = privateKeyToAccount(generatePrivateKey());
  const signer = createWalletClient({ account, chain: polygon, transport: http(url) });
  const options = { host: url, chain: Chain.POLYGON, signer };
  const creds = await new ClobClient(options).createOrDeriveApiKey();
  const client = new ClobClient({ ...options, creds, throwOnError: true });
  const order = { tokenID, price: 0.01, size: 5, side: Side.BUY };
  return {
    name: 'clob-client-v2 (viem)',
    async place() {
      const { status } = await client.createAndPostOrder(order);
      if (status !== 'live') throw new Error(`the order is ${status}`);
    },
    async [Symbol.asyncDispose]() {},
  };
}

if (import.meta.filename === process.argv[1]) {
  for (const { name, atATime, median, best, p50, p99, cpu, ratio } of await run()) {
    const rate = `${median.toFixed(0)} orders/s (best ${best.toFixed(0)})`;
    const times = `p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms, ${cpu.toFixed(0)} µs of CPU each`;
    console.log(`${name}, ${atATime} at a time: ${rate}, ${times}; ours ${ratio.toFixed(1)} times as many`);
  }
}
