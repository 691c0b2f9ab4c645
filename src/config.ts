/**
 * The configuration: read once, checked whole, passed on as two objects, the secrets apart. `process.env` is read here
 * and nowhere else.
 *
 * | variable | default | meaning |
 * | --- | --- | --- |
 * | `PORT`, `HOST` | 4000, 127.0.0.1 | where the gateway listens; 0 takes a free port |
 * | `ALLOWED_ORIGINS` | none | origins whose pages may call the gateway from a browser, beside its own; a comma between them |
 * | `GATEWAY_TOKEN` | | bearer token every caller must send; needed for a public `HOST` and for a live account |
 * | `ADMIN_TOKEN` | | bearer token of whoever may loosen the trading state and manage API keys; goes with `GATEWAY_TOKEN`, and is another |
 * | `CLOB_URL` | | the exchange; not set, the paper exchange runs embedded |
 * | `CLOB_WS_URL` | see `defaultSocketUrl` | base of the exchange's sockets |
 * | `PAPER` | off | `on` declares that the exchange of `CLOB_URL` trades play money; with a key, every other one is live |
 * | `PAPER_PORT` | 4001 | where the embedded paper exchange listens |
 * | `PAPER_CONTROL` | off | `on`: whoever reaches that port may order faults and restarts, at `/paper/faults` and `/paper/restart` |
 * | `PAPER_ORDER_VERSION` | 2 | the order version it takes: 1, 2 or 3 |
 * | `PAPER_ENDED_ORDERS` | answered | how it answers an ended order by id: `answered` with its status, or `null` |
 * | `CHAIN_ID` | 137 | 137 Polygon, 80002 Amoy |
 * | `PRIVATE_KEY` | | signs for the account; without it the exchange of `CLOB_URL` is read-only. Needs `https://` off loopback |
 * | `SIGNATURE_TYPE`, `FUNDER_ADDRESS` | 0, the signer's own | whose money is traded |
 * | `API_KEY`, `SECRET`, `PASSPHRASE` | derived from the key | the account's API key, all three or none |
 * | `MAX_ORDER_NOTIONAL`, `MAX_DAILY_NOTIONAL` | none, live: to be set | collateral that one order, and a UTC day's, may spend |
 * | `MAX_MARKET_NOTIONAL`, `MAX_OPEN_NOTIONAL` | none, live: to be set | the same for working orders: of one market, and all |
 * | `MAX_PRICE_DISTANCE` | none, live: to be set | how far a price may be from the book's |
 * | `MAX_ORDERS_PER_SECOND` | none, live: to be set | by this process |
 * | `SELF_TRADE` | refuse | `allow` lets an order trade with one of the same account |
 * | `DATA_DIR` | | where the journal is kept, in SQLite, and the paper exchange's state; without it and `DATABASE_URL` in memory, not live |
 * | `DATABASE_URL` | | PostgreSQL for the journal, which several replicas share |
 * | `IDEMPOTENCY_DAYS` | 7 | how long keys, order history and the audit log are kept |
 * | `REDIS_URL` | | shared by the replicas of one account; not set, the gateway is alone |
 * | `NOTIFICATION_POLL_MS` | 2000 | pause between polls of the notifications while somebody subscribes, milliseconds |
 * | `AUTO_DROP_NOTIFICATIONS` | off | `on`: notifications are dropped at the exchange once the account's streams have emitted them |
 * | `ORDER_BATCH_MS` | 0 | how long an order waits for others to share its `POST /orders`, up to 1000 milliseconds; 0 takes those of the same tick |
 * | `RATE_TIER` | standard; none on paper | the signer's tier of the exchange's limits; `none` to keep to none |
 * | `GAMMA_URL`, `DATA_URL` | the paper exchange's own on paper | pictures and categories of markets; positions and activity |
 * | `LOG_LEVEL` | info | `silent`, `error`, `warn`, `info`, `debug` |
 */
