import { builder } from '../../builder.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';
import { AssetTypeEnum } from './asset-type.ts';
import { BalanceAllowanceRef } from './balance-allowance.ts';

const UpdateBalanceAllowanceInput = builder.inputType('UpdateBalanceAllowanceInput', {
  description: 'The asset to look at again.',
  fields: (t) => ({
    assetType: t.field({ type: AssetTypeEnum, required: true, description: 'Collateral or shares.' }),
    tokenId: t.id({ description: 'Token id of the shares. Needed for CONDITIONAL, refused for COLLATERAL.' }),
  }),
});

builder.mutationField('updateBalanceAllowance', (t) =>
  t.field({
    type: resultUnion('UpdateBalanceAllowanceResult', BalanceAllowanceRef),
    nullable: true,
    description:
      'Makes the exchange read the chain again, after a deposit or an approval, and gives the fresh balance.',
    args: { input: t.arg({ type: UpdateBalanceAllowanceInput, required: true, description: 'The asset.' }) },
    resolve: (_root, { input: { assetType, tokenId } }, { account }) =>
      refusalAsData(() => account().balances.update({ assetType, tokenId: tokenId ?? undefined })),
  }),
);
