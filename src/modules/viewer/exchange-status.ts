import { builder } from '../../builder.ts';
import type { ExchangeStatus } from '../../clob/exchange-status.ts';
import { ViewerRef } from './viewer.ts';

const ExchangeModeEnum = builder.enumType('ExchangeMode', {
  description: 'What the exchange takes.',
  values: {
    NORMAL: { description: 'Everything.' },
    UNREACHABLE: { description: 'Nothing: the last call found no connection to it.' },
    RESTARTING: { description: 'Nothing that trades, for a moment: the matching engine restarts.' },
    CANCEL_ONLY: { description: 'Cancels only.' },
    POST_ONLY: { description: 'Cancels, and orders that are post-only.' },
    DISABLED: { description: 'Nothing that trades.' },
  } as const,
});

const ExchangeStatusRef = builder.objectRef<ExchangeStatus>('ExchangeStatus').implement({
  description:
    'The state the exchange was last seen in. It comes from the answers to orders and cancels; UNREACHABLE from any call.',
  fields: (t) => ({
    mode: t.expose('mode', { type: ExchangeModeEnum, description: 'What it takes.' }),
    since: t.expose('since', {
      type: 'DateTime',
      nullable: true,
      description: 'When this server first met the state, null for NORMAL.',
    }),
    retryAfter: t.exposeInt('retryAfter', {
      nullable: true,
      description: 'Seconds after which it may be over, where the exchange said so.',
    }),
  }),
});

builder.objectField(ViewerRef, 'exchangeStatus', (t) =>
  t.field({
    type: ExchangeStatusRef,
    description: 'What the exchange takes now, as far as this server has seen.',
    resolve: (_account, _args, { services }) => services.exchangeStatus(),
  }),
);
