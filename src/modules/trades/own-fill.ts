import { builder } from '../../builder.ts';
import { joinToken } from '../markets/joins.ts';
import { SideEnum } from '../shared/side.ts';
import { fillAmount, fillFee } from './fill-cash.ts';
import type { OwnFill } from './own-fills.ts';

/** Taker or maker, for certain. */
const TradeRoleEnum = builder.enumType('TradeRole', {
  description: 'The part of an order in a trade.',
  values: {
    TAKER: { description: 'It came and took what rested.' },
    MAKER: { description: 'It rested and was taken.' },
  } as const,
});

/** The account's own part in a trade. */
export const OwnFillRef = builder.objectRef<OwnFill>('OwnFill').implement({
  description:
    "The account's own part in a trade. As a maker its side, outcome and price can be others than the trade's own, which are the taker's.",
  fields: (t) => ({
    orderId: t.expose('orderId', { type: 'Bytes32', description: "The account's order." }),
    role: t.expose('role', { type: TradeRoleEnum, description: 'Whether it took or was taken.' }),
    tokenId: t.exposeID('tokenId', { description: 'Token id of the outcome it traded.' }),
    outcome: t.exposeString('outcome', { description: 'The outcome it traded, such as No.' }),
    side: t.expose('side', { type: SideEnum, description: 'Whether the account bought or sold.' }),
    price: t.expose('price', { type: 'Decimal', description: 'In collateral a share.' }),
    size: t.expose('size', { type: 'Decimal', description: 'Shares.' }),
    amount: t.field({
      type: 'Decimal',
      description:
        'Collateral that a BUY paid or a SELL received, before the fee; exact to a millionth. ' +
        'A BUY changes the balance by -(amount + fee), a SELL by amount - fee. A fill of a FAILED trade is void.',
      resolve: fillAmount,
    }),
    fee: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        "Collateral that the exchange charged for the fill, by the market's current fee curve; 0 for a maker. " +
        "Does not include a builder's fee. Null when the market or its rule for makers is not known. " +
        'The fees of several markets are one call to the Gamma API, cached for ten minutes; where none is configured, ' +
        'each market costs a call to the exchange.',
      complexity: 1,
      resolve: async (fill, _args, { services }) => {
        const fee = await services.markets.fee(fill.conditionId);
        return fee && fillFee(fill, fee.curve);
      },
    }),
    token: joinToken(t, ({ tokenId }) => tokenId, 'The outcome it traded.'),
  }),
});
