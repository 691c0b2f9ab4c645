/** A halt while the journal cannot be written: another connection holds SQLite's write lock, as a full disk would refuse. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { ask, askGraphQL } from '../support/http.ts';

const HALT = `mutation { haltTrading(input: { cancelAll: true, reason: "the disk is full" }) {
  ... on TradingHalted { tradingStatus { state reason isDurable } cancel { ... on CancelOrdersResponse { canceled } } }
} }`;
const STATUS = '{ viewer { tradingStatus { state reason isDurable } } }';

let desk: Desk;
let directory: string;

beforeEach(async () => {
  desk = await openDesk();
  directory = await mkdtemp(join(tmpdir(), 'clob-halt-'));
});
afterEach(async () => {
  await desk[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

/** Nothing else writes the journal until this is disposed. */
function lockJournal(): Disposable {
  const database = new Database(join(directory, 'journal.db'));
  database.exec('begin immediate');
  return {
    [Symbol.dispose]() {
      database.exec('rollback');
      database.close();
    },
  };
}

it('holds at once, cancels, says that it is not durable, and is written as soon as that can be', async () => {
  const config = { storage: { kind: 'sqlite', directory } } as const;
  const gateway = await desk.start(config);
  const placed = await desk.place(gateway, desk.resting());
  const lock = lockJournal();
  expect((await ask(`${gateway.url}/health/ready`)).json).toEqual({
    status: 'not ready',
    journal: false,
    bus: true,
  });
  const halted = await askGraphQL(gateway.url, HALT);
  expect(halted.json).toEqual({
    data: {
      haltTrading: {
        tradingStatus: { state: 'HALTED', reason: 'the disk is full', isDurable: false },
        cancel: { canceled: [placed?.orderId] },
      },
    },
  });
  expect((await askGraphQL(gateway.url, STATUS)).json).toEqual({
    data: { viewer: { tradingStatus: { state: 'HALTED', reason: 'the disk is full', isDurable: false } } },
  });
  lock[Symbol.dispose]();
  const posts = desk.posts();
  expect(await desk.place(gateway, desk.resting())).toMatchObject({ success: false, code: 'TRADING_HALTED' });
  expect(desk.posts()).toBe(posts);
  await expect
    .poll(async () => (await gateway.services.account().rails.tradingSwitch.current()).isDurable, {
      timeout: 10_000,
    })
    .toBe(true);
  await expect
    .poll(async () => (await ask(`${gateway.url}/health/ready`)).status, { timeout: 5_000 })
    .toBe(200);
  const database = new Database(join(directory, 'journal.db'), { readonly: true });
  expect(database.prepare('select state, reason from trading_states').all()).toEqual([
    { state: 'HALTED', reason: 'the disk is full' },
  ]);
  database.close();
});
