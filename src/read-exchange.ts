/** The variables that say where the exchange is, and whether it trades real money. */
import { SIGNER_TIER_NAMES, type SignerTier } from './clob/rate-limits.ts';
import type { EnvironmentReader } from './environment.ts';
import { isLoopback } from './loopback.ts';
import { GTD_MINIMUM_SECONDS, GTD_SECURITY_SECONDS } from './protocol/constants.ts';
import type { OrderVersion } from './protocol/order.ts';
import { parseOrigin } from './read-urls.ts';

/** How the paper exchange is opened, embedded or alone. */
export interface PaperSettings {
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
      /** Whether the environment declares it a paper exchange. Nothing else makes it one, also not its address. */
      readonly isPaper: boolean;
    };

export function readExchange(reader: EnvironmentReader): ExchangeConfig {
  const paper = readPaper(reader);
  const url = readOrigin(reader, 'CLOB_URL', ['http:', 'https:']);
  const wsUrl = readOrigin(reader, 'CLOB_WS_URL', ['ws:', 'wss:']);
  const isPaper = reader.oneOf('PAPER', ['on', 'off'], 'off') === 'on';
  if (reader.text('CLOB_URL') === undefined && wsUrl !== undefined) {
    reader.fault('CLOB_WS_URL goes with CLOB_URL: set that too, or neither for the embedded paper exchange');
  }
  if (url === undefined) return { kind: 'paper', ...paper };
  const exchange = { kind: 'remote', url, wsUrl: wsUrl ?? defaultSocketUrl(url), isPaper } as const;
  if (isPaper && /(^|\.)polymarket\.com$/i.test(new URL(url).hostname)) {
    reader.fault('PAPER must be off with this CLOB_URL: it is the live exchange');
  }
  if (reader.text('PRIVATE_KEY') !== undefined) requireEncryption(reader, exchange);
  return exchange;
}

/**
 * Whether real money may be traded: with a key, on every exchange that is neither embedded nor declared a paper exchange. An
 * address on this machine proves nothing, as a tunnel to the live exchange has one too.
 */
export function isLive(reader: EnvironmentReader, exchange: ExchangeConfig): boolean {
  return exchange.kind === 'remote' && !exchange.isPaper && reader.text('PRIVATE_KEY') !== undefined;
}

export function readPaper(reader: EnvironmentReader): PaperSettings {
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
export function readGtdMinimum(reader: EnvironmentReader): number {
  return reader.integer('GTD_MINIMUM_SECONDS', GTD_MINIMUM_SECONDS, GTD_SECURITY_SECONDS + 1, 86_400);
}

/** A paper exchange has no limits. */
export function readRateTier(reader: EnvironmentReader, exchange: ExchangeConfig): SignerTier | 'none' {
  const isPaper = exchange.kind === 'paper' || exchange.isPaper;
  return reader.oneOf('RATE_TIER', [...SIGNER_TIER_NAMES, 'none'], isPaper ? 'none' : 'standard');
}

/** The live exchange's sockets are on another host than its HTTP API; any other exchange has both on one host. */
function defaultSocketUrl(url: string): string {
  if (url === 'https://clob.polymarket.com') return 'wss://ws-subscriptions-clob.polymarket.com';
  return url.replace(/^http/, 'ws');
}

/** A URL without user, path or query: what the exchange's signed paths are appended to. */
function readOrigin(
  reader: EnvironmentReader,
  name: string,
  protocols: readonly string[],
): string | undefined {
  const mustBe = `${protocols.map((protocol) => `${protocol}//`).join(' or ')} and a host, with no path, user or query`;
  return reader.parsed(name, mustBe, (text) => parseOrigin(text, protocols));
}

/** A signed order that somebody reads on the way is as good as an order that was sent, on the live exchange too. */
function requireEncryption(
  reader: EnvironmentReader,
  { url, wsUrl }: { readonly url: string; readonly wsUrl: string },
): void {
  const isOpen = (text: string) => /^(http|ws):/.test(text) && !isLoopback(new URL(text).hostname);
  if (isOpen(url)) {
    reader.fault('CLOB_URL must be https:// when PRIVATE_KEY is set and the host is not a loopback address');
  } else if (isOpen(wsUrl)) {
    reader.fault('CLOB_WS_URL must be wss:// when PRIVATE_KEY is set and the host is not a loopback address');
  }
}
