/** The journal's promises, the same on every store. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ALIVE_MS, HOLD_MS, type Journal } from '../../../src/journal/journal.ts';
import { openJournal } from '../../../src/journal/open-journal.ts';
import type { OrderOutcome } from '../../../src/journal/order-outcome.ts';
import type { OrderDraft, SignedDraft } from '../../../src/journal/order-record.ts';
import { sortableId } from '../../../src/journal/sortable-id.ts';
import { LASTING_STORES, type TestStore } from '../../support/journal-stores.ts';

const CONDITION = `0x${'c'.repeat(64)}`;
const START = Date.UTC(2026, 10, 1);

function orderIdOf(key: string): string {
  return `0x${Buffer.from(key).toString('hex').padEnd(64, '0')}`;
}

function signed(key: string, change: Partial<SignedDraft['terms']> = {}): SignedDraft {
  const terms = {
    makerAddress: `0x${'1'.repeat(40)}`,
    owner: 'api-key',
    conditionId: CONDITION,
    tokenId: '1',
    side: 'BUY' as const,
    price: '0.5',
    size: '10',
    orderType: 'GTC' as const,
    expiration: 0,
    signedAt: START,
    ...change,
  };
  const order = {
    version: 2 as const,
    salt: 2n ** 52n,
    maker: terms.makerAddress,
    signer: terms.makerAddress,
    tokenId: terms.tokenId,
    makerAmount: 5_000_000n,
    takerAmount: 10_000_000n,
    side: terms.side,
    signatureType: 0 as const,
    expiration: 0n,
    timestamp: BigInt(START),
    metadata: CONDITION,
    builder: CONDITION,
    signature: '0x12',
  };
  return {
    orderId: orderIdOf(key),
    terms,
    post: { order, orderType: terms.orderType, postOnly: false, deferExec: false },
  };
}

function draft(
  key: string,
  event: OrderDraft['event'] = { kind: 'PREPARED', ...signed(key) },
  receivedAt = START,
): OrderDraft {
  return {
    recordId: sortableId(receivedAt),
    clientOrderId: key,
    inputHash: `hash of ${key}`,
    caller: 'local',
    receivedAt,
    deadline: START + 30_000,
    event,
  };
}

function placed(key: string, tradeIds: string[] = []): OrderOutcome {
  return {
    kind: 'placed',
    clientOrderId: key,
    orderId: orderIdOf(key),
    status: tradeIds.length === 0 ? { value: 'LIVE', raw: 'live' } : { value: 'MATCHED', raw: 'matched' },
    makingAmount: '0',
    takingAmount: '0',
    transactionHashes: [],
    tradeIds,
  };
}

function unknown(key: string): OrderOutcome {
  return {
    kind: 'unknown',
    clientOrderId: key,
    orderId: orderIdOf(key),
    code: 'EXCHANGE_TIMEOUT',
    message: 'no answer',
  };
}

function rejected(key: string): OrderOutcome {
  return {
    kind: 'rejected',
    clientOrderId: key,
    orderId: undefined,
    code: 'PRICE_OFF_TICK',
    message: 'off tick',
    origin: 'GATEWAY',
    retryAfter: undefined,
  };
}

/** The columns that say what a record has become. */
function stateOf(record: Awaited<ReturnType<Journal['history']>>[number] | undefined) {
  const { phase, status, matchedSize, settledSize, fillsOpen, cancelAsked } = record ?? {};
  return { phase, status, matchedSize, settledSize, fillsOpen, cancelAsked };
}

