/** What may no longer leave when its turn comes does not, wherever an order waits for it: deadlines, and halts. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  CreateAndPostOrderDocument,
  type CreateAndPostOrderInput,
  CreateAndPostOrdersDocument,
  HaltTradingDocument,
  RailsDocument,
  ReconcileDocument,
  SetTradingStateDocument,
} from '../../schema/client.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { run } from '../support/client.ts';
import { held } from '../support/desk.ts';
import { newKey } from '../support/floor.ts';
import { type MeddlingProxy, startMeddlingProxy } from '../support/meddling-proxy.ts';
import { hasPostgres, openTestDatabase } from '../support/postgres.ts';
import { type GatewayOptions, startGateway, type TestGateway } from '../support/start-gateway.ts';

const POST = /^POST \/order/;
/** Sockets that the gateway has for orders. */
const SOCKETS = 16;

let paper: PaperServer;
let proxy: MeddlingProxy;
let gateway: TestGateway;
let tokenId: string;

beforeEach(async () => {
  paper = await startPaper({ quoting: false });
  proxy = await startMeddlingProxy(paper.url);
  tokenId = paper.exchange.markets.all()[0]?.token(0).tokenId ?? '';
});
afterEach(async () => {
  await gateway[Symbol.asyncDispose]();
  await proxy[Symbol.asyncDispose]();
  await paper[Symbol.asyncDispose]();
});

/** A gateway that knows the market and its API key. */
async function start(options: Partial<GatewayOptions> = {}): Promise<void> {
  gateway = await startGateway({ exchangeUrl: proxy.url, secrets: { privateKey: newKey() }, ...options });
  await place({});
}

const resting = (change: Partial<CreateAndPostOrderInput>) =>
  ({ tokenId, side: 'BUY', price: '0.01', size: '5', ...change }) as const;
const place = async (change: Partial<CreateAndPostOrderInput>) =>
  (await run(gateway.url, CreateAndPostOrderDocument, { input: resting(change) })).createAndPostOrder;

const posts = () => proxy.asked.filter((asked) => POST.test(asked));

/** Keeps every socket for orders busy with one that is refused in the end; calls back when they are, and frees them after. */
async function whileNoSocketIsFree(work: () => Promise<void>): Promise<() => string[]> {
  const gate = held();
  const refused = { before: gate.wait, status: 400, body: '{"error":"not enough balance / allowance"}' };
  proxy.spoil(POST, refused, SOCKETS);
  const before = posts().length;
  const busy: Promise<unknown>[] = [];
  while (busy.length < SOCKETS) {
    // One after the other, as orders that are ready together share a post.
    busy.push(place({}));
    await expect.poll(() => posts().length).toBe(before + busy.length);
  }
  const later = () => posts().slice(before + SOCKETS);
  await work().finally(gate.open);
  await Promise.all(busy);
  return later;
}

const passed = (deadline: string) =>
  expect.poll(() => Date.now() > Date.parse(deadline), { timeout: 5_000 }).toBe(true);

const tooLate = (clientOrderId: string, deadline: string) => ({
  __typename: 'OrderRejected',
  success: false,
  errorMsg: `The deadline ${deadline} had passed before the order could be sent`,
  orderId: expect.stringMatching(/^0x[0-9a-f]{64}$/),
  clientOrderId,
  code: 'DEADLINE_EXCEEDED',
  origin: 'GATEWAY',
  retryAfter: null,
});

it('an order that waits for a socket past its deadline is not sent, and its batch goes without it', async () => {
  await start();
  let deadline = '';
  let placing: Promise<unknown> | undefined;
  const later = await whileNoSocketIsFree(async () => {
    deadline = new Date(Date.now() + 1_500).toISOString();
    placing = run(gateway.url, CreateAndPostOrdersDocument, {
      input: {
        orders: [
          { limit: resting({ clientOrderId: 'late', deadline }) },
          { limit: resting({ clientOrderId: 'timely' }) },
        ],
      },
    });
    await passed(deadline);
  });
  expect(await placing).toEqual({
    createAndPostOrders: {
      results: [
        tooLate('late', deadline),
        expect.objectContaining({ __typename: 'OrderPlaced', status: 'LIVE', clientOrderId: 'timely' }),
      ],
      placed: 1,
      rejected: 1,
      unknown: 0,
    },
  });
  expect(later()).toEqual(['POST /order']);
});

