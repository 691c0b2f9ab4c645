/** A journal that fails around an order: whatever is told of the order stays true. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  AuditLogDocument,
  CancelAllDocument,
  CreateAndPostOrderDocument,
  HaltTradingDocument,
  ReconcileDocument,
} from '../../schema/client.ts';
import { ask, run } from '../support/client.ts';
import { type Desk, held, nextDecided, openDesk, POST } from '../support/desk.ts';
import { restingAnswer } from '../support/order-answers.ts';
import { hasPostgres, openTestDatabase, type TestDatabase } from '../support/postgres.ts';
import type { TestGateway } from '../support/start-gateway.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';

const INSERT = /insert into "orders"/;
const COMMIT = /commit/i;
/** Asked while an order is prepared, and its request is written down already. */
const FACTS = /^GET \/version$/;

describe.skipIf(!hasPostgres)('PostgreSQL', () => {
  let desk: Desk;
  let database: TestDatabase;
  let wire: TcpProxy;
  let gateway: TestGateway;

  beforeEach(async () => {
    desk = await openDesk();
    database = await openTestDatabase();
    const url = new URL(database.url);
    wire = await TcpProxy.start({ host: url.hostname, port: Number(url.port) });
    url.hostname = '127.0.0.1';
    url.port = String(wire.port);
    gateway = await desk.start({ storage: { kind: 'postgres' } }, { databaseUrl: url.href });
  });
  afterEach(async () => {
    await desk[Symbol.asyncDispose]();
    await wire[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  /** Places an order when all else is written down, so that its own commit is alone. */
  async function placeAlone(meddle: () => void) {
    const gate = held();
    desk.proxy.spoil(FACTS, { early: gate.wait }, 1);
    const answer = desk.place(gateway, desk.resting({ clientOrderId: 'one' }));
    await gate.reached;
    await run(gateway.url, AuditLogDocument, {});
    meddle();
    gate.open();
    return answer;
  }

  it.each([
    ['while an order is written down', INSERT],
    ['after the commit was made', COMMIT],
  ])('loses the connection %s: the order is written once more, and sent', async (_title, asked) => {
    const told = await placeAlone(() => wire.loseAnswer(asked, { behind: INSERT }));
    expect(told).toEqual(restingAnswer('one'));
    expect(desk.posts()).toBe(1);
    expect(await desk.openIds(gateway)).toEqual([told.orderId]);
    expect(await desk.place(gateway, desk.resting({ clientOrderId: 'one' }))).toEqual(told);
  });

  it('is gone after a commit that it may have made: the order is not sent, and nobody says that it never will be', async () => {
    const decided = nextDecided(gateway);
    const told = await placeAlone(() => {
      wire.loseAnswer(COMMIT, { behind: INSERT });
      wire.loseAnswer(INSERT);
    });
    expect(told).toEqual({
      __typename: 'OrderOutcomeUnknown',
      success: false,
      errorMsg:
        'The order was refused, but that could not be written down yet; ask order(id:), or repeat the mutation with the same clientOrderId. The refusal: The journal cannot be reached; look at its database (DATA_DIR, DATABASE_URL)',
      orderId: expect.any(String),
      clientOrderId: 'one',
      reason: 'JOURNAL_UNAVAILABLE',
    });
    expect(await decided).toEqual({
      kind: 'rejected',
      clientOrderId: 'one',
      orderId: told.orderId,
      code: 'JOURNAL_UNAVAILABLE',
      message: 'The journal cannot be reached; look at its database (DATA_DIR, DATABASE_URL)',
      origin: 'GATEWAY',
      retryAfter: undefined,
    });
    expect(await desk.stateOf(gateway, told.orderId)).toMatchObject({
      source: 'JOURNAL',
      status: 'REJECTED',
    });
    expect(desk.posts()).toBe(0);
  });

  it.each([
    ['turned away', 425, 'restarting', 'EXCHANGE_RESTARTING'],
    ['refused', 400, 'not enough balance / allowance', 'NOT_ENOUGH_BALANCE'],
  ])(
    'is gone when an order is %s: that is told once it is written down, and the order is not sent again',
    async (_title, status, error, code) => {
      const before = async () => wire.set('refuse');
      desk.proxy.spoil(POST, { before, status, body: JSON.stringify({ error }) }, 1);
      const decided = nextDecided(gateway);
      const told = await desk.place(gateway, desk.resting({ clientOrderId: 'one' }));
      expect(told).toEqual({
        __typename: 'OrderOutcomeUnknown',
        success: false,
        errorMsg: `The order was refused, but that could not be written down yet; ask order(id:), or repeat the mutation with the same clientOrderId. The refusal: ${error}`,
        orderId: expect.any(String),
        clientOrderId: 'one',
        reason: 'JOURNAL_UNAVAILABLE',
      });
      wire.set('pass');
      expect(await decided).toMatchObject({ kind: 'rejected', code, orderId: told.orderId });
      expect(await run(gateway.url, ReconcileDocument, {})).toEqual({
        reconcile: { placed: 0, rejected: 0, unknown: 0, results: [] },
      });
      expect(await desk.place(gateway, desk.resting({ clientOrderId: 'one' }))).toMatchObject({
        __typename: 'OrderRejected',
        code,
        orderId: told.orderId,
      });
      expect(desk.posts()).toBe(1);
      expect(await desk.openIds(gateway)).toEqual([]);
    },
  );

  it('falls silent: a cancel leaves all the same, an order does not, and both go on when it answers', async () => {
    const { orderId } = await desk.place(gateway, desk.resting());
    wire.set('silent');
    const order = ask(gateway.url, CreateAndPostOrderDocument, { input: desk.resting() });
    const { cancelAll } = await run(gateway.url, CancelAllDocument, {});
    expect(cancelAll).toMatchObject({ canceled: [orderId], notCanceled: [], unknown: [], delayed: [] });
    expect((await order).errors).toMatchObject([{ extensions: { code: 'JOURNAL_UNAVAILABLE' } }]);
    wire.set('pass');
    const next = await desk.place(gateway, desk.resting());
    expect(next).toMatchObject({ __typename: 'OrderPlaced' });
    expect(await desk.openIds(gateway)).toEqual([next.orderId]);
  });

  it('is slow: a halt cancels without waiting for it, and is kept when it answers', async () => {
    const { orderId } = await desk.place(gateway, desk.resting());
    const canceled = desk.proxy.seen(/^DELETE \/cancel-all$/);
    wire.set('silent');
    const halt = run(gateway.url, HaltTradingDocument, { input: { cancelAll: true } });
    await canceled;
    wire.set('pass');
    expect((await halt).haltTrading).toMatchObject({
      tradingStatus: { state: 'HALTED' },
      cancel: { canceled: [orderId], notCanceled: [], unknown: [], delayed: [] },
    });
    expect(await desk.place(gateway, desk.resting())).toMatchObject({ code: 'TRADING_HALTED' });
  });
});
