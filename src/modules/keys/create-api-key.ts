import { builder } from '../../builder.ts';
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
      'Makes a further API key for the account. This server goes on with the key it has, unless that was deleted.',
    args: { input: t.arg({ type: CreateApiKeyInput, description: 'Which key; may be left out.' }) },
    resolve: (_root, { input }, { account }) =>
      refusalAsData(() => account().account.createApiKey(checkNonce(input?.nonce))),
  }),
);