it('an order turned away for its timestamp is not sent again past its deadline', async () => {
  await start();
  const before = posts().length;
  const deadline = new Date(Date.now() + 1_500).toISOString();
  proxy.spoil(POST, { status: 401, body: '{"error":"Unauthorized/Invalid api key"}' }, 1);
  const hourAhead = String(Math.floor(Date.now() / 1000) + 3_600);
  proxy.spoil(/^GET \/time$/, { before: () => passed(deadline), status: 200, body: hourAhead }, 1);
  expect(await place({ clientOrderId: 'late', deadline })).toEqual(tooLate('late', deadline));
  expect(posts().slice(before)).toEqual(['POST /order']);
});

const halted = (clientOrderId: string) => ({
  __typename: 'OrderRejected',
  success: false,
  errorMsg:
    'Trading is halted: no order is sent, cancels pass; an administrator sets it ACTIVE again by setTradingState',
  orderId: expect.stringMatching(/^0x[0-9a-f]{64}$/),
  clientOrderId,
  code: 'TRADING_HALTED',
  origin: 'GATEWAY',
  retryAfter: null,
});

const workingOrders = async () =>
  (await run(gateway.url, RailsDocument, {})).viewer?.rails?.usage?.workingOrders;

it('an order that waits for a socket when trading is halted is not sent', async () => {
  await start();
  let placing: Promise<unknown> | undefined;
  const later = await whileNoSocketIsFree(async () => {
    placing = place({ clientOrderId: 'waiting' });
    await expect.poll(workingOrders).toBe(SOCKETS + 2);
    await run(gateway.url, HaltTradingDocument, { input: { cancelAll: false } });
  });
  expect(await placing).toEqual(halted('waiting'));
  expect(later()).toEqual([]);
});

it.skipIf(!hasPostgres)(
  'an order that waits for its turn in the limits when another server halts trading is not sent',
  async () => {
    await using database = await openTestDatabase();
    const secrets = { privateKey: newKey(), databaseUrl: database.url };
    const config = { storage: { kind: 'postgres' }, rateTier: 'standard' } as const;
    await start({ secrets, config });
    await using other = await startGateway({ exchangeUrl: proxy.url, secrets, config });
    const turnedAway = {
      status: 429,
      body: '{"error":"Too Many Requests"}',
      headers: { 'retry-after': '2' },
    };
    proxy.spoil(POST, turnedAway, 1);
    expect(await place({})).toMatchObject({ code: 'RATE_LIMITED', origin: 'EXCHANGE' });
    const before = posts().length;
    const placing = place({ clientOrderId: 'waiting' });
    await expect.poll(workingOrders).toBe(2);
    await run(other.url, HaltTradingDocument, { input: { cancelAll: false } });
    expect(await placing).toEqual(halted('waiting'));
    expect(posts().slice(before)).toEqual([]);
  },
);

it('REDUCING stops a BUY of unknown outcome from being sent again, also after it is ACTIVE once more', async () => {
  await start();
  proxy.spoil(POST, 'lose the request', 1);
  proxy.spoil(/^GET \/data\/(order|trades)/, 'lose the request');
  const buy = await place({ clientOrderId: 'lost' });
  expect(buy).toMatchObject({ __typename: 'OrderOutcomeUnknown' });
  for (const state of ['REDUCING', 'ACTIVE'] as const) {
    await run(gateway.url, SetTradingStateDocument, { input: { state } });
  }
  const before = posts().length;
  proxy.mend();
  const { reconcile } = await run(gateway.url, ReconcileDocument, {});
  expect(reconcile).toMatchObject({
    results: [{ __typename: 'OrderOutcomeUnknown', clientOrderId: 'lost' }],
    placed: 0,
    rejected: 0,
    unknown: 1,
  });
  expect(posts().slice(before)).toEqual([]);
});
