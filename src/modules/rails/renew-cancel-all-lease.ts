import { builder } from '../../builder.ts';
import { CALL_COST } from '../../cost.ts';
import { InvalidRequestError } from '../../errors.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';
import { CancelAllLeaseRef } from './cancel-all-lease.ts';

const LONGEST_SECONDS = 86_400;

const RenewCancelAllLeaseInput = builder.inputType('RenewCancelAllLeaseInput', {
  description: 'How long to hold the lease.',
  fields: (t) => ({
    seconds: t.int({
      required: true,
      description: `Seconds from now until everything is cancelled, unless it is renewed or released before: 1 to ${LONGEST_SECONDS}.`,
    }),
  }),
});

builder.mutationField('renewCancelAllLease', (t) =>
  t.field({
    type: resultUnion('RenewCancelAllLeaseResult', CancelAllLeaseRef),
    nullable: true,
    description:
      "Takes the cancel-all lease, or sets its end anew: when it ends, every open order of the account is cancelled. Meanwhile this server sends heartbeats to the exchange, which cancels everything ten to fifteen seconds after the last one where this server is gone. What is placed within fifteen seconds of an end may be cancelled by the exchange too. Each bearer token has a lease of its own, which all its programs share, and everything is cancelled when the first one ends; `cancelAllOnDisconnect` is each subscriber's own. Servers that share an API key share the exchange's half: it acts when the last of them falls silent.",
    args: { input: t.arg({ type: RenewCancelAllLeaseInput, required: true, description: 'How long.' }) },
    complexity: CALL_COST,
    resolve: (_root, { input }, { account, role, caller }) =>
      refusalAsData(async () =>
        account().cancelAllLease.renew(checkSeconds(input.seconds), { role, name: caller }),
      ),
  }),
);

function checkSeconds(seconds: number): number {
  if (seconds >= 1 && seconds <= LONGEST_SECONDS) return seconds;
  throw new InvalidRequestError(
    'BAD_USER_INPUT',
    `seconds is ${seconds}; it must be between 1 and ${LONGEST_SECONDS}`,
  );
}
