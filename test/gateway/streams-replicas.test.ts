/** Three replicas on one Redis, one of them killed every few seconds: no subscriber anywhere misses or repeats an event. */

import { privateKeyToAccount } from 'viem/accounts';
import { expect, it, vi } from 'vitest';
import { startPaper } from '../../src/paper/start.ts';
import { openMarkets } from '../support/busy-paper.ts';
import { type Command, startCommand } from '../support/command.ts';
import {
  countSteps,
  differences,
  type StreamElement,
  stepsOfRecord,
  stepsOfStream,
} from '../support/exchange-list.ts';
import { newKey } from '../support/floor.ts';
import { hasRedis, keysAbout, REDIS_URL } from '../support/redis.ts';
import { Storm } from '../support/storm.ts';
import { readStreams } from '../support/streams.ts';
import { type Subscriber, subscribe } from '../support/subscriber.ts';

const REPLICAS = 3;
const KILLS = 4;
/** How long a replica reads before it is killed. */
const HOLD_MS = 2_000;

type Element = StreamElement & { readonly cursor?: string };

const QUERIES = [
  `subscription ($since: ID) {
    orderEvents(since: $since) {
      ... on OrderEvent { cursor kind orderId tradeId order { sizeMatched } }
      ... on StreamGap { cursor gap: reason }
      ... on Resynced { cursor }
    }
  }`,
  `subscription ($since: ID) {
    tradeEvents(since: $since) {
      ... on TradeEvent { cursor step tradeId }
      ... on StreamGap { cursor gap: reason }
      ... on Resynced { cursor }
    }
  }`,
];

/** A replica that comes back on another port when it was killed. */
class Replica implements AsyncDisposable {
  readonly #environment: Readonly<Record<string, string>>;
  #command: Command;
  url: Promise<string>;
  isUp = false;

  constructor(environment: Readonly<Record<string, string>>) {
    this.#environment = environment;
    this.#command = startCommand(environment);
    this.url = this.#started();
  }

  async kill(): Promise<void> {
    await this.url;
    this.isUp = false;
    this.#command.process.kill('SIGKILL');
    await this.#command.end();
    this.#command = startCommand(this.#environment);
    this.url = this.#started();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#command.process.kill('SIGKILL');
    await this.#command.end();
  }

  async #started(): Promise<string> {
    const [, url = ''] = await this.#command.line(/GraphiQL +(http\S+)\/graphql/);
    this.isUp = true;
    return url;
  }
}

/** A subscriber of one replica that comes back to it, behind the last place it saw, whenever its stream ends. */
class Loyal implements AsyncDisposable {
  readonly replica: Replica;
  readonly #query: string;
  readonly #seen: Element[] = [];
  readonly #running: Promise<void>;
  #stream: Subscriber<Element> | undefined;
  #isOver = false;

  constructor(replica: Replica, query: string) {
    this.replica = replica;
    this.#query = query;
    this.#running = this.#follow();
  }

  get events(): readonly Element[] {
    return [...this.#seen, ...(this.#stream?.events ?? [])];
  }

  async #follow(): Promise<void> {
    while (!this.#isOver) {
      const since = this.#seen.findLast(({ cursor }) => cursor !== undefined)?.cursor;
      const stream = subscribe<Element>(await this.replica.url, this.#query, { since });
      this.#stream = stream;
      await stream.ended;
      this.#seen.push(...stream.events);
      this.#stream = undefined;
      await stream[Symbol.asyncDispose]();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isOver = true;
    await this.#stream?.[Symbol.asyncDispose]();
    await this.#running;
  }
}

it.skipIf(!(await hasRedis()))(
  'three replicas, of which one is killed again and again, tell each subscriber all of it once',
  { timeout: 300_000 },
  async () => {
    await using paper = await startPaper({
      quoting: false,
      settlementDelays: { minedMs: 20, confirmedMs: 60 },
    });
    const { exchange } = paper;
    const privateKey = newKey();
    const { address } = privateKeyToAccount(`0x${privateKey.slice(2)}`);
    const traders = [address, '0x00000000000000000000000000000000000000b0'].map((owner) => {
      const account = exchange.accounts.of(owner);
      const credentials = exchange.keys.create(account, 0n);
      exchange.fund(exchange.accounts.bind(account, 0, owner), 10_000_000_000_000n);
      return { account, ...credentials };
    });
    const [trader] = traders;
    const [market] = openMarkets(exchange, 1);
    if (trader === undefined || market === undefined) throw new Error('nobody trades');
    const environment = {
      PORT: '0',
      CLOB_URL: paper.url,
      PAPER: 'on',
      PRIVATE_KEY: privateKey,
      API_KEY: trader.apiKey,
      SECRET: trader.secret,
      PASSPHRASE: trader.passphrase,
      REDIS_URL,
      LOG_LEVEL: 'silent',
    };
    await using _keys = await keysAbout(paper.url);
    await using replicas = together(Array.from({ length: REPLICAS }, () => new Replica(environment)));
    await using subscribers = together(
      replicas.all.flatMap((replica) => QUERIES.map((query) => new Loyal(replica, query))),
    );
    const states = async () => {
      const urls = await Promise.all(replicas.all.map(({ url }) => url));
      const [first, ...others] = await Promise.all(urls.map((url) => readStreams(url)));
      return [first, ...others].map((streams) => `${streams?.[0]?.state} ${streams?.[0]?.subscribers}`);
    };
    // All that subscribe have their place in the log before anything happens: none has a cursor to come back with yet.
    while ((await states()).toSorted().join() !== 'LIVE 2,STANDBY 2,STANDBY 2') await tick(100);

    const storm = new Storm(paper, market, 7);
    const over = new AbortController();
    const trading = tradeUntil(over.signal, () => storm.trade(traders));
    for (let kills = 0; kills < KILLS; kills += 1) {
      const holder = await holderOf(replicas.all);
      await tick(HOLD_MS);
      await holder.kill();
    }
    await holderOf(replicas.all);
    over.abort();
    await trading;
    while ([...exchange.settlement.pending()].length > 0) await tick(50);
    await tick(200);
    const record = stepsOfRecord(exchange.record.of(address));
    const told = () =>
      replicas.all.map((replica) =>
        stepsOfStream(
          subscribers.all.filter((one) => one.replica === replica).flatMap(({ events }) => events),
        ),
      );
    expect(countSteps(record)).toBeGreaterThan(1_000);
    const wrong = () => told().map((steps) => differences(steps, record));
    await vi.waitFor(() => expect(wrong()).toEqual([{}, {}, {}]), { timeout: 60_000, interval: 250 });
  },
);

/** Values that are disposed as one. */
function together<T extends AsyncDisposable>(
  all: readonly T[],
): AsyncDisposable & { readonly all: readonly T[] } {
  return {
    all,
    async [Symbol.asyncDispose]() {
      await Promise.all(all.map((one) => one[Symbol.asyncDispose]()));
    },
  };
}

/** The replica that reads the account, as soon as one does that is up. */
async function holderOf(replicas: readonly Replica[]): Promise<Replica> {
  for (;;) {
    const reading = await Promise.all(
      replicas.map(async ({ isUp, url }) => (isUp ? (await readStreams(await url))[0]?.isHere : false)),
    );
    const holder = replicas[reading.indexOf(true)];
    if (holder !== undefined) return holder;
    await tick(50);
  }
}

async function tradeUntil(over: AbortSignal, trade: () => void): Promise<void> {
  while (!over.aborted) {
    trade();
    await tick(20);
  }
}

function tick(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
