/** Builder keys, which credit an application at the relayer. */
import { builder } from '../../builder.ts';
import type { BuilderKey } from '../../clob/reward-types.ts';
import { CALL_COST } from '../../cost.ts';
import { AUDITED_FIRST } from '../audit/audited-first.ts';
import { ApiKeyCreds } from '../keys/api-key-creds.ts';
import { requireAdministrator } from '../shared/administrator.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';

const BuilderApiKeyRef = builder.objectRef<BuilderKey>('BuilderApiKey').implement({
  description: "One of the account's builder keys. Its secrets are never shown again.",
  fields: (t) => ({
    key: t.exposeID('key', { description: "The key's id." }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was made, where the exchange says so.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked, null while it is good.',
    }),
  }),
});

builder.queryField('builderApiKeys', (t) =>
  t.field({
    type: [BuilderApiKeyRef],
    nullable: true,
    description: "The account's builder keys. For administrators: other callers get the error FORBIDDEN.",
    complexity: CALL_COST,
    resolve: async (_root, _args, context) => {
      requireAdministrator(context);
      return [...(await (await context.account().account.api()).builderApiKeys())];
    },
  }),
);

const CreateBuilderApiKeyInput = builder.inputType('CreateBuilderApiKeyInput', {
  description: 'What goes with making a builder key.',
  fields: (t) => ({
    reason: t.string({ description: "Why, for the server's log. At most 200 characters are kept." }),
  }),
});

builder.mutationField('createBuilderApiKey', (t) =>
  t.field({
    type: resultUnion('CreateBuilderApiKeyResult', ApiKeyCreds),
    nullable: true,
    description:
      'Creates a builder key for the account. For administrators: other callers get the error FORBIDDEN.',
    args: { input: t.arg({ type: CreateBuilderApiKeyInput, description: 'May be left out.' }) },
    extensions: AUDITED_FIRST,
    resolve: (_root, { input }, context) =>
      refusalAsData(async () => {
        requireAdministrator(context);
        context.logger.info({ reason: input?.reason?.slice(0, 200) }, 'making a builder key');
        return (await context.account().account.api()).createBuilderApiKey();
      }),
  }),
);

interface Revoked {
  readonly revoked: boolean;
}

const BuilderApiKeyRevoked = builder.objectRef<Revoked>('BuilderApiKeyRevoked').implement({
  description: "The account's builder key was revoked.",
  fields: (t) => ({ revoked: t.exposeBoolean('revoked', { description: 'Always true.' }) }),
});

const RevokeBuilderApiKeyInput = builder.inputType('RevokeBuilderApiKeyInput', {
  description: 'What goes with revoking the builder key.',
  fields: (t) => ({
    reason: t.string({ description: "Why, for the server's log. At most 200 characters are kept." }),
  }),
});

builder.mutationField('revokeBuilderApiKey', (t) =>
  t.field({
    type: resultUnion('RevokeBuilderApiKeyResult', BuilderApiKeyRevoked),
    nullable: true,
    description:
      "Revokes the account's builder key. For administrators: other callers get the error FORBIDDEN.",
    args: { input: t.arg({ type: RevokeBuilderApiKeyInput, description: 'May be left out.' }) },
    extensions: AUDITED_FIRST,
    resolve: (_root, { input }, context) =>
      refusalAsData(async () => {
        requireAdministrator(context);
        context.logger.warn({ reason: input?.reason?.slice(0, 200) }, 'revoking the builder key');
        await (await context.account().account.api()).revokeBuilderApiKey();
        return { revoked: true };
      }),
  }),
);
