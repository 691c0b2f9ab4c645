import { builder } from '../../builder.ts';
import type { LeaseStatus } from '../../rails/cancel-all-lease.ts';
import { ViewerRef } from '../viewer/viewer.ts';

export const CancelAllLeaseRef = builder.objectRef<LeaseStatus>('CancelAllLease').implement({
  description:
    "A dead man's switch: when one that holds it is gone, everything is cancelled, by this server at once, and, where this server is gone itself, by the exchange within fifteen seconds.",
  fields: (t) => ({
    endsAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When the first renewable lease ends and everything is cancelled; null where nobody holds one.',
      resolve: ({ endsAt }) => dateOf(endsAt),
    }),
    subscriptions: t.exposeInt('subscriptions', {
      description:
        'Subscriptions to `cancelAllOnDisconnect` of this server: each cancels everything when it ends.',
    }),
    beating: t.exposeBoolean('beating', {
      description:
        'Whether this server sends the exchange heartbeats. From the first one on it does until a lease ends, as the exchange cancels everything where they stop.',
    }),
    heartbeatAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When the exchange last took one, null before the first. More than ten seconds ago it may have cancelled.',
      resolve: ({ heartbeatAt }) => dateOf(heartbeatAt),
    }),
    stale: t.exposeBoolean('stale', {
      description:
        'Whether the exchange has taken no heartbeat for more than ten seconds, so that it may have cancelled every open order.',
    }),
  }),
});

builder.objectField(ViewerRef, 'cancelAllLease', (t) =>
  t.field({
    type: CancelAllLeaseRef,
    description: "The dead man's switch, as this server holds it.",
    resolve: ({ cancelAllLease }) => cancelAllLease.status(),
  }),
);

function dateOf(unixMs: number | undefined): Date | null {
  return unixMs === undefined ? null : new Date(unixMs);
}
