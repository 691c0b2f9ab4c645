/** A subscriber with `since` goes on over a restart of a gateway that is alone: each event once and in order. */
import { print } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CreateAndPostMarketOrderDocument,
  CreateAndPostOrderDocument,
  OrderEventsDocument,
} from '../../schema/client.ts';
import { run } from '../support/client.ts';
import { type Command, startCommand } from '../support/command.ts';
import { type Floor, newKey, openFloor } from '../support/floor.ts';
import { LASTING_STORES, type TestStore } from '../support/journal-stores.ts';
import { startGateway } from '../support/start-gateway.ts';
import { untilLive } from '../support/streams.ts';
import { subscribe } from '../support/subscriber.ts';

interface Emitted {
  readonly __typename: string;
  readonly cursor: string;
  readonly kind?: string;
  readonly from?: string;
  readonly reason?: string;
  readonly order?: { readonly orderId: string; readonly sizeMatched: string };
}

const MARKET = 'paper-cup-winner-red-foxes';
const EVENTS = print(OrderEventsDocument);

let floor: Floor;
beforeEach(async () => {
  floor = await openFloor();
});
afterEach(() => floor[Symbol.asyncDispose]());

/** An order that rests at the price that `take` takes first. */
async function rest(url: string): Promise<string> {
  const { createAndPostOrder: placed } = await run(url, CreateAndPostOrderDocument, {
    input: { tokenId: floor.market(MARKET).yes, side: 'BUY', price: '0.46', size: '10' },
  });
  return placed.orderId ?? '';
}

/** Bob takes so many shares of what rests. */
async function take(shares: number): Promise<void> {
  const { createAndPostMarketOrder: taken } = await run(floor.bob.url, CreateAndPostMarketOrderDocument, {
    input: {
      ...{ tokenId: floor.market(MARKET).no, side: 'BUY', orderType: 'FOK', price: '0.54' },
      amount: (shares * 0.54).toFixed(2),
    },
  });
  expect(taken).toMatchObject({ __typename: 'OrderPlaced', status: 'MATCHED' });
}

const lifeOf = (events: readonly Emitted[], orderId: string): readonly string[] =>
  events.flatMap(({ kind, order }) =>
    order?.orderId === orderId ? [`${kind ?? ''} ${order.sizeMatched}`] : [],
  );

describe.each(LASTING_STORES)('with a journal in $name', ({ isThere, open }) => {
  let home: TestStore;
  const started: Command[] = [];
  beforeEach(async () => {
    home = await open();
  });
  afterEach(async () => {
    for (const command of started.splice(0)) {
      command.process.kill('SIGKILL');
      await command.end();
    }
    await home[Symbol.asyncDispose]();
  });

  async function startProcess(privateKey: string) {
    const { store } = home;
    const command = startCommand({
      PORT: '0',
      CLOB_URL: floor.paper.url,
      PAPER: 'on',
      PRIVATE_KEY: privateKey,
      ...(store.kind === 'sqlite' && { DATA_DIR: store.directory }),
      ...(store.kind === 'postgres' && { DATABASE_URL: store.url }),
    });
    started.push(command);
    const [, url = ''] = await command.line(/GraphiQL {2}(http:\/\/127\.0\.0\.1:\d+)\/graphql$/);
    return {
      url,
      async kill() {
        command.process.kill('SIGKILL');
        await command.end();
      },
    };
  }

  it.skipIf(!isThere)('emits what happened while it was killed once, and nothing twice', async () => {
    const key = newKey();
    const first = await startProcess(key);
    const before = subscribe<Emitted>(first.url, EVENTS);
    await untilLive(first.url);
    const [filled, waiting] = [await rest(first.url), await rest(first.url)];
    await take(4);
    const seen = await before.until(
      (all) => lifeOf(all, filled).length === 2 && lifeOf(all, waiting).length === 1,
    );
    await first.kill();
    await before[Symbol.asyncDispose]();
    expect(lifeOf(seen, filled)).toEqual(['PLACED 0', 'PARTLY_FILLED 4']);

    await take(6);
    const second = await startProcess(key);
    await using after = subscribe<Emitted>(second.url, EVENTS, { since: seen.at(-1)?.cursor });
    await untilLive(second.url);
    await take(10);
    const emitted = await after.until((all) => lifeOf(all, waiting).at(-1) === 'FILLED 10');
    expect({ filled: lifeOf(emitted, filled), waiting: lifeOf(emitted, waiting) }).toEqual({
      filled: ['PARTLY_FILLED 10', 'FILLED 10'],
      waiting: ['PARTLY_FILLED 10', 'FILLED 10'],
    });
    expect(emitted.flatMap(({ reason }) => reason ?? [])).toEqual(['READER_CHANGED']);
  });
});

it('with a journal in memory, reports a gap from the time of the cursor on', async () => {
  const secrets = { privateKey: newKey() };
  const first = await startGateway({ exchangeUrl: floor.paper.url, secrets });
  const before = subscribe<Emitted & { readonly at: string }>(first.url, EVENTS);
  await untilLive(first.url);
  await rest(first.url);
  const [placed] = await before.until((all) => all.length > 0);
  await before[Symbol.asyncDispose]();
  await first[Symbol.asyncDispose]();

  await using second = await startGateway({ exchangeUrl: floor.paper.url, secrets });
  await using after = subscribe<Emitted>(second.url, EVENTS, { since: placed?.cursor });
  const [gap] = await after.until((all) => all.length > 0);
  expect(gap).toMatchObject({ reason: 'FELL_BEHIND', from: placed?.at });
});

it('goes on at a gateway that shares nothing with the first, and emits nothing twice', async () => {
  const secrets = { privateKey: newKey() };
  await using first = await startGateway({ exchangeUrl: floor.paper.url, secrets });
  await using second = await startGateway({ exchangeUrl: floor.paper.url, secrets });
  const before = subscribe<Emitted>(first.url, EVENTS);
  await using alongside = subscribe<Emitted>(second.url, EVENTS);
  await Promise.all([untilLive(first.url), untilLive(second.url)]);
  const filled = await rest(first.url);
  await take(4);
  const isHalf = (all: readonly Emitted[]) => lifeOf(all, filled).length === 2;
  const seen = await before.until(isHalf);
  await alongside.until(isHalf);
  await before[Symbol.asyncDispose]();

  await using after = subscribe<Emitted>(second.url, EVENTS, { since: seen.at(-1)?.cursor });
  await untilLive(second.url, 2);
  await take(6);
  const emitted = await after.until((all) => lifeOf(all, filled).at(-1) === 'FILLED 10');
  expect(lifeOf(emitted, filled)).toEqual(['PARTLY_FILLED 10', 'FILLED 10']);
  expect(emitted.flatMap(({ reason }) => reason ?? [])).toEqual(['FELL_BEHIND']);
});
