import { builder } from '../../builder.ts';
import type { StreamStatus } from '../../streams/stream-status.ts';
import { ViewerRef } from './viewer.ts';

const StreamStateEnum = builder.enumType('StreamState', {
  description: 'How a reader of the exchange stands.',
  values: {
    CONNECTING: { description: 'It begins.' },
    RESYNCING: { description: 'It reads what may have been missed.' },
    LIVE: { description: 'It hears everything.' },
    STALE: { description: 'Its socket is lost, and is opened again.' },
    UNAUTHORIZED: {
      description:
        "The exchange refuses the account's credentials, on its socket or on its HTTP calls. Retried with growing pauses of up to 15 seconds; where only the socket is refused, the lists are read every 15 seconds. `viewer.doctor` shows which.",
    },
    STANDBY: { description: 'Another server reads; this one passes it on and would take over.' },
    STOPPED: { description: 'Nobody subscribes here.' },
  } as const,
});

const StreamStatusRef = builder.objectRef<StreamStatus>('StreamStatus').implement({
  description: 'A reader of the exchange, as this server knows it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: '`account`, or `market` with its number.' }),
    state: t.expose('state', { type: StreamStateEnum, description: 'How it stands.' }),
    since: t.expose('since', { type: 'DateTime', description: 'When this server started or stopped it.' }),
    lastEventAt: t.expose('lastEventAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the newest event happened, null before the first.',
    }),
    subscribers: t.exposeInt('subscribers', { description: 'Subscriptions of this server that it serves.' }),
    isHere: t.exposeBoolean('isHere', { description: 'Whether this server reads, and not another one.' }),
  }),
});

builder.objectField(ViewerRef, 'streams', (t) =>
  t.field({
    type: [StreamStatusRef],
    description: 'The readers behind subscriptions.',
    resolve: ({ stream }, _args, { services }) => [stream.status(), ...services.marketHub.statuses()],
  }),
);
