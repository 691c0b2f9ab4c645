/** When an order of unknown outcome is sent again and when it is given up, by a clock that the test holds. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AccountApi } from '../../../src/clob/account-api.ts';
import type { OpenOrder, OrderPost, Trade } from '../../../src/clob/types.ts';
import { ExchangeRefusedError, ExchangeUnclearError } from '../../../src/errors.ts';
import type { Journal } from '../../../src/journal/journal.ts';
import { openJournal } from '../../../src/journal/open-journal.ts';
import type { OrderOutcome } from '../../../src/journal/order-outcome.ts';
import type { OrderRecord } from '../../../src/journal/order-record.ts';
import { createLogger } from '../../../src/logger.ts';
import {
  createReconciler,
  LATE_ARRIVAL_MS,
  type Reconciler,
} from '../../../src/modules/orders/reconciler.ts';
import type { OrderAnswer } from '../../../src/modules/orders/send-orders.ts';
import { acceptedLeg } from '../clob/wire/fixtures.ts';

const START = Date.UTC(2026, 10, 1);
const DEADLINE_MS = 30_000;
const ORDER_ID = `0x${'a'.repeat(64)}`;
const POST: OrderPost = {
  order: {
    version: 2,
    salt: 7n,
    maker: '0x1',
    signer: '0x1',
    tokenId: '1',
    makerAmount: 5_000_000n,
    takerAmount: 10_000_000n,
    side: 'BUY',
    signatureType: 0,
    expiration: 0n,
    timestamp: BigInt(START),
    metadata: '0x0',
    builder: '0x0',
    signature: '0x12',
  },
  orderType: 'GTC',
  postOnly: false,
  deferExec: false,
};

let now: number;
let journal: Journal;
let reconciler: Reconciler;
let sent: OrderPost[];
let answer: OrderAnswer;
let trades: readonly Trade[];
let decided: OrderOutcome[];
let hidesOrders: boolean;

beforeEach(async () => {
  now = START;
  sent = [];
  trades = [];
  decided = [];
  hidesOrders = false;
  answer = new ExchangeUnclearError('EXCHANGE_TIMEOUT', 'no answer');
  journal = await openJournal({ kind: 'memory' }, { now: () => now });
  const api: Pick<AccountApi, 'order' | 'trades'> = {
    order: async () => undefined,
    trades: async () => ({ items: trades, nextCursor: undefined, skipped: 0 }),
  };
  reconciler = createReconciler({
    journal,
    accountName: 'me',
    api: async () => api as AccountApi,
    send: async (post) => {
      sent.push(post);
      return answer;
    },
    sending: new Set(),
    cancel: async () => {},
    hidesOrders: async () => hidesOrders,
    onDecided: (outcome) => decided.push(outcome),
    logger: createLogger('silent'),
    now: () => now,
  });
});
afterEach(async () => {
  await reconciler[Symbol.asyncDispose]();
  await journal[Symbol.asyncDispose]();
});

/** An order that was written down and then never heard of, as after a crash. */
async function lost(): Promise<OrderRecord> {
  const terms = {
    makerAddress: '0x1',
    owner: 'key',
    conditionId: '0xc',
    tokenId: '1',
    side: 'BUY',
    price: '0.5',
    size: '10',
    orderType: 'GTC',
    expiration: 0,
    signedAt: START,
  } as const;
  await journal.enter('me', [
    {
      recordId: 'f'.repeat(32),
      clientOrderId: 'lost',
      inputHash: 'hash',
      caller: 'local',
      receivedAt: START,
      deadline: START + DEADLINE_MS,
      event: { kind: 'PREPARED', orderId: ORDER_ID, terms, post: POST },
    },
  ]);
  return recordNow();
}

async function recordNow(): Promise<OrderRecord> {
  const record = (await journal.withKeys('me', ['lost'])).get('lost');
  if (record === undefined) throw new Error('the record is gone');
  return record;
}

const look = async () => (await reconciler.clarify(await recordNow())).kind;

