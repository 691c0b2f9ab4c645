import type { Bus } from './bus/bus.ts';
import { createAccountApi } from './clob/account-api.ts';
import { createDataApi } from './clob/data-api.ts';
import type { ExchangeClock } from './clob/exchange-clock.ts';
import type { ExchangeStatus } from './clob/exchange-status.ts';
import type { HttpClient } from './clob/http-client.ts';
import { createKeyApi } from './clob/key-api.ts';
import type { PublicApi } from './clob/public-api.ts';
import { asLooks } from './clob/purpose.ts';
import type { ApiCredentials } from './clob/types.ts';
import { openUserFeed } from './clob/user-feed.ts';
import type { SkippedRow } from './clob/wire/skipped-rows.ts';
import type { Config } from './config.ts';
import type { Journal } from './journal/journal.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { createOwnActivityService, type OwnActivityService } from './modules/account/own-activity-service.ts';
import { type BalancesService, createBalancesService } from './modules/balances/balances-service.ts';
import { createFundsService } from './modules/funds/funds-service.ts';
import { createHeartbeatsService, type HeartbeatsService } from './modules/heartbeats/heartbeats-service.ts';
import { type Account, createAccount } from './modules/keys/account.ts';
import type { MarketsService } from './modules/markets/markets-service.ts';
import {
  createNotificationsService,
  type NotificationsService,
} from './modules/notifications/notifications-service.ts';
import { announceOrders } from './modules/orders/announced-orders.ts';
import { createOrdersService, type OrdersService } from './modules/orders/orders-service.ts';
import { createOwnOrders } from './modules/orders/own-orders.ts';
import { readFillsSince } from './modules/positions/read-fills.ts';
import { createWalletService, type WalletService } from './modules/positions/wallet-service.ts';
import { createPreviewService, type PreviewService } from './modules/preview/preview-service.ts';
import { createTradesService, type TradesService } from './modules/trades/trades-service.ts';
import { createDoctorService, type DoctorService } from './modules/viewer/doctor-service.ts';
import { type CancelAllLease, createCancelAllLease } from './rails/cancel-all-lease.ts';
import { createBookPriceReader } from './rails/exchange-readings.ts';
import { refusalByState } from './rails/judge.ts';
import { recordedOrder, restingOrder } from './rails/rail-order.ts';
import { createRails, type Rails } from './rails/rails.ts';
import { readUndecided } from './rails/undecided-orders.ts';
import { createL2Auth } from './signing/auth-headers.ts';
import type { Curve } from './signing/curve.ts';
import { createOrderSigner } from './signing/order-signer.ts';
import { type AccountStream, createAccountStream } from './streams/account-stream.ts';
import { type BalanceWatch, createBalanceWatch } from './streams/balance-watch.ts';
import { createNotificationStream, type NotificationStream } from './streams/notification-stream.ts';

/** What needs an account. */
export interface AccountServices {
  readonly account: Account;
  /** The journal's name of the account. */
  readonly accountName: string;
  readonly orders: OrdersService;
  readonly rails: Rails;
  readonly cancelAllLease: CancelAllLease;
  readonly trades: TradesService;
  readonly balances: BalancesService;
  readonly notifications: NotificationsService;
  readonly ownActivity: OwnActivityService;
  readonly heartbeats: HeartbeatsService;
  readonly wallet: WalletService;
  readonly preview: PreviewService;
  readonly doctor: DoctorService;
  readonly stream: AccountStream;
  readonly notificationStream: NotificationStream;
  readonly balanceWatch: BalanceWatch;
}

/** What the account's services are made of. */
export interface AccountParts {
  readonly config: Config;
  readonly privateKey: string;
  readonly credentials: ApiCredentials | undefined;
  readonly curve: Curve;
  /** Calls shared with nobody. */
  readonly client: HttpClient;
  /** The same with reads shared. */
  readonly http: HttpClient;
  readonly status: () => ExchangeStatus;
  /** The Data API, where there is one. */
  readonly data: HttpClient | undefined;
  readonly exchangeUrl: string;
  readonly wsUrl: string;
  readonly clock: ExchangeClock;
  readonly publicApi: PublicApi;
  readonly markets: MarketsService;
  readonly bus: Bus;
  readonly journal: Journal;
  readonly metrics: Pick<Metrics, 'orderOutcome'>;
  /** Called for what the exchange sent that did not parse, with where it was. */
  readonly onSkipped: (route: string, rows: readonly SkippedRow[]) => void;
  readonly logger: Logger;
}

