/**
 * The configuration: read once, checked whole, passed on as two objects, the secrets apart. `process.env` is read here
 * and nowhere else.
 *
 * | variable | default | meaning |
 * | --- | --- | --- |
 * | `PORT`, `HOST` | 4000, 127.0.0.1 | where the gateway listens; 0 takes a free port |
 * | `ALLOWED_ORIGINS` | none | origins whose pages may call the gateway from a browser, beside its own; a comma between them |
 * | `GATEWAY_TOKEN` | | bearer token every caller must send; needed for a public `HOST` and for a live account |
 * | `ADMIN_TOKEN` | | bearer token of whoever may loosen the trading state; goes with `GATEWAY_TOKEN`, and is another |
 * | `CLOB_URL` | | the exchange; not set, the paper exchange runs embedded |
 * | `CLOB_WS_URL` | see `defaultSocketUrl` | base of the exchange's sockets |
 * | `PAPER_PORT` | 4001 | where the embedded paper exchange listens |
 * | `PAPER_CONTROL` | off | `on`: whoever reaches that port may order faults and restarts, at `/paper/faults` and `/paper/restart` |
 * | `PAPER_ORDER_VERSION` | 2 | the order version it takes: 1, 2 or 3 |
 * | `PAPER_ENDED_ORDERS` | answered | how it answers an ended order by id: `answered` with its status, or `null` |
 * | `CHAIN_ID` | 137 | 137 Polygon, 80002 Amoy |
 * | `PRIVATE_KEY` | | signs for the account; without it a live exchange is read-only |
 * | `SIGNATURE_TYPE`, `FUNDER_ADDRESS` | 0, the signer's own | whose money is traded |
 * | `API_KEY`, `SECRET`, `PASSPHRASE` | derived from the key | the account's API key, all three or none |
 * | `MAX_ORDER_NOTIONAL`, `MAX_DAILY_NOTIONAL` | none, live: to be set | collateral that one order, and a UTC day's, may spend |
 * | `MAX_MARKET_NOTIONAL`, `MAX_OPEN_NOTIONAL` | none, live: to be set | the same for working orders: of one market, and all |
 * | `MAX_PRICE_DISTANCE` | none, live: to be set | how far a price may be from the book's |
 * | `MAX_ORDERS_PER_SECOND` | none, live: to be set | by this process |
 * | `SELF_TRADE` | refuse | `allow` lets an order trade with one of the same account |
 * | `DATA_DIR` | | where the journal is kept, in SQLite, and the paper exchange's state; without it and `DATABASE_URL` in memory, on paper only |
 * | `DATABASE_URL` | | PostgreSQL for the journal, which several replicas share |
 * | `IDEMPOTENCY_DAYS` | 7 | how long keys, order history and the audit log are kept |
 * | `REDIS_URL` | | shared by the replicas of one account; not set, the gateway is alone |
 * | `NOTIFICATION_POLL_MS` | 2000 | pause between polls of the notifications while somebody subscribes, milliseconds |
 * | `AUTO_DROP_NOTIFICATIONS` | off | `on`: notifications are dropped at the exchange once the account's streams have emitted them |
 * | `ORDER_BATCH_MS` | 0 | how long an order waits for others to share its `POST /orders`, up to 1000 milliseconds; 0 takes those of the same tick |
 * | `RATE_TIER` | standard; none on paper and on this machine | the signer's tier of the exchange's limits; `none` to keep to none |
 * | `GAMMA_URL`, `DATA_URL` | the paper exchange's own on paper | pictures and categories of markets; positions and activity |
 * | `LOG_LEVEL` | info | `silent`, `error`, `warn`, `info`, `debug` |
 */
import { SIGNER_TIER_NAMES, type SignerTier } from './clob/rate-limits.ts';
import { type Environment, EnvironmentReader } from './environment.ts';
import { isLoopback } from './loopback.ts';
import { checksumAddress } from './protocol/checksum-address.ts';
import { type ChainId, GTD_MINIMUM_SECONDS, GTD_SECURITY_SECONDS } from './protocol/constants.ts';
import type { OrderVersion, SignatureType } from './protocol/order.ts';
import type { RailsConfig } from './rails/limits.ts';
import { readRails } from './rails/read-rails.ts';
import { readSecrets } from './read-secrets.ts';
import type { Secrets } from './secrets.ts';

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** How the paper exchange is opened, embedded or alone. */
interface PaperSettings {
  readonly port: number;
  /** Where its state is kept, and the key that is made for the account; `undefined`: for as long as the process runs. */
  readonly directory: string | undefined;
  /** Whether faults and restarts can be ordered. */
  readonly control: boolean;
  /** The order version it takes; another is refused as on the exchange. */
  readonly orderVersion: OrderVersion;
  /** Seconds that the expiration of a GTD order must lie in the future at least. */
  readonly gtdMinimumSeconds: number;
  /** How it answers an ended order by id: with its status, or `null` as the exchange did before October 2026. */
  readonly endedOrders: 'answered' | 'null';
}