it('sends the same bytes again until its deadline, and gives the order up when no copy can arrive any more', async () => {
  await lost();
  expect(await look()).toBe('unknown');
  now += DEADLINE_MS - 1;
  expect(await look()).toBe('unknown');
  expect(sent).toEqual([POST, POST]);

  now = START + DEADLINE_MS - 1 + LATE_ARRIVAL_MS;
  expect(await look()).toBe('unknown');
  now += 1;
  expect(await reconciler.clarify(await recordNow())).toEqual({
    kind: 'rejected',
    clientOrderId: 'lost',
    orderId: ORDER_ID,
    code: 'ORDER_NOT_TAKEN',
    message:
      'The exchange never took the order: it rests nowhere, no trade names it, and no copy of it can arrive any more',
    origin: 'GATEWAY',
    retryAfter: undefined,
  });
  expect(sent).toHaveLength(2);
  expect(await recordNow()).toMatchObject({ phase: 'REJECTED', status: 'REJECTED' });
  expect(decided).toMatchObject([{ kind: 'rejected' }]);
});

it('rejects no order as not taken while the exchange hides other orders of the account', async () => {
  await lost();
  hidesOrders = true;
  now = START + DEADLINE_MS + LATE_ARRIVAL_MS + 1;
  expect(await look()).toBe('unknown');
  expect(decided).toEqual([]);
  hidesOrders = false;
  expect(await reconciler.clarify(await recordNow())).toMatchObject({ code: 'ORDER_NOT_TAKEN' });
});

it('takes a refusal of a copy for final only when the first cannot arrive any more', async () => {
  await lost();
  answer = new ExchangeRefusedError('NOT_ENOUGH_BALANCE', 'too little', { status: 400 });
  expect(await look()).toBe('unknown');
  expect(await look()).toBe('unknown');
  expect(sent).toHaveLength(1);
  now += LATE_ARRIVAL_MS + 1;
  expect(await reconciler.clarify(await recordNow())).toMatchObject({
    kind: 'rejected',
    code: 'NOT_ENOUGH_BALANCE',
    message: 'too little',
    origin: 'EXCHANGE',
  });
});

it('tries again where a copy was turned away unread', async () => {
  await lost();
  answer = new ExchangeRefusedError('RATE_LIMITED', 'slow down', { status: 429 });
  expect(await look()).toBe('unknown');
  expect(await look()).toBe('unknown');
  expect(sent).toHaveLength(2);
});

it('knows by "duplicated" that the order is there', async () => {
  await lost();
  answer = new ExchangeRefusedError('DUPLICATE_ORDER', 'Duplicated.', { status: 400 });
  expect(await reconciler.clarify(await recordNow())).toMatchObject({
    kind: 'placed',
    orderId: ORDER_ID,
    status: { value: 'UNKNOWN', raw: 'Duplicated' },
  });
});

it('takes an order that the exchange has shown for placed, also while another replica holds it', async () => {
  const record = await lost();
  vi.spyOn(journal, 'hold').mockResolvedValue(undefined);
  const clarified = reconciler.clarify(record);
  const shown = { orderId: ORDER_ID, status: { value: 'LIVE', raw: 'LIVE' }, associateTradeIds: [] };
  reconciler.believe(record, shown as unknown as OpenOrder);
  expect(await clarified).toMatchObject({ kind: 'placed', orderId: ORDER_ID, status: { value: 'LIVE' } });
  expect(decided).toMatchObject([{ kind: 'placed', clientOrderId: 'lost' }]);
  expect(sent).toEqual([]);
});

it('sends nothing again whose cancel was asked for', async () => {
  await lost();
  await journal.askCancel('me', {});
  expect(await look()).toBe('unknown');
  expect(sent).toEqual([]);
});

it('is ready only when the orders of an earlier run were looked at', async () => {
  await lost();
  answer = { ...acceptedLeg, orderId: ORDER_ID };
  await reconciler.ready();
  expect(sent).toEqual([POST]);
  expect(await recordNow()).toMatchObject({ phase: 'PLACED', status: 'LIVE' });
  expect(await reconciler.lookAtAll()).toEqual([]);
});
