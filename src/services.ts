/** Everything a running server works with, put together once from configuration. Opens the connection to the exchange. */
import { randomBytes } from 'node:crypto';
import type { Bus } from './bus/bus.ts';
import { openBus } from './bus/open-bus.ts';
import { createAccountApi } from './clob/account-api.ts';
import { createDataApi } from './clob/data-api.ts';
import { createExchangeClock, type ExchangeClock } from './clob/exchange-clock.ts';
import { createExchangeHttp } from './clob/exchange-http.ts';
import type { ExchangeStatus } from './clob/exchange-status.ts';
import { createGammaApi } from './clob/gamma-api.ts';
import { createHttpClient, type HttpClient } from './clob/http-client.ts';
import { createKeyApi } from './clob/key-api.ts';
import { createPublicApi, type PublicApi } from './clob/public-api.ts';
import type { BucketState } from './clob/rate-budget.ts';
import { retryReads } from './clob/retry-reads.ts';
import { shareReads } from './clob/shared-reads.ts';
import type { ApiCredentials } from './clob/types.ts';
import { openUserFeed } from './clob/user-feed.ts';
import type { Config } from './config.ts';
import { InvalidRequestError } from './errors.ts';
import type { Journal } from './journal/journal.ts';
import { type JournalStore, openJournal } from './journal/open-journal.ts';
import { keepForDays } from './journal/retention.ts';
import { describeError, type Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { createOwnActivityService, type OwnActivityService } from './modules/account/own-activity-service.ts';
import { type BalancesService, createBalancesService } from './modules/balances/balances-service.ts';
import { type BuildersService, createBuildersService } from './modules/builders/builders-service.ts';
import { createHeartbeatsService, type HeartbeatsService } from './modules/heartbeats/heartbeats-service.ts';
import { type Account, createAccount } from './modules/keys/account.ts';
import { createListingsService, type ListingsService } from './modules/listings/listings-service.ts';
import { createMarketsService, type MarketsService } from './modules/markets/markets-service.ts';
import {
  createNotificationsService,
  type NotificationsService,
} from './modules/notifications/notifications-service.ts';
import { announceOrders } from './modules/orders/announced-orders.ts';
import { createOrdersService, type OrdersService } from './modules/orders/orders-service.ts';
import { createWalletService, type WalletService } from './modules/positions/wallet-service.ts';
import { createPreviewService, type PreviewService } from './modules/preview/preview-service.ts';
import { createTradesService, type TradesService } from './modules/trades/trades-service.ts';
import { createDoctorService, type DoctorService } from './modules/viewer/doctor-service.ts';
import { type CancelAllLease, createCancelAllLease } from './rails/cancel-all-lease.ts';
import { createBookPriceReader, readWorkingOrders } from './rails/exchange-readings.ts';
import { createRails, type Rails } from './rails/rails.ts';
import type { Secrets } from './secrets.ts';
import { shareBudget } from './share-budget.ts';
import { createL2Auth } from './signing/auth-headers.ts';
import { type Curve, type CurveName, loadFastestCurve } from './signing/curve.ts';
import { createOrderSigner } from './signing/order-signer.ts';
import { type AccountStream, createAccountStream } from './streams/account-stream.ts';
import { type BalanceWatch, createBalanceWatch } from './streams/balance-watch.ts';
import { createMarketHub, type MarketHub } from './streams/market-hub.ts';
import { createNotificationStream, type NotificationStream } from './streams/notification-stream.ts';

/** What needs an account. */
export interface AccountServices {
  readonly account: Account;
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

export interface Services extends AsyncDisposable {
  readonly journal: Journal;
  readonly markets: MarketsService;
  readonly builders: BuildersService;
  readonly listings: ListingsService;
  readonly marketHub: MarketHub;
  readonly hasAccount: boolean;
  /** @throws {InvalidRequestError} NO_ACCOUNT where none is configured */
  account(): AccountServices;
  readonly exchangeUrl: string;
  /** Whether the exchange is the embedded paper exchange. */
  readonly paper: boolean;
  /** What signs. */
  readonly signingCurve: CurveName;
  /** The exchange's time, asked for now. */
  exchangeTime(): Promise<Date>;
  /** The exchange's clock less this machine's, milliseconds, as last measured. */
  clockSkewMs(): number;
  /** What is left of the exchange's limits; empty where none are kept to. */
  rateLimits(): readonly BucketState[];
  /** What state the exchange was last seen in. */
  exchangeStatus(): ExchangeStatus;
  /** Whether the exchange answers. Remembered for some seconds. */
  ready(): Promise<boolean>;
}

export interface ServicesParts {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

const READY_LIFETIME_MS = 5_000;

/**
 * Puts the services together. An exchange that is down is no failure here: each call tells of it.
 * @throws {JournalOpenError}
 */
export async function createServices({ config, secrets, logger, metrics }: ServicesParts): Promise<Services> {
  const paper = config.exchange.kind === 'paper';
  const exchangeUrl =
    config.exchange.kind === 'paper' ? `http://127.0.0.1:${config.exchange.port}` : config.exchange.url;
  const journal = await openJournal(journalStore(config, secrets));
  const retention = keepForDays(journal, config.idempotencyDays, logger);
  const curve = await loadFastestCurve();
  const wsUrl =
    config.exchange.kind === 'paper' ? `ws://127.0.0.1:${config.exchange.port}` : config.exchange.wsUrl;
  const exchange = createExchangeHttp({
    baseUrl: exchangeUrl,
    onCall: metrics.exchangeCall,
    tier: config.rateTier,
  });
  const { http, unshared: client } = exchange;
  const open = (url: string | undefined): HttpClient | undefined =>
    url === undefined
      ? undefined
      : shareReads(retryReads(createHttpClient({ baseUrl: url, onCall: metrics.exchangeCall })));
  const gamma = open(config.gammaUrl ?? (paper ? `${exchangeUrl}/gamma` : undefined));
  const data = open(config.dataUrl ?? (paper ? `${exchangeUrl}/data-api` : undefined));
  const publicApi = createPublicApi(http);
  const clock = createExchangeClock({ time: publicApi.time });
  const markets = createMarketsService(publicApi);
  const marketHub = createMarketHub({
    wsUrl,
    readBooks: createPublicApi(client).books,
    onFactsChanged: markets.forget,
    logger,
  });
  const bus = openBus(secrets.redisUrl, {
    onError: (error) => logger.warn({ err: describeError(error) }, 'the bus'),
  });
  const sharing =
    exchange.budget !== undefined && secrets.redisUrl !== undefined
      ? shareBudget(exchange.budget, bus)
      : undefined;
  const privateKey = secrets.privateKey ?? (paper ? playKey() : undefined);
  const account =
    privateKey === undefined
      ? undefined
      : createAccountServices({
          config,
          privateKey,
          credentials: secrets.credentials,
          curve,
          client,
          http,
          status: exchange.status,
          data,
          exchangeUrl,
          wsUrl,
          clock,
          publicApi,
          markets,
          bus,
          journal,
          logger,
        });
  clock.measure().catch((error: unknown) => {
    logger.warn({ err: describeError(error) }, 'the exchange does not tell its time yet');
  });

  return {
    journal,
    markets,
    builders: createBuildersService(publicApi),
    listings: createListingsService(gamma && createGammaApi(gamma)),
    marketHub,
    hasAccount: account !== undefined,
    account() {
      if (account === undefined) {
        throw new InvalidRequestError(
          'NO_ACCOUNT',
          'This server has no account; set PRIVATE_KEY and start it again',
        );
      }
      return account;
    },
    exchangeUrl,
    paper,
    signingCurve: curve.name,
    exchangeTime: async () => new Date((await publicApi.time()) * 1000),
    clockSkewMs: () => Math.round(clock.nowMs() - Date.now()),
    rateLimits: () => exchange.budget?.states() ?? [],
    exchangeStatus: exchange.status,
    ready: rememberedFor(READY_LIFETIME_MS, () =>
      publicApi.time().then(
        () => true,
        () => false,
      ),
    ),
    async [Symbol.asyncDispose]() {
      marketHub[Symbol.dispose]();
      await account?.cancelAllLease[Symbol.asyncDispose]();
      await account?.orders[Symbol.asyncDispose]();
      await account?.stream[Symbol.asyncDispose]();
      sharing?.[Symbol.dispose]();
      await bus[Symbol.asyncDispose]();
      await Promise.all([http, gamma, data].map((opened) => opened?.[Symbol.asyncDispose]()));
      await retention[Symbol.asyncDispose]();
      await journal[Symbol.asyncDispose]();
    },
  };
}

function journalStore({ storage }: Config, { databaseUrl = '' }: Secrets): JournalStore {
  return storage.kind === 'postgres' ? { kind: 'postgres', url: databaseUrl } : storage;
}

/** On paper a newcomer needs no key: each start plays with a new one. */
function playKey(): string {
  return `0x${randomBytes(32).toString('hex')}`;
}

interface AccountParts {
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
  readonly logger: Logger;
}

function createAccountServices(parts: AccountParts): AccountServices {
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
        source: {
          apiKey: credentials.apiKey,
          api: createAccountApi({ ...api, http: parts.client }),
          openFeed: (listeners) => openUserFeed(parts.wsUrl, credentials, listeners),
        },
      };
    },
    credentials: parts.credentials,
  });
  const stream = createAccountStream({
    bus: parts.bus,
    name: `${parts.exchangeUrl}/${account.address}/${account.funderAddress}`,
    wallet: account.funderAddress,
    connect: account.source,
    nowMs: clock.nowMs,
    pollMs: config.notificationPollMs,
    logger,
  });
  const notifications = createNotificationsService(account);
  const trades = createTradesService(account, markets);
  const exchange = config.exchange.kind === 'paper' ? 'paper' : parts.exchangeUrl;
  const accountName = `${exchange}/${chainId}/${account.funderAddress}`;
  const rails = createRails({
    config: config.rails,
    states: journal.tradingState(accountName),
    history: { spentSince: (time, except) => journal.spentSince(accountName, time, except) },
    readWorking: async () => readWorkingOrders((await account.source()).api),
    bookPrice: createBookPriceReader(
      async (tokenId) => (await markets.quotes([{ tokenId, kind: 'best' }])).get(tokenId)?.best,
    ),
    levelsAgainst: async ({ tokenId, side }) => {
      const book = (await markets.books([tokenId])).get(tokenId);
      return (side === 'BUY' ? book?.asks : book?.bids) ?? [];
    },
    stopResending: () => journal.askCancel(accountName, {}),
    cancelAll: () => announced.cancelAll(),
    cancelOrders: (orderIds) => announced.cancel(orderIds),
    now: Date.now,
    logger,
  });
  const orders = createOrdersService({
    account,
    publicApi: parts.publicApi,
    markets,
    journal,
    accountName,
    rails,
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
  return {
    account,
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
    doctor: createDoctorService({ account, publicApi: parts.publicApi, exchangeUrl: parts.exchangeUrl }),
    preview: createPreviewService({ account, markets, orders, status: parts.status }),
    wallet: createWalletService(parts.data && createDataApi(parts.data), account.funderAddress),
    stream,
    notificationStream: createNotificationStream(stream, notifications.notifications),
    balanceWatch: createBalanceWatch({
      stream,
      read: async (asset) => (await account.source()).api.balanceAllowance(asset),
      ownFills: trades.ownFills,
      logger,
    }),
  };
}

function rememberedFor(ms: number, ask: () => Promise<boolean>): () => Promise<boolean> {
  let answer: Promise<boolean> | undefined;
  let askedAt = 0;
  return () => {
    const now = performance.now();
    if (answer === undefined || now - askedAt > ms) {
      answer = ask();
      askedAt = now;
    }
    return answer;
  };
}
