/** Everything a running server works with, put together once from configuration. Opens the connection to the exchange. */
import { type AccountServices, createAccountServices } from './account-services.ts';
import { openBus } from './bus/open-bus.ts';
import { withBudget } from './clob/budgeted-http.ts';
import { createDataApi } from './clob/data-api.ts';
import { createExchangeClock } from './clob/exchange-clock.ts';
import { createExchangeHttp } from './clob/exchange-http.ts';
import type { ExchangeStatus } from './clob/exchange-status.ts';
import { createGammaApi } from './clob/gamma-api.ts';
import { createHttpClient, type HttpClient } from './clob/http-client.ts';
import { createPublicApi } from './clob/public-api.ts';
import type { BucketState } from './clob/rate-budget.ts';
import { retryReads } from './clob/retry-reads.ts';
import { shareReads } from './clob/shared-reads.ts';
import type { SkippedRow } from './clob/wire/skipped-rows.ts';
import type { Config } from './config.ts';
import { InvalidRequestError } from './errors.ts';
import type { Journal } from './journal/journal.ts';
import { type JournalStore, openJournal } from './journal/open-journal.ts';
import { keepForDays } from './journal/retention.ts';
import { openStreamStore } from './journal/stream-store.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { type BuildersService, createBuildersService } from './modules/builders/builders-service.ts';
import { createListingsService, type ListingsService } from './modules/listings/listings-service.ts';
import type { Looked } from './modules/markets/market-memory.ts';
import { createMarketsService, type MarketsService } from './modules/markets/markets-service.ts';
import { createRewardsService, type RewardsService } from './modules/rewards/rewards-service.ts';
import { playKey } from './play-key.ts';
import { createReadiness, type Readiness } from './readiness.ts';
import type { Secrets } from './secrets.ts';
import { shareBudget } from './share-budget.ts';
import { type CurveName, loadFastestCurve } from './signing/curve.ts';
import { createMarketHub, type MarketHub } from './streams/market-hub.ts';

export interface Services extends AsyncDisposable {
  readonly journal: Journal;
  readonly markets: MarketsService;
  readonly builders: BuildersService;
  readonly listings: ListingsService;
  readonly rewards: RewardsService;
  readonly marketHub: MarketHub;
  /** The journal's name of the account, empty where none is configured. */
  readonly accountName: string;
  readonly hasAccount: boolean;
  /** @throws {InvalidRequestError} NO_ACCOUNT where none is configured */
  account(): AccountServices;
  readonly exchangeUrl: string;
  /** Whether the exchange trades play money: the embedded paper exchange, or one that is declared by `PAPER=on`. */
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
  /** Whether this process can do its work. Remembered for a second. */
  ready(): Promise<Readiness>;
}

