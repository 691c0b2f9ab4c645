import { builder } from '../../builder.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';
import { ApiKeyCreds } from './api-key-creds.ts';
import { checkNonce } from './nonce.ts';

const DeriveApiKeyInput = builder.inputType('DeriveApiKeyInput', {
  description: "Which of the account's API keys.",
  fields: (t) => ({ nonce: t.int({ description: 'Tells the keys of one account apart; 0 when not said.' }) }),
});

builder.mutationField('deriveApiKey', (t) =>
  t.field({
    type: resultUnion('DeriveApiKeyResult', ApiKeyCreds),
    nullable: true,
    description:
      'Gives an existing API key of the account with its secrets. This server goes on with the key it has, unless that was deleted.',
    args: { input: t.arg({ type: DeriveApiKeyInput, description: 'Which key; may be left out.' }) },
    resolve: (_root, { input }, { account }) =>
      refusalAsData(() => account().account.deriveApiKey(checkNonce(input?.nonce))),
  }),
);
