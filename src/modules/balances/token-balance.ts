import { builder } from '../../builder.ts';
import { CALL_COST } from '../../cost.ts';
import { TokenRef } from '../markets/token.ts';
import { BalanceAllowanceRef } from './balance-allowance.ts';

builder.objectField(TokenRef, 'balance', (t) =>
  t.loadable({
    type: BalanceAllowanceRef,
    nullable: true,
    description:
      "The account's balance and allowance of this token. The exchange tells one at a time, so each token costs a call; " +
      '`position` has the shares of all tokens in one.',
    complexity: CALL_COST,
    load: async (tokenIds: string[], { account }) => [...(await account().balances.ofTokens(tokenIds))],
    resolve: ({ tokenId }) => tokenId,
  }),
);
