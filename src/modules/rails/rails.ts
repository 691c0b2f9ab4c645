import type { AccountServices } from '../../account-services.ts';
import { builder } from '../../builder.ts';
import { CALL_COST } from '../../cost.ts';
import { formatMicros } from '../../protocol/decimal.ts';
import type { RailLimits } from '../../rails/limits.ts';
import type { RailsUsage } from '../../rails/rails.ts';
import { ViewerRef } from '../viewer/viewer.ts';

const UsageRef = builder.objectRef<RailsUsage>('RailsUsage').implement({
  description: 'How much of the limits is taken now. What SELLs come to is never counted: they spend shares.',
  fields: (t) => ({
    openNotional: t.field({
      type: 'Decimal',
      description: 'Collateral that all working orders may spend, those of unknown outcome with them.',
      resolve: ({ openNotional }) => formatMicros(openNotional),
    }),
    spentToday: t.field({
      type: 'Decimal',
      description:
        'Collateral that the orders sent on this UTC day may spend, filled, cancelled or not; refused ones apart.',
      resolve: ({ spentToday }) => formatMicros(spentToday),
    }),
    workingOrders: t.exposeInt('workingOrders', {
      description: 'Orders that may still be filled, SELLs with them.',
    }),
  }),
});

type LimitName = Exclude<keyof RailLimits, 'ordersPerSecond'>;

const RailsRef = builder.objectRef<AccountServices>('Rails').implement({
  description:
    'What an order must keep to before it is sent. A limit of null limits nothing. SELLs only reduce a position, as the exchange takes none for more than is held: they pass every limit.',
  fields: (t) => {
    const limit = (name: LimitName, description: string) =>
      t.field({
        type: 'Decimal',
        nullable: true,
        description,
        resolve: ({ rails }) => decimal(rails.config.limits[name]),
      });
    return {
      maxOrderNotional: limit('orderNotional', 'Collateral that one order may spend. MAX_ORDER_NOTIONAL.'),
      maxDailyNotional: limit(
        'dailyNotional',
        'Collateral that the orders sent on one UTC day may spend, filled or not. MAX_DAILY_NOTIONAL.',
      ),
      maxMarketNotional: limit(
        'marketNotional',
        'Collateral that the working orders of one market may spend. MAX_MARKET_NOTIONAL.',
      ),
      maxOpenNotional: limit(
        'openNotional',
        'Collateral that all working orders may spend. MAX_OPEN_NOTIONAL.',
      ),
      maxPriceDistance: limit(
        'priceDistance',
        'How far a price may be from the middle of the book, or from its one side, either way. MAX_PRICE_DISTANCE.',
      ),
      maxOrdersPerSecond: t.int({
        nullable: true,
        description: 'Orders that this server sends within any one second. MAX_ORDERS_PER_SECOND.',
        resolve: ({ rails }) => rails.config.limits.ordersPerSecond,
      }),
      allowsSelfTrade: t.boolean({
        description:
          'Whether an order may trade with one of the same account, on its own book or on that of the other outcome. SELF_TRADE.',
        resolve: ({ rails }) => rails.config.allowSelfTrade,
      }),
      usage: t.field({
        type: UsageRef,
        nullable: true,
        description:
          'How much of them is taken: what this server sent and cancelled is known at once, the rest as read from the exchange within the last ten seconds.',
        complexity: CALL_COST,
        resolve: ({ rails }) => rails.usage(),
      }),
    };
  },
});

builder.objectField(ViewerRef, 'rails', (t) =>
  t.field({
    type: RailsRef,
    description: 'The limits that orders must keep to before they are sent.',
    resolve: (account) => account,
  }),
);

function decimal(micros: bigint | undefined): string | null {
  return micros === undefined ? null : formatMicros(micros);
}
