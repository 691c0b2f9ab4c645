import { builder } from '../../builder.ts';
import { InvalidRequestError } from '../../errors.ts';
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
      'Revokes the API key in use. Until `createApiKey` or `deriveApiKey` gives the server one again, it can do nothing for the account.',
    args: { input: t.arg({ type: DeleteApiKeyInput, description: 'May be left out.' }) },
    resolve: (_root, { input }, { account }) =>
      refusalAsData(async () => {
        const { account: current } = account();
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