/** Where the exchange is: embedded on a port of this machine, or anywhere by URL. */
export type ExchangeConfig =
  | (PaperSettings & { readonly kind: 'paper' })
  | {
      readonly kind: 'remote';
      /** Origin without a slash at the end. */
      readonly url: string;
      /** Base of `/ws/user` and `/ws/market`, without a slash at the end. */
      readonly wsUrl: string;
    };

/** Where the journal is; PostgreSQL's URL is among the secrets. */
export type StorageConfig =
  | { readonly kind: 'memory' }
  | { readonly kind: 'sqlite'; readonly directory: string }
  | { readonly kind: 'postgres' };

/** Everything that may be shown. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Origins, as browsers write them, whose pages may call the gateway. Its own need not be here. */
  readonly allowedOrigins: readonly string[];
  readonly chainId: ChainId;
  readonly exchange: ExchangeConfig;
  readonly account: {
    readonly signatureType: SignatureType;
    /** Checksummed address of the wallet that pays; `undefined` for the default of the signature type. */
    readonly funderAddress: string | undefined;
  };
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
  const config: Config = {
    host,
    port: reader.integer('PORT', 4000, 0, 65_535),
    allowedOrigins: readOrigins(reader),
    chainId: readChainId(reader),
    exchange,
    account: readAccount(reader),
    storage: readStorage(reader, exchange),
    idempotencyDays: reader.integer('IDEMPOTENCY_DAYS', 7, 1, 3_650),
    notificationPollMs: reader.integer('NOTIFICATION_POLL_MS', 2_000, 250, 60_000),
    autoDropNotifications: reader.oneOf('AUTO_DROP_NOTIFICATIONS', ['on', 'off'], 'off') === 'on',
    gtdMinimumSeconds: readGtdMinimum(reader),
    orderBatchMs: reader.integer('ORDER_BATCH_MS', 0, 0, 1_000),
    rateTier: readRateTier(reader, exchange),
    gammaUrl: readBaseUrl(reader, 'GAMMA_URL'),
    dataUrl: readBaseUrl(reader, 'DATA_URL'),
    rails: readRails(reader, isLive(reader, exchange)),
    logLevel: reader.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
  };
  const secrets = readSecrets(reader);
  requireToken(reader, { host, exchange });
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

function readPaper(reader: EnvironmentReader): PaperSettings {
  return {
    port: reader.integer('PAPER_PORT', 4001, 0, 65_535),
    directory: reader.text('DATA_DIR'),
    control: reader.oneOf('PAPER_CONTROL', ['on', 'off'], 'off') === 'on',
    orderVersion: Number(reader.oneOf('PAPER_ORDER_VERSION', ['1', '2', '3'], '2')) as OrderVersion,
    gtdMinimumSeconds: readGtdMinimum(reader),
    endedOrders: reader.oneOf('PAPER_ENDED_ORDERS', ['answered', 'null'], 'answered'),
  };
}

/** Below the security minute an order would be over when it arrives. */
function readGtdMinimum(reader: EnvironmentReader): number {
  return reader.integer('GTD_MINIMUM_SECONDS', GTD_MINIMUM_SECONDS, GTD_SECURITY_SECONDS + 1, 86_400);
}

function readChainId(reader: EnvironmentReader): ChainId {
  return reader.oneOf('CHAIN_ID', ['137', '80002'], '137') === '137' ? 137 : 80002;
}

/** The exchange's own sockets are on another host than its HTTP API; elsewhere they are taken to be on the same. */
function defaultSocketUrl(url: string): string {
  if (url === 'https://clob.polymarket.com') return 'wss://ws-subscriptions-clob.polymarket.com';
  return url.replace(/^http/, 'ws');
}

function readExchange(reader: EnvironmentReader): ExchangeConfig {
  const paper = readPaper(reader);
  const url = readUrl(reader, 'CLOB_URL', ['http:', 'https:']);
  const wsUrl = readUrl(reader, 'CLOB_WS_URL', ['ws:', 'wss:']);
  if (reader.text('CLOB_URL') === undefined && wsUrl !== undefined) {
    reader.fault('CLOB_WS_URL goes with CLOB_URL: set that too, or neither for the embedded paper exchange');
  }
  if (url === undefined) return { kind: 'paper', ...paper };
  return { kind: 'remote', url, wsUrl: wsUrl ?? defaultSocketUrl(url) };
}

/** A URL without user, path or query: what the exchange's signed paths are appended to. */
function readUrl(reader: EnvironmentReader, name: string, protocols: readonly string[]): string | undefined {
  const mustBe = `${protocols.map((protocol) => `${protocol}//`).join(' or ')} and a host, with no path, user or query`;
  return reader.parsed(name, mustBe, (text) => parseOrigin(text, protocols));
}

