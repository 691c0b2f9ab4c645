import { builder } from '../../builder.ts';
import { AUDITED_FIRST } from '../audit/audited-first.ts';
import { requireAdministrator } from '../shared/administrator.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';
import { ApiKeyCreds } from './api-key-creds.ts';
import { checkNonce } from './nonce.ts';

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: "Which of the account's API keys.",
  fields: (t) => ({ nonce: t.int({ description: 'Tells the keys of one account apart; 0 when not said.' }) }),
});

builder.mutationField('createApiKey', (t) =>
  t.field({
    type: resultUnion('CreateApiKeyResult', ApiKeyCreds),
    nullable: true,
    description:
      'Creates a further API key for the account. This server continues to use the key it has. For administrators: other callers get the error FORBIDDEN.',
    args: { input: t.arg({ type: CreateApiKeyInput, description: 'Which key; may be left out.' }) },
    extensions: AUDITED_FIRST,
    resolve: (_root, { input }, context) =>
      refusalAsData(async () => {
        requireAdministrator(context);
        return context.account().account.createApiKey(checkNonce(input?.nonce));
      }),
  }),
);
