import { builder } from '../../builder.ts';
import { InvalidRequestError } from '../../errors.ts';
import type {
  MarketEvent,
  MarketResolution,
  MarketTrade,
  TickSizeChange,
} from '../../streams/market-event.ts';
import { checkConditionId } from '../shared/ids.ts';
import { SideEnum } from '../shared/side.ts';
import { elementType, MARKERS } from '../shared/stream-markers.ts';
import { joinMarket, joinToken } from './joins.ts';

interface Element<E> {
  readonly event: E;
  /** There is no going back to a place in a market's stream. */
  readonly cursor: '';
}

const MarketTradeRef = builder.objectRef<Element<MarketTrade>>('MarketTrade').implement({
  description: 'Somebody traded.',
  fields: (t) => ({
    tokenId: t.id({ description: 'The token.', resolve: ({ event }) => event.tokenId }),
    price: t.field({
      type: 'Decimal',
      description: 'In collateral a share.',
      resolve: ({ event }) => event.price,
    }),
    size: t.field({ type: 'Decimal', description: 'Shares.', resolve: ({ event }) => event.size }),
    side: t.field({ type: SideEnum, description: "The taker's side.", resolve: ({ event }) => event.side }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ event }) => event.at }),
    token: joinToken(t, ({ event }) => event.tokenId, 'The token.'),
  }),
});

const TickSizeChangeRef = builder.objectRef<Element<TickSizeChange>>('TickSizeChange').implement({
  description: 'The step of prices changed, as it does near 0 and 1. Orders off the new step are refused.',
  fields: (t) => ({
    tokenId: t.id({ description: 'The token.', resolve: ({ event }) => event.tokenId }),
    oldTickSize: t.field({
      type: 'Decimal',
      description: 'The step before.',
      resolve: ({ event }) => event.from,
    }),
    newTickSize: t.field({
      type: 'Decimal',
      description: 'The step from now on.',
      resolve: ({ event }) => event.to,
    }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ event }) => event.at }),
    token: joinToken(t, ({ event }) => event.tokenId, 'The token.'),
    market: joinMarket(t, ({ event }) => event.conditionId),
  }),
});

const MarketResolutionRef = builder.objectRef<Element<MarketResolution>>('MarketResolution').implement({
  description: 'The question was decided. The market takes no more orders.',
  fields: (t) => ({
    winningTokenId: t.id({
      description: 'The token that pays 1 unit of collateral.',
      resolve: ({ event }) => event.winningTokenId,
    }),
    winningToken: joinToken(t, ({ event }) => event.winningTokenId, 'The same, joined.'),
    winningOutcome: t.string({
      description: 'The outcome that came true.',
      resolve: ({ event }) => event.winningOutcome,
    }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ event }) => event.at }),
    market: joinMarket(t, ({ event }) => event.conditionId),
  }),
});

const OWN_TYPES = {
  'market-trade': 'MarketTrade',
  'tick-size': 'TickSizeChange',
  resolution: 'MarketResolution',
  gap: 'StreamGap',
  resynced: 'Resynced',
} as const;

const MarketStreamEventRef = builder.unionType('MarketStreamEvent', {
  description:
    'What happens to a market, or what the stream says of itself. Trades within a gap are not told later.',
  types: [MarketTradeRef, TickSizeChangeRef, MarketResolutionRef, ...MARKERS],
  resolveType: (element) => elementType(element, OWN_TYPES[element.event.type]),
});

builder.subscriptionField('marketEvents', (t) =>
  t.field({
    type: MarketStreamEventRef,
    description: 'Trades of a market, whoever made them, changes of its tick size, and its resolution.',
    args: { conditionId: t.arg.id({ required: true, description: 'Condition id of the market.' }) },
    async subscribe(_root, { conditionId }, { services }) {
      const id = checkConditionId(conditionId);
      const market = await services.markets.market(id);
      if (market === undefined) throw new InvalidRequestError('MARKET_NOT_FOUND', `There is no market ${id}`);
      return services.marketHub.events(
        id,
        market.tokens.map(({ tokenId }) => tokenId),
      );
    },
    resolve: (event: MarketEvent) => elementOf(event),
  }),
);

type MarketElement = MarketEvent extends infer E ? (E extends MarketEvent ? Element<E> : never) : never;

function elementOf(event: MarketEvent): MarketElement {
  return { event, cursor: '' } as MarketElement;
}
