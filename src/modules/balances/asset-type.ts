import { builder } from '../../builder.ts';

/** What a balance is of. */
export const AssetTypeEnum = builder.enumType('AssetType', {
  description: 'What a balance is of.',
  values: {
    COLLATERAL: { description: 'The money that is traded with: pUSD, or USDC.e for order version 1.' },
    CONDITIONAL: { description: 'The shares of one outcome.' },
  } as const,
});
