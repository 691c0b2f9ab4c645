import { builder } from '../../builder.ts';
import { InvalidRequestError } from '../../errors.ts';
import type { LiveBalance } from '../../streams/balance-watch.ts';
import { checkTokenId } from '../shared/ids.ts';
import { BalanceAllowanceRef } from './balance-allowance.ts';

/** The exchange reads one balance a call, 200 in ten seconds. */
const MAX_TOKENS = 100;

function checkTokens(tokenIds: readonly string[]): readonly string[] {
  const distinct = [...new Set(tokenIds.map(checkTokenId))];
  if (distinct.length <= MAX_TOKENS) return distinct;
  throw new InvalidRequestError(
    'BAD_USER_INPUT',
    `tokenIds has ${distinct.length} ids; it must have at most ${MAX_TOKENS}. Query positions for the shares of more tokens.`,
  );
}

builder.subscriptionField('balances', (t) =>
  t.field({
    type: BalanceAllowanceRef,
    description:
      "The collateral's balance and those of tokens as they are, and again whenever they changed: after own fills, cancels, " +
      'payouts, redemptions and resolutions at once, after deposits within seconds. `stale` says when their source is in doubt.',
    args: {
      tokenIds: t.arg.idList({
        description:
          'Tokens to follow beside the collateral. At most 100, as the exchange reads one balance a call; `positions` has the shares of all tokens.',
      }),
    },
    subscribe: (_root, { tokenIds }, { account }) =>
      account().balanceWatch.follow(checkTokens(tokenIds ?? [])),
    resolve: (balance: LiveBalance) => balance,
  }),
);
