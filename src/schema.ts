import { builder } from './builder.ts';
import './modules/viewer/viewer.ts';
import './modules/markets/market.ts';
import './modules/markets/token.ts';
import './modules/orders/order.ts';
import './modules/orders/create-order.ts';
import './modules/orders/create-market-order.ts';
import './modules/orders/create-and-post-order.ts';
import './modules/orders/create-and-post-market-order.ts';
import './modules/orders/create-and-post-orders.ts';
import './modules/orders/post-order.ts';
import './modules/orders/post-orders.ts';
import './modules/orders/cancel-order.ts';
import './modules/orders/cancel-orders.ts';
import './modules/orders/cancel-all.ts';
import './modules/orders/cancel-market-orders.ts';
import './modules/trades/trade.ts';
import './modules/balances/balance-allowance.ts';
import './modules/balances/update-balance-allowance.ts';
import './modules/notifications/notification.ts';
import './modules/notifications/drop-notifications.ts';
import './modules/keys/api-keys.ts';
import './modules/keys/create-api-key.ts';
import './modules/keys/derive-api-key.ts';
import './modules/keys/delete-api-key.ts';

/** The executable schema, sorted the same at every build. Importing it opens nothing. */
export const schema = builder.toSchema();
