import { builder, type Field, type FieldsOf } from '../../builder.ts';
import type { AssetEarning } from '../../clob/reward-types.ts';

/** What was earned in one asset, for every type that tells it. */
export function assetEarningFields<E extends AssetEarning>(
  t: FieldsOf<E>,
): Record<'assetAddress' | 'earnings' | 'assetRate', Field> {
  return {
    assetAddress: t.field({
      type: 'Address',
      description: 'Contract of the asset.',
      resolve: ({ assetAddress }) => assetAddress,
    }),
    earnings: t.field({
      type: 'Decimal',
      description: 'Units of the asset.',
      resolve: ({ earnings }) => earnings,
    }),
    assetRate: t.field({
      type: 'Decimal',
      description: 'What a unit of the asset is worth in collateral.',
      resolve: ({ assetRate }) => assetRate,
    }),
  };
}

/** What was earned in one asset. */
export const AssetEarningRef = builder.objectRef<AssetEarning>('AssetEarning').implement({
  description: 'What was earned in one asset.',
  fields: (t) => assetEarningFields(t),
});
