import { builder } from '../../builder.ts';
import type { AccountEvent, Resynced, StreamGap, TradeStep } from '../../streams/account-event.ts';
import type { Followed } from '../../streams/follow-log.ts';
import { checkConditionId } from '../shared/ids.ts';
import { elementType, isMarker, MARKERS, sinceArgument } from '../shared/stream-markers.ts';
import { OwnFillRef } from './own-fill.ts';
import { TradeRef } from './trade.ts';

const SettlementStepEnum = builder.enumType('SettlementStep', {
  description:
    'A step of a trade on its way to the chain. MATCHED comes first; CONFIRMED and FAILED are final.',
  values: {
    MATCHED: { description: 'Matched, not yet in a block.' },
    RETRYING: { description: 'Its transaction failed and is tried again.' },
    MINED: { description: 'In a block.' },
    CONFIRMED: { description: 'Settled for good.' },
    FAILED: { description: 'It will not settle: its fills are void.' },
  } as const,
});

const TradeEventRef = builder.objectRef<Followed<TradeStep>>('TradeEvent').implement({
  description: "A step of the settlement of one of the account's trades, told once and in order.",
  fields: (t) => ({
    sequence: t.exposeInt('sequence', {
      description: "Its number in the account's log, which other events share.",
    }),
    cursor: t.exposeID('cursor', { description: 'Give it as `since` to go on behind this event.' }),
    step: t.field({
      type: SettlementStepEnum,
      description: 'How far it has come.',
      resolve: ({ event }) => event.step,
    }),
    at: t.field({
      type: 'DateTime',
      description: "When, by the exchange's clock, to the second.",
      resolve: ({ event }) => event.at,
    }),
    tradeId: t.id({ description: 'The trade.', resolve: ({ event }) => event.trade.tradeId }),
    trade: t.field({
      type: TradeRef,
      description: "The trade at this step. Its side, price, size and outcome are the taker's.",
      resolve: ({ event }) => event.trade,
    }),
    ownFills: t.field({
      type: [OwnFillRef],
      description: "The account's own side, price, size and outcome in it.",
      resolve: ({ event }, _args, { account }) => [...account().trades.ownFills(event.trade)],
    }),
  }),
});

const TradeStreamEventRef = builder.unionType('TradeStreamEvent', {
  description: 'A step of a trade, or what the stream says of itself.',
  types: [TradeEventRef, ...MARKERS],
  resolveType: (element) => elementType(element, 'TradeEvent'),
});

function isTradeStep(
  market: string | undefined,
): (event: AccountEvent) => event is TradeStep | StreamGap | Resynced {
  return (event): event is TradeStep | StreamGap | Resynced =>
    event.type === 'trade' ? market === undefined || event.trade.conditionId === market : isMarker(event);
}

builder.subscriptionField('tradeEvents', (t) =>
  t.field({
    type: TradeStreamEventRef,
    description: "How the account's trades settle, step by step.",
    args: {
      ...sinceArgument,
      market: t.arg.id({ description: 'Only trades in the market with this condition id.' }),
    },
    subscribe: (_root, { since, market }, { account }) =>
      account().stream.follow({
        accept: isTradeStep(market ? checkConditionId(market) : undefined),
        since: since ?? undefined,
      }),
    resolve: (element: Followed<TradeStep | StreamGap | Resynced>) => element,
  }),
);
