/** Ten thousand events under every fault a socket can have: each subscriber ends with exactly the exchange's own list. */
import { expect, it } from 'vitest';
import { openMarkets } from '../support/busy-paper.ts';
import {
  countSteps,
  differences,
  type StepsByKey,
  type StreamElement,
  stepsOfRecord,
  stepsOfStream,
} from '../support/exchange-list.ts';
import { openFloor } from '../support/floor.ts';
import { Storm } from '../support/storm.ts';
import { untilLive } from '../support/streams.ts';
import { type Subscriber, subscribe } from '../support/subscriber.ts';

const EVENTS = 10_000;

const ORDERS = `subscription ($since: ID) {
  orderEvents(since: $since) {
    ... on OrderEvent { cursor kind orderId tradeId order { sizeMatched } }
    ... on StreamGap { cursor gap: reason }
  }
}`;
const TRADES = `subscription ($since: ID) {
  tradeEvents(since: $since) {
    ... on TradeEvent { cursor step tradeId }
    ... on StreamGap { cursor gap: reason }
  }
}`;

type Element = StreamElement & { readonly cursor?: string };

/** A subscriber that hangs up every now and then, and goes on behind what it saw last. */
class Restless {
  readonly #url: string;
  readonly #query: string;
  readonly #seen: Element[] = [];
  #stream: Subscriber<Element>;

  constructor(url: string, query: string) {
    this.#url = url;
    this.#query = query;
    this.#stream = subscribe(url, query);
  }

  get events(): readonly Element[] {
    return [...this.#seen, ...this.#stream.events];
  }

  /** Not to be called when it may hang up before that is so. */
  async until(condition: () => boolean): Promise<readonly Element[]> {
    await this.#stream.until(condition);
    return this.events;
  }

  async hangUp(): Promise<void> {
    await this.#stream[Symbol.asyncDispose]();
    this.#seen.push(...this.#stream.events);
    const since = this.#seen.findLast(({ cursor }) => cursor !== undefined)?.cursor;
    this.#stream = subscribe(this.#url, this.#query, { since });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stream[Symbol.asyncDispose]();
  }
}

it("ends with exactly the exchange's own list", { timeout: 180_000 }, async () => {
  await using floor = await openFloor({ settlementDelays: { minedMs: 20, confirmedMs: 60 } });
  const { paper, alice, bob } = floor;
  const { exchange, sockets } = paper;
  const traders = await Promise.all(
    [alice, bob].map(async ({ services }) => {
      const { account } = services.account();
      await account.api();
      const trader = exchange.accounts.of(account.address);
      exchange.fund(exchange.accounts.bind(trader, 0, account.address), 10_000_000_000_000n);
      return { account: trader, apiKey: account.apiKey ?? '' };
    }),
  );
  const [market] = openMarkets(exchange, 1);
  const [trader] = traders;
  if (market === undefined || trader === undefined) throw new Error('nobody trades');
  const record = () => stepsOfRecord(exchange.record.of(trader.account.address));

  await using orders = subscribe<Element>(alice.url, ORDERS);
  await using trades = subscribe<Element>(alice.url, TRADES);
  await using restlessOrders = new Restless(alice.url, ORDERS);
  await using restlessTrades = new Restless(alice.url, TRADES);
  await untilLive(alice.url, 4);

  const storm = new Storm(paper, market, 20_261_122);
  for (let round = 0; countSteps(record()) < EVENTS; round += 1) {
    for (let turn = 0; turn < 20; turn += 1) {
      storm.trade(traders);
      await new Promise((resolve) => setImmediate(resolve));
    }
    storm.turn(sockets.user);
    if (round % 20 === 0) await storm.pick([restlessOrders, restlessTrades]).hangUp();
  }
  sockets.user.faults = {};
  exchange.settlement.finish(market);
  const expected = countSteps(record());
  await whole(orders, trades, expected);
  await whole(restlessOrders, restlessTrades, expected);

  expect(expected).toBeGreaterThanOrEqual(EVENTS);
  expect(differences(told(orders, trades), record())).toEqual({});
  expect(differences(told(restlessOrders, restlessTrades), record())).toEqual({});
});

type Events = Pick<Restless, 'events' | 'until'>;

function told(...streams: readonly Pick<Events, 'events'>[]): StepsByKey {
  return stepsOfStream(streams.flatMap(({ events }) => events));
}

/** Resolves when both together have told so many steps. */
async function whole(orders: Events, trades: Events, steps: number): Promise<void> {
  const isWhole = () => countSteps(told(orders, trades)) >= steps;
  await Promise.race([orders.until(isWhole), trades.until(isWhole)]);
}