describe.each(LASTING_STORES)('on $name', ({ isThere, open }) => {
  let home: TestStore;
  let journal: Journal;
  let now: number;

  beforeEach(async () => {
    if (!isThere) return;
    now = START;
    home = await open();
    journal = await openJournal(home.store, { now: () => now });
  });
  afterEach(async () => {
    if (!isThere) return;
    await journal[Symbol.asyncDispose]();
    await home[Symbol.asyncDispose]();
  });

  async function reopen(): Promise<void> {
    await journal[Symbol.asyncDispose]();
    journal = await openJournal(home.store, { now: () => now });
  }

  const test = it.skipIf(!isThere);

  test('what was written is there again after a restart, whole', async () => {
    const entered = draft('kept');
    expect(await journal.enter('me', [entered])).toEqual([undefined]);
    await reopen();
    const { event, ...request } = entered;
    expect(await journal.undecided('me')).toEqual([
      {
        ...request,
        phase: 'SENDING',
        orderId: orderIdOf('kept'),
        terms: signed('kept').terms,
        outcome: undefined,
        status: 'PENDING',
        matchedSize: '0',
        settledSize: '0',
        fillsOpen: false,
        cancelAsked: false,
        refusal: undefined,
        sentAt: START,
      },
    ]);
    expect(await journal.signed(entered.recordId)).toEqual(event);
    expect(await journal.undecided('somebody else')).toEqual([]);
  });

  test('the orders placed since a time are those of the account that were taken', async () => {
    const [early, ...late] = ['early', 'taken', 'refused', 'open'].map((key, index) =>
      draft(key, undefined, START + index),
    );
    if (early === undefined) throw new Error('there is no draft');
    await journal.enter('me', [early, ...late]);
    await journal.enter('you', [draft('another', undefined, START + 1)]);
    await journal.append(
      [early, ...late].slice(0, 2).map(({ recordId, clientOrderId }) => ({
        recordId,
        event: { kind: 'OUTCOME', outcome: placed(clientOrderId) },
      })),
    );
    expect(await journal.placedSince('me', START + 1)).toEqual([orderIdOf('taken')]);
    expect(await journal.placedSince('me', START)).toEqual(
      expect.arrayContaining([orderIdOf('early'), orderIdOf('taken')]),
    );
    expect(await journal.placedSince('you', START)).toEqual([]);
  });

  test('a key is taken once for each account, and who comes second is shown the first', async () => {
    const first = draft('twice');
    const answers = await Promise.all([
      journal.enter('me', [first]),
      journal.enter('me', [draft('twice'), draft('once')]),
      journal.enter('you', [draft('twice')]),
    ]);
    expect(answers).toEqual([
      [undefined],
      [expect.objectContaining({ recordId: first.recordId, phase: 'SENDING' }), undefined],
      [undefined],
    ]);
    expect([...(await journal.withKeys('me', ['twice', 'once', 'never'])).keys()].sort()).toEqual([
      'once',
      'twice',
    ]);
  });

  test('each event moves a record on', async () => {
    const order = draft('moves');
    await journal.enter('me', [order]);
    const states = [];
    for (const event of [
      { kind: 'OUTCOME', outcome: unknown('moves') },
      { kind: 'CANCEL_ASKED' },
      { kind: 'REFUSED', code: 'NOT_ENOUGH_BALANCE', message: 'too little' },
      { kind: 'OUTCOME', outcome: placed('moves', ['trade']) },
      { kind: 'FILLS', status: 'FILL_VOIDED', matchedSize: '4', settledSize: '3.5', open: false },
    ] as const) {
      await journal.append([{ recordId: order.recordId, event }]);
      states.push(stateOf((await journal.withKeys('me', ['moves'])).get('moves')));
    }
    const none = { matchedSize: '0', settledSize: '0', fillsOpen: false };
    expect(states).toEqual([
      { ...none, phase: 'UNKNOWN', status: 'PENDING', cancelAsked: false },
      { ...none, phase: 'UNKNOWN', status: 'PENDING', cancelAsked: true },
      { ...none, phase: 'UNKNOWN', status: 'PENDING', cancelAsked: true },
      { ...none, phase: 'PLACED', status: 'MATCHED', fillsOpen: true, cancelAsked: true },
      {
        phase: 'PLACED',
        status: 'FILL_VOIDED',
        matchedSize: '4',
        settledSize: '3.5',
        fillsOpen: false,
        cancelAsked: true,
      },
    ]);
    const record = (await journal.withOrderIds('me', [orderIdOf('moves')])).get(orderIdOf('moves'));
    expect(record?.refusal).toEqual({ code: 'NOT_ENOUGH_BALANCE', message: 'too little' });
    expect(record?.outcome).toEqual(placed('moves', ['trade']));
  });

  test('a signature that replaces another one is the one that counts', async () => {
    const order = draft('again');
    await journal.enter('me', [order]);
    const next = { kind: 'PREPARED', ...signed('again, newer version') } as const;
    await journal.append([{ recordId: order.recordId, event: next }]);
    expect(await journal.signed(order.recordId)).toEqual(next);
    expect(await journal.withOrderIds('me', [orderIdOf('again')])).toEqual(new Map());
  });

  test('a record in hand is left alone by others until the hold has run out', async () => {
    const order = draft('held');
    await journal.enter('me', [order]);
    expect(await journal.hold(order.recordId)).toMatchObject({ clientOrderId: 'held' });
    if (home.store.kind === 'postgres') {
      await using other = await openJournal(home.store, { now: () => now });
      expect(await other.hold(order.recordId)).toBeUndefined();
      now += HOLD_MS + 1;
      await other.renew();
      expect(await other.hold(order.recordId)).toMatchObject({ clientOrderId: 'held' });
      expect(await journal.hold(order.recordId)).toBeUndefined();
    } else {
      await reopen();
      expect(await journal.hold(order.recordId)).toMatchObject({ clientOrderId: 'held' });
    }
    await journal.append([{ recordId: order.recordId, event: { kind: 'OUTCOME', outcome: placed('held') } }]);
    now += 2 * HOLD_MS;
    expect(await journal.hold(order.recordId)).toBeUndefined();
  });

  test('a record in the hand of a process that is dead is free as soon as it is not renewed any more', async () => {
    if (home.store.kind !== 'postgres') return;
    const order = draft('held');
    await journal.renew();
    await journal.enter('me', [order]);
    await using other = await openJournal(home.store, { now: () => START + ALIVE_MS });
    expect(await other.hold(order.recordId)).toBeUndefined();
    await using later = await openJournal(home.store, { now: () => START + ALIVE_MS + 1 });
    expect(await later.hold(order.recordId)).toMatchObject({ clientOrderId: 'held' });
  });

  test('a process that ends by itself leaves nothing in its hand', async () => {
    if (home.store.kind !== 'postgres') return;
    const order = draft('held');
    await journal.enter('me', [order]);
    await reopen();
    expect(await journal.hold(order.recordId)).toMatchObject({ clientOrderId: 'held' });
  });

  test('a cancel marks the undecided orders of its scope and no others', async () => {
    const orders = [
      draft('a'),
      draft('b', { kind: 'PREPARED', ...signed('b', { tokenId: '2' }) }),
      draft('c', { kind: 'PREPARED', ...signed('c', { conditionId: 'elsewhere' }) }),
      draft('done'),
    ];
    await journal.enter('me', orders);
    await journal.append([
      { recordId: orders[3]?.recordId ?? '', event: { kind: 'OUTCOME', outcome: placed('done') } },
    ]);
    const marked = async () =>
      (await journal.history('me', {}, { limit: 10 }))
        .filter(({ cancelAsked }) => cancelAsked)
        .map(({ clientOrderId }) => clientOrderId)
        .sort();
    await journal.askCancel('me', { orderIds: [orderIdOf('a')] });
    expect(await marked()).toEqual(['a']);
    await journal.askCancel('me', { conditionId: CONDITION, tokenId: '2' });
    expect(await marked()).toEqual(['a', 'b']);
    await journal.askCancel('me', {});
    expect(await marked()).toEqual(['a', 'b', 'c']);
  });

  test('the history is read newest first, by pages and filters; what was never an order is not in it', async () => {
    const keys = ['1', '2', '3', '4'];
    for (const key of keys) await journal.enter('me', [draft(key)]);
    await journal.enter('me', [
      draft('refused early', { kind: 'OUTCOME', outcome: rejected('refused early') }),
    ]);
    const first = await journal.history('me', {}, { limit: 3 });
    expect(first.map(({ clientOrderId }) => clientOrderId)).toEqual(['4', '3', '2']);
    const rest = await journal.history('me', {}, { limit: 3, before: first[2]?.recordId });
    expect(rest.map(({ clientOrderId }) => clientOrderId)).toEqual(['1']);
    const found = async (filter: Parameters<Journal['history']>[1]) =>
      (await journal.history('me', filter, { limit: 9 })).length;
    expect(await found({ statuses: ['LIVE'] })).toBe(0);
    expect(await found({ statuses: ['PENDING'], side: 'BUY', tokenId: '1', conditionId: CONDITION })).toBe(4);
    expect(await found({ clientOrderId: '2' })).toBe(1);
    expect(await found({ from: START, to: START + 1 })).toBe(4);
    expect(await found({ to: START })).toBe(0);
  });

  test('requests are audited with what came of them', async () => {
    const request = {
      entryId: sortableId(START),
      account: 'me',
      at: START,
      caller: 'local',
      action: 'cancelAll',
      input: '{}',
    };
    await journal.noteRequest(request);
    expect(await journal.audit('me', { limit: 5 })).toEqual([
      { ...request, outcome: undefined, finishedAt: undefined },
    ]);
    now += 7;
    await journal.noteOutcome(request.entryId, 'CancelOrdersResponse');
    expect(await journal.audit('me', { limit: 5 })).toEqual([
      { ...request, outcome: 'CancelOrdersResponse', finishedAt: START + 7 },
    ]);
    expect(await journal.audit('me', { limit: 5, before: request.entryId })).toEqual([]);
    expect(await journal.audit('you', { limit: 5 })).toEqual([]);
  });

  test('what is over and old is forgotten, and nothing else', async () => {
    const orders = ['open', 'resting', 'settling', 'settled'].map((key) => draft(key));
    await journal.enter('me', orders);
    const end = (index: number, outcome: OrderOutcome) => ({
      recordId: orders[index]?.recordId ?? '',
      event: { kind: 'OUTCOME', outcome } as const,
    });
    const settled = {
      kind: 'FILLS',
      status: 'MATCHED',
      matchedSize: '1',
      settledSize: '1',
      open: false,
    } as const;
    await journal.append([
      end(1, placed('resting')),
      end(2, placed('settling', ['t'])),
      end(3, placed('settled', ['t'])),
      { recordId: orders[3]?.recordId ?? '', event: settled },
    ]);
    await journal.forget(START);
    expect(await journal.history('me', {}, { limit: 9 })).toHaveLength(4);
    await journal.forget(START + 1);
    const left = await journal.history('me', {}, { limit: 9 });
    expect(left.map(({ clientOrderId }) => clientOrderId)).toEqual(['settling', 'resting', 'open']);
    expect(await journal.signed(orders[3]?.recordId ?? '')).toBeUndefined();
  });

  test('many writes at once are all kept, in their order', async () => {
    const orders = Array.from({ length: 600 }, (_, index) => draft(`many ${index}`));
    await Promise.all(orders.map((order) => journal.enter('me', [order])));
    const history = await journal.history('me', {}, { limit: 1000 });
    expect(history.map(({ recordId }) => recordId)).toEqual(orders.map(({ recordId }) => recordId).reverse());
  });
});

it('a file belongs to one process and only its user may read it', async () => {
  const [sqlite] = LASTING_STORES;
  await using home = await sqlite.open();
  if (home.store.kind !== 'sqlite') throw new Error('the first store is not SQLite');
  await using _journal = await openJournal(home.store);
  const { directory } = home.store;
  const modes = await Promise.all(
    ['', 'journal.db', 'journal.db-wal', 'journal.db-shm', 'journal.lock'].map(async (name) =>
      ((await stat(join(directory, name))).mode & 0o777).toString(8),
    ),
  );
  expect(modes).toEqual(['700', '600', '600', '600', '600']);
  await expect(openJournal(home.store)).rejects.toThrow(
    `The journal cannot be opened: DATA_DIR is ${directory}, which is in use by another server; stop that, or name ` +
      'another directory (database is locked)',
  );
});
