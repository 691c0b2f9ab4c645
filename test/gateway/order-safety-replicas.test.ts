/** Two replicas and one order: what the one heard while the other had the order in hand undoes nothing. */
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CancelAllDocument, ReconcileDocument } from '../../schema/client.ts';
import { run } from '../support/client.ts';
import { type Desk, held, openDesk, POST } from '../support/desk.ts';
import { restingAnswer } from '../support/order-answers.ts';
import { hasPostgres, openTestDatabase, type TestDatabase } from '../support/postgres.ts';
import type { TestGateway } from '../support/start-gateway.ts';

describe.skipIf(!hasPostgres)('an order that its replica holds for too long', () => {
  let desk: Desk;
  let database: TestDatabase;
  let stuck: TestGateway;
  let other: TestGateway;

  beforeEach(async () => {
    desk = await openDesk();
    database = await openTestDatabase();
    const start = () => desk.start({ storage: { kind: 'postgres' } }, { databaseUrl: database.url });
    stuck = await start();
    other = await start();
    await desk.place(stuck, desk.resting());
    await desk.place(other, desk.resting());
    await run(stuck.url, CancelAllDocument, {});
  });
  afterEach(async () => {
    await desk[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  /** As after the time for which a replica has an order in hand. */
  async function letGo(): Promise<void> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('update orders set held_until = 0');
    await client.end();
  }

  it.each([
    ['was turned away', 425, '{"error":"restarting"}'],
    ['was refused', 400, '{"error":"not enough balance / allowance"}'],
    ['got no readable answer', 502, '<html>'],
  ])('is placed by another; the first, whose copy %s, says so too', async (_title, status, body) => {
    const gate = held();
    desk.proxy.spoil(POST, { before: gate.wait, status, body }, 1);
    const answer = desk.place(stuck, desk.resting({ clientOrderId: 'one' }));
    await gate.reached;
    await letGo();
    const { reconcile } = await run(other.url, ReconcileDocument, {});
    expect(reconcile).toMatchObject({ placed: 1, rejected: 0, unknown: 0 });
    gate.open();
    const told = await answer;
    expect(told).toEqual(restingAnswer('one'));
    expect(await desk.openIds(other)).toEqual([told.orderId]);
    expect(await desk.stateOf(stuck, told.orderId)).toMatchObject({ source: 'EXCHANGE', status: 'LIVE' });
    expect(await desk.place(other, desk.resting({ clientOrderId: 'one' }))).toEqual(told);
  });

  it('is not made LIVE again by a late yes, once another has cancelled it', async () => {
    const gate = held();
    desk.proxy.spoil(POST, { late: gate.wait }, 1);
    const answer = desk.place(stuck, desk.resting({ clientOrderId: 'one' }));
    await gate.reached;
    const { cancelAll } = await run(other.url, CancelAllDocument, {});
    gate.open();
    const told = await answer;
    expect(told).toMatchObject({ __typename: 'OrderPlaced', status: 'LIVE' });
    expect(cancelAll).toMatchObject({ canceled: [told.orderId] });
    expect(await desk.stateOf(stuck, told.orderId)).toMatchObject({ source: 'JOURNAL', status: 'CANCELED' });
  });
});