export interface ServicesParts {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/**
 * Puts the services together. An exchange that is down is no failure here: each call tells of it.
 * @throws {JournalOpenError}
 */
export async function createServices({ config, secrets, logger, metrics }: ServicesParts): Promise<Services> {
  const isEmbedded = config.exchange.kind === 'paper';
  const exchangeUrl =
    config.exchange.kind === 'paper' ? `http://127.0.0.1:${config.exchange.port}` : config.exchange.url;
  const journal = await openJournal(journalStore(config, secrets));
  const retention = keepForDays(journal, config.idempotencyDays, logger);
  const curve = await loadFastestCurve();
  const wsUrl =
    config.exchange.kind === 'paper' ? `ws://127.0.0.1:${config.exchange.port}` : config.exchange.wsUrl;
  const onSkipped = (route: string, rows: readonly SkippedRow[]): void => {
    metrics.skippedRows(route, rows.length);
    const [first] = rows;
    logger.warn({ route, rows: rows.length, first }, 'rows of the exchange did not parse and were skipped');
  };
  const exchange = createExchangeHttp({
    baseUrl: exchangeUrl,
    onCall: metrics.exchangeCall,
    onSkipped,
    tier: config.rateTier,
  });
  const { http, unshared: client } = exchange;
  const open = (url: string | undefined): HttpClient | undefined => {
    if (url === undefined) return undefined;
    const opened = createHttpClient({ baseUrl: url, onCall: metrics.exchangeCall, onSkipped });
    return shareReads(retryReads(exchange.budget ? withBudget(opened, exchange.budget) : opened));
  };
  const gamma = open(config.gammaUrl ?? (isEmbedded ? `${exchangeUrl}/gamma` : undefined));
  const data = open(config.dataUrl ?? (isEmbedded ? `${exchangeUrl}/data-api` : undefined));
  const publicApi = createPublicApi(http);
  const clock = createExchangeClock({ time: publicApi.time });
  const listings = createListingsService(gamma && createGammaApi(gamma));
  const markets = createMarketsService(
    publicApi,
    async (conditionIds) =>
      (await listings.ofMarkets(conditionIds)).map((listing) =>
        listing instanceof Error ? listing : listing?.fee,
      ),
    data && createDataApi(data),
  );
  const marketHub = createMarketHub({
    wsUrl,
    readBooks: createPublicApi(client).books,
    async readMarkets(conditionIds) {
      for (const conditionId of conditionIds) markets.forget(conditionId);
      return wholly(await markets.marketsById(conditionIds));
    },
    conditionIdOf: markets.conditionIdOf,
    onFactsChanged: markets.forget,
    onNewMarket: markets.forgetList,
    onSkipped: (rows) => onSkipped('ws/market', rows),
    logger,
  });
  const streamStore =
    secrets.redisUrl === undefined ? await openStreamStore(journalStore(config, secrets)) : undefined;
  const bus = openBus(secrets.redisUrl, {
    store: streamStore,
    onError: (error) => logger.warn({ err: error }, 'the bus'),
  });
  const sharing =
    exchange.budget !== undefined && secrets.redisUrl !== undefined
      ? shareBudget(exchange.budget, bus)
      : undefined;
  const privateKey = secrets.privateKey ?? madeKey(config);
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
          metrics,
          onSkipped,
          logger,
        });
  clock.measure().catch((error: unknown) => {
    logger.warn({ err: error }, 'the exchange does not tell its time yet');
  });

  return {
    journal,
    markets,
    builders: createBuildersService(publicApi),
    listings,
    rewards: createRewardsService(publicApi),
    marketHub,
    accountName: account?.accountName ?? '',
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
    paper: config.exchange.kind === 'paper' || config.exchange.isPaper,
    signingCurve: curve.name,
    exchangeTime: async () => new Date((await publicApi.time()) * 1000),
    clockSkewMs: () => Math.round(clock.skewMs()),
    rateLimits: () => exchange.budget?.states() ?? [],
    exchangeStatus: exchange.status,
    ready: createReadiness(journal, bus),
    async [Symbol.asyncDispose]() {
      marketHub[Symbol.dispose]();
      await account?.cancelAllLease[Symbol.asyncDispose]();
      account?.rails.tradingSwitch[Symbol.dispose]();
      await account?.orders[Symbol.asyncDispose]();
      await account?.stream[Symbol.asyncDispose]();
      sharing?.[Symbol.dispose]();
      await bus[Symbol.asyncDispose]();
      await streamStore?.[Symbol.asyncDispose]();
      await Promise.all([http, gamma, data].map((opened) => opened?.[Symbol.asyncDispose]()));
      await retention[Symbol.asyncDispose]();
      await journal[Symbol.asyncDispose]();
    },
  };
}

function journalStore({ storage }: Config, { databaseUrl = '' }: Secrets): JournalStore {
  return storage.kind === 'postgres' ? { kind: 'postgres', url: databaseUrl } : storage;
}

/** What was looked up; throws where something could not be read. */
function wholly<T>(looked: readonly Looked<T>[]): readonly T[] {
  return looked.flatMap((one) => {
    if (one instanceof Error) throw one;
    return one === undefined ? [] : [one];
  });
}

/** A key that trades play money; `undefined` where real money could be. */
function madeKey({ exchange }: Config): string | undefined {
  return exchange.kind === 'paper' ? playKey(exchange.directory) : undefined;
}
