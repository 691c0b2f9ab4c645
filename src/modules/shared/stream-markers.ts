/** What a stream says of itself, between its events. */
import { builder } from '../../builder.ts';
import type { AccountEvent, Resynced, StreamGap } from '../../streams/account-event.ts';

/** A marker in a stream, with its place where the stream has places. */
interface Marked<E> {
  readonly event: E;
  readonly cursor: string;
}

const GapReasonEnum = builder.enumType('StreamGapReason', {
  description: 'Why events may be missing.',
  values: {
    SOCKET_LOST: { description: "The exchange's socket was closed." },
    SOCKET_SILENT: { description: "The exchange's socket was open and told nothing of what happened." },
    EXCHANGE_UNREACHABLE: { description: 'The exchange does not answer.' },
    UNAUTHORIZED: {
      description:
        "The exchange refuses the account's credentials, on its socket or on its HTTP calls. See `viewer.doctor`.",
    },
    READER_CHANGED: {
      description: 'Nobody read for a while: another server took over, or nobody had subscribed.',
    },
    FELL_BEHIND: {
      description:
        'The subscriber, or its `since`, is further behind than events are kept. These are lost to it.',
    },
  } as const,
});

const StreamGapRef = builder.objectRef<Marked<StreamGap>>('StreamGap').implement({
  description:
    'Events between `from` and `to` may be missing. But for FELL_BEHIND they are read from the exchange and told before the next Resynced.',
  fields: (t) => ({
    cursor: t.exposeID('cursor', {
      description: 'Give it as `since` to go on from here; empty in streams without one.',
    }),
    from: t.field({
      type: 'DateTime',
      description: 'Up to here everything was told.',
      resolve: ({ event }) => event.from,
    }),
    to: t.field({
      type: 'DateTime',
      description: 'When the gap was noticed.',
      resolve: ({ event }) => event.to,
    }),
    reason: t.field({ type: GapReasonEnum, description: 'Why.', resolve: ({ event }) => event.reason }),
  }),
});

const ResyncedRef = builder.objectRef<Marked<Resynced>>('Resynced').implement({
  description:
    'The gap is closed: open orders, trades and notifications were read whole, and everything between `from` and `to` was emitted.',
  fields: (t) => ({
    cursor: t.exposeID('cursor', {
      description: 'Give it as `since` to go on from here; empty in streams without one.',
    }),
    from: t.field({
      type: 'DateTime',
      description: 'Where the gap began.',
      resolve: ({ event }) => event.from,
    }),
    to: t.field({
      type: 'DateTime',
      description: 'Up to here everything is told.',
      resolve: ({ event }) => event.to,
    }),
  }),
});

/** The markers' types, to spread into a stream's union. */
export const MARKERS = [StreamGapRef, ResyncedRef];

/** Whether an event is one of the two. */
export function isMarker(event: AccountEvent): event is StreamGap | Resynced {
  return event.type === 'gap' || event.type === 'resynced';
}

/** The type of a stream's element: a marker, or the stream's own. */
export function elementType({ event }: Marked<{ readonly type: string }>, own: string): string {
  if (event.type === 'gap') return 'StreamGap';
  return event.type === 'resynced' ? 'Resynced' : own;
}

/** The argument that goes on where an earlier stream stopped. */
export const sinceArgument = builder.args((t) => ({
  since: t.id({
    description:
      'The `cursor` of the last event seen: goes on behind it. Without it, the stream begins with what happens from now on.',
  }),
}));