/** Puts the account's services together. Nothing is asked of the exchange before it is needed. */
export function createAccountServices(parts: AccountParts): AccountServices {
  const { config, clock, markets, journal, logger } = parts;
  const { chainId } = config;
  const { signatureType, funderAddress } = config.account;
  const signer = createOrderSigner({ privateKey: parts.privateKey, curve: parts.curve });
  const account = createAccount({
    signer,
    funderAddress: funderAddress ?? signer.address,
    signatureType,
    chainId,
    keyApi: createKeyApi({ http: parts.http, clock, signer, chainId }),
    connect: (credentials) => {
      const auth = createL2Auth({ address: signer.address, ...credentials });
      const api = { clock, auth, apiKey: credentials.apiKey, signatureType };
      return {
        api: createAccountApi({ ...api, http: parts.http }),
        lookups: createAccountApi({ ...api, http: asLooks(parts.client) }),
        source: {
          apiKey: credentials.apiKey,
          api: createAccountApi({ ...api, http: parts.client }),
          openFeed: (listeners) =>
            openUserFeed(parts.wsUrl, credentials, {
              ...listeners,
              onSkipped(rows) {
                parts.onSkipped('ws/user', rows);
                listeners.onSkipped(rows);
              },
            }),
        },
      };
    },
    credentials: parts.credentials,
    logger,
  });
  const exchange = config.exchange.kind === 'paper' ? 'paper' : parts.exchangeUrl;
  const accountName = `${exchange}/${chainId}/${account.funderAddress}`;
  const stream = createAccountStream({
    bus: parts.bus,
    name: `${parts.exchangeUrl}/${account.address}/${account.funderAddress}`,
    wallet: account.funderAddress,
    connect: account.source,
    ownOrders: createOwnOrders({ journal, accountName, markets }),
    nowMs: clock.nowMs,
    pollMs: config.notificationPollMs,
    dropsNotifications: config.autoDropNotifications,
    logger,
  });
  const notifications = createNotificationsService(account);
  const trades = createTradesService(account, markets);
  const funds = createFundsService({ account, markets, ownFills: trades.ownFills, now: clock.nowMs });
  const rails = createRails({
    config: config.rails,
    states: journal.tradingState(accountName),
    history: { spentOn: (time, except) => journal.spentOn(accountName, time, except) },
    async readWorking(expected) {
      const undecided = await readUndecided(journal, accountName);
      const signed = await journal.openSigned(accountName);
      const { open, ended } = await orders.readWorking(expected);
      const openIds = new Set(open.map(({ orderId }) => orderId));
      orders.noteSent(signed.filter(({ orderId }) => openIds.has(orderId)).map(({ orderId }) => orderId));
      return {
        undecided,
        signed: signed.map(({ orderId, terms }) => recordedOrder(orderId, terms)),
        listed: open.map(restingOrder),
        ended,
      };
    },
    bookPrice: createBookPriceReader(
      async (tokenId) => (await markets.quotes([{ tokenId, kind: 'best' }])).get(tokenId)?.best,
    ),
    levelsAgainst: async ({ tokenId, side }) => {
      const book = (await markets.books([tokenId])).get(tokenId);
      return (side === 'BUY' ? book?.asks : book?.bids) ?? [];
    },
    async stopResending(state) {
      const undecided = await readUndecided(journal, accountName);
      const refused = undecided.filter(({ order }) => refusalByState(order, state) !== undefined);
      const orderIds = refused.map(({ order }) => order.orderId);
      if (orderIds.length > 0) await journal.askCancel(accountName, { orderIds });
    },
    cancelAll: () => announced.cancelAll(),
    cancelOrders: (orderIds) => announced.cancel(orderIds),
    now: Date.now,
    logger,
  });
  const orders = createOrdersService({
    account,
    publicApi: parts.publicApi,
    markets,
    funds,
    journal,
    accountName,
    rails,
    orderBatchMs: config.orderBatchMs,
    gtdMinimumSeconds: config.gtdMinimumSeconds,
    countOutcome: parts.metrics.orderOutcome,
    now: clock.nowMs,
    logger,
  });
  const announced: OrdersService = announceOrders(orders, (deeds) => {
    rails.canceled(deeds.canceled);
    stream.announce(deeds);
  });
  const heartbeats = createHeartbeatsService(account, clock.nowMs);
  // What was not known when it was answered is known now: the account's reader looks for its traces.
  orders.onDecided((outcome) => {
    if (outcome.kind === 'placed') stream.announce({ placed: [outcome.orderId], canceled: [] });
  });
  stream.onOrderStep(orders.hear);
  return {
    account,
    accountName,
    orders: announced,
    rails,
    cancelAllLease: createCancelAllLease({
      beat: heartbeats.renew,
      cancelEverything: rails.cancelEverything,
      logger,
    }),
    trades,
    balances: createBalancesService(account),
    notifications,
    ownActivity: createOwnActivityService(account),
    heartbeats,
    doctor: createDoctorService({
      account,
      publicApi: parts.publicApi,
      exchangeUrl: parts.exchangeUrl,
      journal,
      accountName,
    }),
    preview: createPreviewService({ account, markets, orders, funds, rails, status: parts.status }),
    wallet: createWalletService({
      api: parts.data && createDataApi(parts.data),
      wallet: account.funderAddress,
      fillsSince: async (time) => readFillsSince(await account.api(), trades.ownFills, time),
      now: () => new Date(clock.nowMs()),
    }),
    stream,
    notificationStream: createNotificationStream({
      stream,
      unread: notifications.notifications,
      dropsNotifications: config.autoDropNotifications,
    }),
    balanceWatch: createBalanceWatch({
      stream,
      read: async (asset) => (await account.source()).api.balanceAllowance(asset),
      ownFills: trades.ownFills,
      logger,
    }),
  };
}
