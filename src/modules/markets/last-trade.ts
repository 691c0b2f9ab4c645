import { builder } from '../../builder.ts';
import type { LastTrade } from '../../clob/market-types.ts';
import { SideEnum } from '../shared/side.ts';

/** Price and side of a token's last trade. */
export const LastTradeRef = builder.objectRef<LastTrade>('LastTrade').implement({
  description: "A token's last trade.",
  fields: (t) => ({
    price: t.expose('price', { type: 'Decimal', description: 'In collateral a share.' }),
    side: t.expose('side', { type: SideEnum, description: "The taker's side." }),
  }),
});
