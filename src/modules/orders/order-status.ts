import { builder } from '../../builder.ts';
import { knownEnum } from '../shared/known-enum.ts';

/** Where an order stands: the exchange's words and ours. */
export const OrderStatusEnum = knownEnum(
  'OrderStatus',
  'Where an order stands. UNKNOWN with `rawStatus` VENUE_VIEW_INCOMPLETE: the exchange does not show the order and nothing proves that it ended, so treat it as open; `viewer.doctor` has more.',
  {
    LIVE: 'Rests in the book.',
    MATCHED: 'Filled.',
    DELAYED: 'Held before matching, on a market with a delay.',
    UNMATCHED: 'Was held, found nothing, rests in the book.',
    CANCELED: 'Ended before it was filled whole: cancelled, or the rest of a FAK order killed.',
    EXPIRED: 'A GTD order whose time was up before it was filled whole.',
    INVALID: 'Cancelled by the exchange, for instance as its money left the wallet.',
    CANCELED_MARKET_RESOLVED: 'Cancelled as its market was resolved.',
    PENDING: 'On its way, or sent without a clear answer: it is not known yet whether the exchange has it.',
    REJECTED: 'Refused: it was never in the book and never will be.',
    FILL_VOIDED: 'Rests no longer, and a fill of it failed on chain: `matchedSize` is what is left.',
  },
);

/** Which of the three sources an order's state is from. */
export const OrderSourceEnum = builder.enumType('OrderSource', {
  description:
    "Where an order's state comes from. Not every exchange shows ended orders, so an order's end may be put together from the account's trades and this server's record.",
  values: {
    EXCHANGE: { description: 'The exchange shows it now: open in its list, or open or ended by its id.' },
    TRADES: { description: "The exchange lists it no longer; the account's trades tell of it." },
    JOURNAL: {
      description:
        "The exchange lists it no longer and no trade names it; this server's own record tells of it.",
    },
  } as const,
});
