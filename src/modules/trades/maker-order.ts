import { builder } from '../../builder.ts';
import type { MakerOrder } from '../../clob/types.ts';
import { joinToken } from '../markets/joins.ts';
import { SideEnum } from '../shared/side.ts';

/** One of the resting orders that a trade matched. */
export const MakerOrderRef = builder.objectRef<MakerOrder>('MakerOrder').implement({
  description:
    'One of the resting orders that a trade matched. It may be on the other outcome, at one minus the price.',
  fields: (t) => ({
    orderId: t.expose('orderId', { type: 'Bytes32', description: 'The order.' }),
    owner: t.exposeID('owner', { description: 'The API key that placed it.' }),
    makerAddress: t.expose('makerAddress', { type: 'Address', description: 'The wallet that paid.' }),
    matchedAmount: t.expose('matchedAmount', { type: 'Decimal', description: 'Shares matched.' }),
    price: t.expose('price', {
      type: 'Decimal',
      description: 'Its price on its own outcome, in collateral a share.',
    }),
    feeRateBps: t.expose('feeRateBps', {
      type: 'Decimal',
      nullable: true,
      description: 'What the exchange notes as fee rate in basis points; not the fee that was charged.',
    }),
    tokenId: t.exposeID('tokenId', {
      description: 'Token id of its outcome (`asset_id` in the documentation).',
    }),
    outcome: t.exposeString('outcome', { description: 'Its outcome, such as No.' }),
    side: t.expose('side', {
      type: SideEnum,
      nullable: true,
      description: 'Its side, null where the exchange does not say.',
    }),
    token: joinToken(t, ({ tokenId }) => tokenId, 'Its outcome.'),
  }),
});
