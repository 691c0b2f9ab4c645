import { builder } from '../../builder.ts';
import type { LeaseStatus } from '../../rails/cancel-all-lease.ts';
import { CancelAllLeaseRef } from './cancel-all-lease.ts';

builder.subscriptionField('cancelAllOnDisconnect', (t) =>
  t.field({
    type: CancelAllLeaseRef,
    description:
      'Holds a cancel-all lease for as long as the subscription is open: when it ends, by its client, by a lost connection or by the server, every open order of the account is cancelled. Emits its status at once and after every heartbeat, every five seconds; where the exchange takes none, after every attempt, with `stale: true` after ten seconds.',
    subscribe: (_root, _args, { account }) => account().cancelAllLease.hold(),
    resolve: (status: LeaseStatus) => status,
  }),
);
