/** Keys that only read the account's orders and trades, to give to others. */
import { builder } from '../../builder.ts';
import { CALL_COST } from '../../cost.ts';
import { AUDITED_FIRST } from '../audit/audited-first.ts';
import { requireAdministrator } from '../shared/administrator.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';

interface Named {
  readonly apiKey: string;
}

builder.queryField('readOnlyApiKeys', (t) =>
  t.field({
    type: ['ID'],
    nullable: true,
    description:
      "The account's read-only API keys. Whoever has one can read its orders and trades. For administrators: other callers get the error FORBIDDEN.",
    complexity: CALL_COST,
    resolve: async (_root, _args, context) => {
      requireAdministrator(context);
      return [...(await (await context.account().account.api()).readOnlyApiKeys())];
    },
  }),
);

const ReadOnlyApiKeyCreated = builder.objectRef<Named>('ReadOnlyApiKeyCreated').implement({
  description: 'A read-only API key was made.',
  fields: (t) => ({
    apiKey: t.exposeID('apiKey', {
      description: 'The key; it needs no secret. Give it only to who may read.',
    }),
  }),
});

const CreateReadOnlyApiKeyInput = builder.inputType('CreateReadOnlyApiKeyInput', {
  description: 'What goes with making a read-only key.',
  fields: (t) => ({
    reason: t.string({ description: "Why, for the server's log. At most 200 characters are kept." }),
  }),
});

builder.mutationField('createReadOnlyApiKey', (t) =>
  t.field({
    type: resultUnion('CreateReadOnlyApiKeyResult', ReadOnlyApiKeyCreated),
    nullable: true,
    description:
      "Creates a key that can only read the account's orders and trades. For administrators: other callers get the error FORBIDDEN.",
    args: { input: t.arg({ type: CreateReadOnlyApiKeyInput, description: 'May be left out.' }) },
    extensions: AUDITED_FIRST,
    resolve: (_root, { input }, context) =>
      refusalAsData(async () => {
        requireAdministrator(context);
        context.logger.info({ reason: input?.reason?.slice(0, 200) }, 'making a read-only API key');
        return { apiKey: await (await context.account().account.api()).createReadOnlyApiKey() };
      }),
  }),
);

const ReadOnlyApiKeyDeleted = builder.objectRef<Named>('ReadOnlyApiKeyDeleted').implement({
  description: 'A read-only API key was revoked.',
  fields: (t) => ({ apiKey: t.exposeID('apiKey', { description: 'The revoked key.' }) }),
});

const DeleteReadOnlyApiKeyInput = builder.inputType('DeleteReadOnlyApiKeyInput', {
  description: 'The read-only key to revoke.',
  fields: (t) => ({ apiKey: t.id({ required: true, description: 'The key.' }) }),
});

builder.mutationField('deleteReadOnlyApiKey', (t) =>
  t.field({
    type: resultUnion('DeleteReadOnlyApiKeyResult', ReadOnlyApiKeyDeleted),
    nullable: true,
    description: 'Revokes a read-only key. For administrators: other callers get the error FORBIDDEN.',
    args: { input: t.arg({ type: DeleteReadOnlyApiKeyInput, required: true, description: 'The key.' }) },
    extensions: AUDITED_FIRST,
    resolve: (_root, { input: { apiKey } }, context) =>
      refusalAsData(async () => {
        requireAdministrator(context);
        await (await context.account().account.api()).deleteReadOnlyApiKey(apiKey);
        return { apiKey };
      }),
  }),
);