import type { SignerTier } from './clob/rate-limits.ts';
import { type Environment, EnvironmentReader } from './environment.ts';
import type { ChainId } from './protocol/constants.ts';
import type { RailsConfig } from './rails/limits.ts';
import { readRails } from './rails/read-rails.ts';
import { readOrigins, requireToken } from './read-access.ts';
import { type AccountConfig, readAccount, readStorage, type StorageConfig } from './read-account.ts';
import {
  type ExchangeConfig,
  isLive,
  type PaperSettings,
  readExchange,
  readGtdMinimum,
  readPaper,
  readRateTier,
} from './read-exchange.ts';
import { readSecrets } from './read-secrets.ts';
import { readBaseUrl } from './read-urls.ts';
import type { Secrets } from './secrets.ts';

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything that may be shown. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Origins, as browsers write them, whose pages may call the gateway. Its own need not be here. */
  readonly allowedOrigins: readonly string[];
  readonly chainId: ChainId;
  readonly exchange: ExchangeConfig;
  readonly account: AccountConfig;
  readonly storage: StorageConfig;
  /** How long idempotency keys, order history and the audit log are kept. */
  readonly idempotencyDays: number;
  /** Milliseconds between polls of the notifications while somebody subscribes. */
  readonly notificationPollMs: number;
  /** Whether notifications are dropped at the exchange once the account's streams have emitted them. */
  readonly autoDropNotifications: boolean;
  /** Seconds that the expiration of a GTD order must lie in the future at least. */
  readonly gtdMinimumSeconds: number;
  /** How long an order waits for others to share its `POST /orders`, milliseconds; 0 for those of the same tick. */
  readonly orderBatchMs: number;
  /** The signer's tier of the exchange's limits; `none` where there are none to keep to. */
  readonly rateTier: SignerTier | 'none';
  /** Base of the Gamma API without a slash at the end; on paper, where not set, the paper exchange's own. */
  readonly gammaUrl: string | undefined;
  /** Base of the Data API, of which `/v2` is used; likewise. */
  readonly dataUrl: string | undefined;
  /** What the account may do at most. */
  readonly rails: RailsConfig;
  readonly logLevel: LogLevel;
}

/** What `npm run paper` needs. */
export interface PaperConfig extends PaperSettings {
  readonly host: string;
  readonly chainId: ChainId;
}

/**
 * The gateway's configuration.
 * @throws {ConfigError} naming every fault at once, no value of any variable in it
 */
export function readConfig(environment: Environment = process.env): { config: Config; secrets: Secrets } {
  const reader = new EnvironmentReader(environment);
  const host = reader.text('HOST') ?? '127.0.0.1';
  const exchange = readExchange(reader);
  const live = isLive(reader, exchange);
  const config: Config = {
    host,
    port: reader.integer('PORT', 4000, 0, 65_535),
    allowedOrigins: readOrigins(reader),
    chainId: readChainId(reader),
    exchange,
    account: readAccount(reader),
    storage: readStorage(reader, live),
    idempotencyDays: reader.integer('IDEMPOTENCY_DAYS', 7, 1, 3_650),
    notificationPollMs: reader.integer('NOTIFICATION_POLL_MS', 2_000, 250, 60_000),
    autoDropNotifications: reader.oneOf('AUTO_DROP_NOTIFICATIONS', ['on', 'off'], 'off') === 'on',
    gtdMinimumSeconds: readGtdMinimum(reader),
    orderBatchMs: reader.integer('ORDER_BATCH_MS', 0, 0, 1_000),
    rateTier: readRateTier(reader, exchange),
    gammaUrl: readBaseUrl(reader, 'GAMMA_URL'),
    dataUrl: readBaseUrl(reader, 'DATA_URL'),
    rails: readRails(reader, live),
    logLevel: reader.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
  };
  const secrets = readSecrets(reader);
  requireToken(reader, { host, live });
  reader.finish();
  return { config, secrets };
}

/**
 * The configuration of the paper exchange on its own.
 * @throws {ConfigError} naming every fault at once
 */
export function readPaperConfig(environment: Environment = process.env): PaperConfig {
  const reader = new EnvironmentReader(environment);
  const config: PaperConfig = {
    host: reader.text('HOST') ?? '127.0.0.1',
    chainId: readChainId(reader),
    ...readPaper(reader),
  };
  reader.finish();
  return config;
}

function readChainId(reader: EnvironmentReader): ChainId {
  return reader.oneOf('CHAIN_ID', ['137', '80002'], '137') === '137' ? 137 : 80002;
}