function parseOrigin(text: string, protocols: readonly string[]): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !protocols.includes(url.protocol)) return undefined;
  const origin = `${url.protocol}//${url.host}`;
  return url.href === `${origin}/` ? origin : undefined;
}

function readOrigins(reader: EnvironmentReader): readonly string[] {
  const mustBe =
    'origins such as https://app.example or http://localhost:5173 with commas between them, none with a path or a *';
  const origins = reader.parsed('ALLOWED_ORIGINS', mustBe, (text) => {
    if (text.includes('*')) return undefined;
    const parsed = text.split(',').map((entry) => parseOrigin(entry.trim(), ['http:', 'https:']));
    return parsed.every((origin) => origin !== undefined) ? parsed : undefined;
  });
  return origins ?? [];
}

/** A base URL, which may have a path; without user, query or slash at the end. */
function readBaseUrl(reader: EnvironmentReader, name: string): string | undefined {
  return reader.parsed(name, 'http:// or https:// and a host, with no user or query', (text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
    if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return undefined;
    return url.href.replace(/\/+$/, '');
  });
}

/** An exchange on this machine is a simulator, which sets no limits. */
function readRateTier(reader: EnvironmentReader, exchange: ExchangeConfig): Config['rateTier'] {
  const isHere = exchange.kind === 'paper' || isLoopback(new URL(exchange.url).hostname);
  return reader.oneOf('RATE_TIER', [...SIGNER_TIER_NAMES, 'none'], isHere ? 'none' : 'standard');
}

/** Whether real money is traded: an account on an exchange that is not of this machine. */
function isLive(reader: EnvironmentReader, exchange: ExchangeConfig): boolean {
  if (exchange.kind === 'paper' || reader.text('PRIVATE_KEY') === undefined) return false;
  return !isLoopback(new URL(exchange.url).hostname);
}

const SIGNATURE_TYPES = { '0': 0, '1': 1, '2': 2, '3': 3 } as const;

function readAccount(reader: EnvironmentReader): Config['account'] {
  const signatureType = SIGNATURE_TYPES[reader.oneOf('SIGNATURE_TYPE', ['0', '1', '2', '3'], '0')];
  const mustBe = 'an address: 0x and 40 hex digits, in one letter case or with a right checksum';
  const funderAddress = reader.parsed('FUNDER_ADDRESS', mustBe, (text) => {
    if (!/^0x[0-9a-fA-F]{40}$/.test(text)) return undefined;
    const address = checksumAddress(text);
    const hasCases = /[a-f]/.test(text) && /[A-F]/.test(text);
    return hasCases && text !== address ? undefined : address;
  });
  const isRemote = reader.text('CLOB_URL') !== undefined;
  if (signatureType !== 0 && isRemote && reader.text('FUNDER_ADDRESS') === undefined) {
    reader.fault(
      `FUNDER_ADDRESS must be set with SIGNATURE_TYPE ${signatureType}: the wallet that holds the money`,
    );
  }
  return { signatureType, funderAddress };
}

/** An order on a live exchange must not be forgotten with the process. */
function readStorage(reader: EnvironmentReader, exchange: ExchangeConfig): StorageConfig {
  const directory = reader.text('DATA_DIR');
  const hasDatabase = reader.text('DATABASE_URL') !== undefined;
  if (directory !== undefined && hasDatabase) {
    reader.fault(
      'DATA_DIR and DATABASE_URL are both set: the journal is kept in one of them, unset the other',
    );
  }
  if (hasDatabase) return { kind: 'postgres' };
  if (directory !== undefined) return { kind: 'sqlite', directory };
  if (isLive(reader, exchange)) {
    reader.fault(
      'DATA_DIR or DATABASE_URL must be set when PRIVATE_KEY signs for the live exchange of CLOB_URL: orders are written ' +
        'down there before they are sent',
    );
  }
  return { kind: 'memory' };
}

/** Whoever reaches the gateway trades with its account, so a door that others can reach, or real money, needs a key. */
function requireToken(reader: EnvironmentReader, gateway: { host: string; exchange: ExchangeConfig }): void {
  if (reader.text('GATEWAY_TOKEN') !== undefined) return;
  if (!isLoopback(gateway.host)) {
    reader.fault(
      'GATEWAY_TOKEN must be set (openssl rand -hex 32 makes one) when HOST is not a loopback address',
    );
  }
  if (isLive(reader, gateway.exchange)) {
    reader.fault(
      'GATEWAY_TOKEN must be set (openssl rand -hex 32 makes one) when PRIVATE_KEY signs for the live exchange of CLOB_URL',
    );
  }
}
