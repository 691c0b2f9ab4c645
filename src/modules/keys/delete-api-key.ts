import { builder } from '../../builder.ts';
import { InvalidRequestError } from '../../errors.ts';
import { AUDITED_FIRST } from '../audit/audited-first.ts';
import { requireAdministrator } from '../shared/administrator.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';

interface Deleted {
  readonly apiKey: string;
}

const ApiKeyDeleted = builder.objectRef<Deleted>('ApiKeyDeleted').implement({
  description: 'An API key was revoked.',
  fields: (t) => ({ apiKey: t.exposeID('apiKey', { description: "The revoked key's id." }) }),
});

const DeleteApiKeyInput = builder.inputType('DeleteApiKeyInput', {
  description: 'The key to revoke.',
  fields: (t) => ({
    apiKey: t.id({
      description: 'The key you expect to be in use; with another in use, nothing is revoked.',
    }),
  }),
});

builder.mutationField('deleteApiKey', (t) =>
  t.field({
    type: resultUnion('DeleteApiKeyResult', ApiKeyDeleted),
    nullable: true,
    description:
      'Revokes the API key in use. This server derives or creates another one with its next request to the exchange. For administrators: other callers get the error FORBIDDEN.',
    args: { input: t.arg({ type: DeleteApiKeyInput, description: 'May be left out.' }) },
    extensions: AUDITED_FIRST,
    resolve: (_root, { input }, context) =>
      refusalAsData(async () => {
        requireAdministrator(context);
        const { account: current } = context.account();
        if (input?.apiKey && input.apiKey !== current.apiKey) {
          throw new InvalidRequestError(
            'BAD_USER_INPUT',
            'apiKey is not the key in use; nothing was revoked',
          );
        }
        return { apiKey: await current.deleteApiKey() };
      }),
  }),
);
