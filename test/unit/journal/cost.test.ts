/** What many orders at once cost the journal: statements, and turns that the event loop gets meanwhile. */
import { CamelCasePlugin, Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Journal } from '../../../src/journal/journal.ts';
import { migrate } from '../../../src/journal/migrations.ts';
import { createSqlJournal } from '../../../src/journal/sql-journal.ts';
import { sqliteDialect } from '../../../src/journal/sqlite-dialect.ts';
import type { Tables } from '../../../src/journal/tables.ts';
import { draftOf, orderIdOf, placedOutcome } from '../../support/journal-orders.ts';

const ORDERS = 1_200;

/** A journal in memory that notes its statements. */
async function openNoted(): Promise<{ readonly journal: Journal; readonly statements: string[] }> {
  const statements: string[] = [];
  const db = new Kysely<Tables>({
    dialect: sqliteDialect(':memory:', []),
    plugins: [new CamelCasePlugin()],
    log: ({ query }) => void statements.push(query.sql),
  });
  await migrate(db, undefined);
  statements.length = 0;
  return { journal: createSqlJournal({ db, isShared: false }), statements };
}

async function enterMany(journal: Journal) {
  const drafts = Array.from({ length: ORDERS }, (_, index) => draftOf(`order ${index}`));
  await journal.enter('me', drafts);
  return drafts;
}

describe('1,200 orders at once', () => {
  it('are marked for a cancel, found and noted as cancelled by a few dozen statements', async () => {
    const { journal, statements } = await openNoted();
    await using _journal = journal;
    const drafts = await enterMany(journal);
    statements.length = 0;
    await journal.askCancel('me', {});
    const records = await journal.withOrderIds(
      'me',
      drafts.map(({ clientOrderId }) => orderIdOf(clientOrderId)),
    );
    expect([...records.values()].filter(({ cancelAsked }) => cancelAsked)).toHaveLength(ORDERS);
    const fills = { status: 'CANCELED', matchedSize: '0', settledSize: '0', open: false } as const;
    const written = await journal.append(
      drafts.flatMap(({ recordId, clientOrderId }) => [
        { recordId, event: { kind: 'OUTCOME', outcome: placedOutcome(clientOrderId) } },
        { recordId, event: { kind: 'FILLS', ...fills } },
      ]),
    );
    expect(written.size).toBe(ORDERS);
    expect(statements.length).toBeLessThan(150);
    const page = await journal.history('me', { statuses: ['CANCELED'] }, { limit: ORDERS });
    expect(page.map(({ phase, outcome }) => [phase, outcome?.kind])).toEqual(
      Array.from({ length: ORDERS }, () => ['PLACED', 'placed']),
    );
  });

  it('leave the event loop its turns', async () => {
    const { journal } = await openNoted();
    await using _journal = journal;
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 0);
    await enterMany(journal);
    const turnsOfEntering = turns;
    await journal.askCancel('me', {});
    clearInterval(turning);
    expect(turnsOfEntering).toBeGreaterThan(5);
    expect(turns - turnsOfEntering).toBeGreaterThan(5);
  });
});

describe('what the orders of a day may spend', () => {
  it('follows every way in which an order changes', async () => {
    const { journal } = await openNoted();
    await using _journal = journal;
    const day = Date.UTC(2026, 10, 1);
    const [kept, refused, back, replaced] = ['kept', 'refused', 'back', 'replaced'].map((key) =>
      draftOf(key, { receivedAt: day + 5 }),
    );
    if (!kept || !refused || !back || !replaced) throw new Error('a draft is missing');
    await journal.enter('me', [kept, refused, back, replaced]);
    await journal.enter('you', [draftOf('kept', { receivedAt: day + 5 })]);
    await journal.enter('me', [draftOf('next day', { receivedAt: day + 86_400_000 })]);
    const spent = [await journal.spentOn('me', day, [])];
    const rejection = (clientOrderId: string) =>
      ({
        kind: 'OUTCOME',
        outcome: {
          kind: 'rejected',
          clientOrderId,
          orderId: orderIdOf(clientOrderId),
          code: 'NOT_ENOUGH_BALANCE',
          message: 'too little',
          origin: 'EXCHANGE',
          retryAfter: undefined,
        },
      }) as const;
    for (const changes of [
      [refused, back].map(({ recordId, clientOrderId }) => ({ recordId, event: rejection(clientOrderId) })),
      [{ recordId: back.recordId, event: { kind: 'OUTCOME', outcome: placedOutcome('back') } } as const],
      [{ recordId: replaced.recordId, event: draftOf('replaced', { makerAmount: 1_000_000n }).event }],
    ]) {
      await journal.append(changes);
      spent.push(await journal.spentOn('me', day, []));
    }
    expect(spent).toEqual([20_000_000n, 10_000_000n, 15_000_000n, 11_000_000n]);
    expect(await journal.spentOn('me', day, [orderIdOf('kept'), orderIdOf('refused')])).toBe(6_000_000n);
    expect(await journal.spentOn('me', day + 86_400_000, [])).toBe(5_000_000n);
    expect(await journal.spentOn('you', day, [])).toBe(5_000_000n);
  });
});
