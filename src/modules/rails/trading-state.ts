import { builder } from '../../builder.ts';
import type { TradingStatus } from '../../rails/trading-switch.ts';
import { ViewerRef } from '../viewer/viewer.ts';

export const TradingStateEnum = builder.enumType('TradingState', {
  description: 'What the account may do at all. Cancels pass in every state.',
  values: {
    ACTIVE: { description: 'Everything, within the limits.' },
    REDUCING: { description: 'Only what reduces a position: SELL.' },
    HALTED: { description: 'No order is sent.' },
  } as const,
});

export const TradingStatusRef = builder.objectRef<TradingStatus>('TradingStatus').implement({
  description: 'The trading state, which outlives the server, and who set it.',
  fields: (t) => ({
    state: t.expose('state', { type: TradingStateEnum, description: 'The state.' }),
    since: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was set, null where it never was.',
      resolve: ({ since }) => (since === 0 ? null : new Date(since)),
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, in the words of who set it.' }),
    setBy: t.string({
      nullable: true,
      description: 'Who set it, named as in the audit log; null where nobody did.',
      resolve: ({ setBy }) => (setBy === '' ? null : setBy),
    }),
    isDurable: t.exposeBoolean('isDurable', {
      description:
        'Whether the state is written to the database. False while the database cannot be written: the state is in force on this server only, which retries the write, and a restart before that loses it.',
    }),
  }),
});

builder.objectField(ViewerRef, 'tradingStatus', (t) =>
  t.field({
    type: TradingStatusRef,
    description: 'Whether orders are sent. `haltTrading` and `setTradingState` change it.',
    resolve: ({ rails }) => rails.tradingSwitch.current(),
  }),
);
