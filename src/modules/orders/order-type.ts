import { builder } from '../../builder.ts';
import { knownEnum } from '../shared/known-enum.ts';

const WORDS = {
  GTC: 'Good till cancelled: rests until it is filled or cancelled.',
  GTD: 'Good till date: rests until its expiration.',
  FOK: 'Fill or kill: filled whole at once, or not at all.',
  FAK: 'Fill and kill: filled as far as possible at once, the rest is cancelled.',
} as const;

/** Order types that can be asked for. */
export const OrderTypeEnum = builder.enumType('OrderType', {
  description: 'How long an order lives.',
  values: {
    GTC: { description: WORDS.GTC },
    GTD: { description: WORDS.GTD },
    FOK: { description: WORDS.FOK },
    FAK: { description: WORDS.FAK },
  } as const,
});

/** Order types that the exchange may tell of. */
export const PlacedOrderTypeEnum = knownEnum(
  'PlacedOrderType',
  'How long an order lives, as the exchange says.',
  WORDS,
);
