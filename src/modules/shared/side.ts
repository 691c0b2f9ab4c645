import { builder } from '../../builder.ts';

/** BUY or SELL. */
export const SideEnum = builder.enumType('Side', {
  description: 'Which way an order or a trade goes.',
  values: {
    BUY: { description: 'Collateral is given for shares.' },
    SELL: { description: 'Shares are given for collateral.' },
  } as const,
});
