import { builder } from '../../builder.ts';
import { pageCost } from '../../cost.ts';
import type { AuditEntry } from '../../journal/journal.ts';
import { pageArguments } from '../shared/connection.ts';
import { readKeyset } from '../shared/keyset.ts';

const AuditEntryRef = builder.objectRef<AuditEntry>('AuditEntry').implement({
  description: 'A mutation that somebody asked for, and what came of it. No secret is in it.',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => new Date(at) }),
    caller: t.exposeString('caller', {
      description:
        'Who: `token` and a random name of the bearer token, another one after each start of the server, or `local` without one.',
    }),
    action: t.exposeString('action', { description: 'The mutation.' }),
    input: t.exposeString('input', {
      description: 'Its input as JSON, without signatures; cut behind 8,000 characters.',
    }),
    outcome: t.exposeString('outcome', {
      nullable: true,
      description:
        'What came of it: `placed`, `rejected` or `unknown` with code and order id for each order, `signed` with the id of an order that was signed and not sent, `canceled` with order ids, `refused` with a code, `unclear` where the exchange gave no clear answer, `failed`, or `done`. Null while it runs, or where the server stopped meanwhile.',
    }),
    finishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was answered.',
      resolve: ({ finishedAt }) => (finishedAt === undefined ? null : new Date(finishedAt)),
    }),
  }),
});

const AuditConnection = builder.connectionObject(
  { type: AuditEntryRef, name: 'AuditConnection', description: 'A page of the audit log.' },
  { name: 'AuditEdge', description: 'An entry and its cursor.' },
);

builder.queryField('auditLog', (t) =>
  t.field({
    type: AuditConnection,
    nullable: true,
    description:
      'Every mutation that this server, and those of the same account that share its database, were asked for, newest first. Other accounts of the database are not in it. Kept as long as the history of orders.',
    args: pageArguments,
    complexity: pageCost,
    resolve: (_root, page, { services }) =>
      readKeyset(page, {
        fetch: (range) => services.journal.audit(services.accountName, range),
        idOf: ({ entryId }) => entryId,
      }),
  }),
);
