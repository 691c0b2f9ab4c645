import { builder } from '../../builder.ts';
import type { BalanceAllowance } from '../../clob/types.ts';
import { checkTokenId } from '../shared/ids.ts';
import { BalanceAllowanceRef } from './balance-allowance.ts';

builder.subscriptionField('balances', (t) =>
  t.field({
    type: BalanceAllowanceRef,
    description:
      "The collateral's balance and those of tokens as they are, and again after own fills and cancels, where they changed.",
    args: { tokenIds: t.arg.idList({ description: 'Tokens to tell of beside the collateral.' }) },
    subscribe: (_root, { tokenIds }, { account }) =>
      account().balanceWatch.follow((tokenIds ?? []).map(checkTokenId)),
    resolve: (balance: BalanceAllowance) => balance,
  }),
);
