/** A list of trades that is read again costs its first page only, and yet shows whatever is new at once. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  CreateAndPostOrderDocument,
  CreateAndPostOrdersDocument,
  TradesDocument,
} from '../../schema/client.ts';
import { type HeldClock, heldClock } from '../../src/paper/clock.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { openMarkets } from '../support/busy-paper.ts';
import { callsDuring, total } from '../support/call-counts.ts';
import { run } from '../support/client.ts';
import { newKey } from '../support/floor.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

const SETTLING_MS = 12_000;
const BATCHES = 8;
const BATCH = 15;

let clock: HeldClock;
let paper: PaperServer;
/** Two gateways of one account: only one of them trades, so that what the other asks is its reader's. */
let trader: TestGateway;
let reader: TestGateway;
let tokenId: string;

beforeAll(async () => {
  clock = heldClock(Date.now());
  const settlementDelays = { minedMs: SETTLING_MS, confirmedMs: SETTLING_MS };
  paper = await startPaper({ quoting: false, clock, settlementDelays });
  const secrets = { privateKey: newKey() };
  trader = await startGateway({ exchangeUrl: paper.url, secrets });
  reader = await startGateway({ exchangeUrl: paper.url, secrets });
  const [market] = openMarkets(paper.exchange, 1);
  const [yes, no] = market?.terms.tokens ?? [];
  tokenId = yes?.tokenId ?? '';
  await using counterparty = await startGateway({
    exchangeUrl: paper.url,
    secrets: { privateKey: newKey() },
  });
  await run(counterparty.url, CreateAndPostOrderDocument, {
    input: { tokenId: no?.tokenId ?? '', side: 'BUY', price: '0.5', size: '2000' },
  });
  for (let batch = 0; batch < BATCHES; batch += 1) {
    await buy(BATCH);
    clock.advance(1_000);
  }
});
afterAll(async () => {
  await trader[Symbol.asyncDispose]();
  await reader[Symbol.asyncDispose]();
  await paper[Symbol.asyncDispose]();
});

async function buy(times: number): Promise<void> {
  const limit = { tokenId, side: 'BUY', price: '0.5', size: '5' } as const;
  const { createAndPostOrders } = await run(trader.url, CreateAndPostOrdersDocument, {
    input: { orders: Array.from({ length: times }, () => ({ limit })) },
  });
  expect(createAndPostOrders).toMatchObject({ placed: times });
}

/** What the list shows, and how many calls that cost. */
async function read() {
  const shown = new Map<string, string>();
  const calls = await callsDuring(reader.url, async () => {
    const { trades } = await run(reader.url, TradesDocument, { first: 200 });
    for (const { tradeId, status } of trades?.nodes ?? []) shown.set(tradeId, status);
  });
  const { 'GET /data/trades': pages = 0 } = calls;
  return { shown: [...shown.keys()], statuses: new Set(shown.values()), pages, calls: total(calls) };
}

it('is read whole while a later page is not settled', async () => {
  const cold = await read();
  expect(cold.shown).toHaveLength(BATCHES * BATCH);
  expect(cold).toMatchObject({ statuses: new Set(['MATCHED']), pages: 2 });
  expect(await read()).toMatchObject({ shown: cold.shown, statuses: new Set(['MATCHED']), pages: 2 });
});

it('shows at once that its trades have settled, and then costs one call', async () => {
  clock.advance(SETTLING_MS);
  const settled = await read();
  expect(settled).toMatchObject({ statuses: new Set(['CONFIRMED']), pages: 2 });
  expect(await read()).toEqual({ ...settled, pages: 1, calls: 1 });
});

it('shows a new trade at once, for which it is read whole once more', async () => {
  const before = await read();
  await buy(1);
  const after = await read();
  expect(after.shown).toEqual([expect.any(String), ...before.shown]);
  expect(after).toMatchObject({ statuses: new Set(['MATCHED', 'CONFIRMED']), pages: 2 });
  expect(await read()).toEqual({ ...after, pages: 1, calls: 1 });
});

it('shows at once that the new trade has settled, for one call', async () => {
  const before = await read();
  clock.advance(SETTLING_MS);
  expect(await read()).toEqual({ ...before, statuses: new Set(['CONFIRMED']) });
});

it('is read where a cursor says, without a look at its top', async () => {
  const { trades } = await run(reader.url, TradesDocument, { first: 110 });
  const after = trades?.pageInfo.endCursor ?? null;
  const calls = await callsDuring(reader.url, async () => {
    const rest = await run(reader.url, TradesDocument, { first: 100, after });
    expect(rest.trades?.nodes).toHaveLength(BATCHES * BATCH + 1 - 110);
  });
  expect(calls).toEqual({ 'GET /data/trades': 1 });
});
