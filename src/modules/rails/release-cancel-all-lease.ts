import { builder } from '../../builder.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';
import { CancelAllLeaseRef } from './cancel-all-lease.ts';
import { reasonField, reasonOf } from './reason.ts';

const ReleaseCancelAllLeaseInput = builder.inputType('ReleaseCancelAllLeaseInput', {
  description: 'What goes with a release.',
  fields: (t) => ({ reason: reasonField(t) }),
});

builder.mutationField('releaseCancelAllLease', (t) =>
  t.field({
    type: resultUnion('ReleaseCancelAllLeaseResult', CancelAllLeaseRef),
    nullable: true,
    description:
      'Gives up the renewable lease of this bearer token and cancels nothing; an administrator gives up those of all tokens. A caller without one that releases the lease of others gets the error FORBIDDEN. The exchange has no way to end its half: this server goes on sending heartbeats, and when it stops, the exchange cancels everything within fifteen seconds.',
    args: { input: t.arg({ type: ReleaseCancelAllLeaseInput, description: 'May be left out.' }) },
    resolve: (_root, { input }, { account, logger, role, caller }) => {
      logger.warn({ reason: reasonOf(input) }, 'releasing the cancel-all lease');
      return refusalAsData(async () => account().cancelAllLease.release({ role, name: caller }));
    },
  }),
);
