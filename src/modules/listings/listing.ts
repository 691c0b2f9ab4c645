import { builder } from '../../builder.ts';
import type { Listing, ListingEvent } from '../../clob/wallet-types.ts';
import { FeeScheduleRef } from '../markets/fee-schedule.ts';
import { MarketRef } from '../markets/market.ts';

const ListingEventRef = builder.objectRef<ListingEvent>('ListingEvent').implement({
  description: "What Polymarket's pages group markets under.",
  fields: (t) => ({
    eventId: t.exposeID('eventId', { description: "Gamma's id." }),
    slug: t.exposeString('slug', { nullable: true, description: 'Readable name in web addresses.' }),
    title: t.exposeString('title', { nullable: true, description: 'The title.' }),
    image: t.exposeString('image', { nullable: true, description: 'Web address of a picture.' }),
  }),
});

const ListingRef = builder.objectRef<Listing>('Listing').implement({
  description: "A market as Polymarket's pages show it.",
  fields: (t) => ({
    gammaId: t.exposeID('gammaId', { description: "Gamma's id." }),
    slug: t.exposeString('slug', {
      nullable: true,
      description: 'Readable name in web addresses. `Market.slug` is the same, without a call.',
    }),
    image: t.exposeString('image', {
      nullable: true,
      description: 'Web address of a picture, for markets of which `Market.image` is null.',
    }),
    icon: t.exposeString('icon', {
      nullable: true,
      description: 'Web address of a small picture, for markets of which `Market.icon` is null.',
    }),
    category: t.exposeString('category', { nullable: true, description: 'Subject.' }),
    volume: t.expose('volume', {
      type: 'Decimal',
      nullable: true,
      description: 'Collateral ever traded.',
    }),
    liquidity: t.expose('liquidity', {
      type: 'Decimal',
      nullable: true,
      description: "Collateral's worth of resting orders.",
    }),
    feeSchedule: t.field({
      type: FeeScheduleRef,
      nullable: true,
      description: 'The fee; null where trading is free or Gamma does not state the fee.',
      resolve: ({ fee }) => fee?.curve,
    }),
    event: t.expose('event', {
      type: ListingEventRef,
      nullable: true,
      description: 'What the market is grouped under.',
    }),
  }),
});

builder.objectField(MarketRef, 'listing', (t) =>
  t.loadable({
    type: ListingRef,
    nullable: true,
    description:
      "The market as Polymarket's pages show it. From the Gamma API; null where none is configured.",
    load: async (conditionIds: string[], { services }) => [
      ...(await services.listings.ofMarkets(conditionIds)),
    ],
    resolve: ({ conditionId }) => conditionId,
  }),
);
