/**
 * What the exchange allows, as published (rate-limits and trading-rate-limits pages, 2026): calls of an address in any ten
 * seconds and ten minutes, to the CLOB, Gamma and the Data API each, and tokens of a signer, of which an order or a cancel
 * costs one.
 */
import type { HttpRequest } from './http-client.ts';
import { purposeOf } from './purpose.ts';

/** A bucket counted over a window that slides. */
export interface WindowLimit {
  readonly windowMs: number;
  readonly calls: number;
}

/** A bucket that fills at a rate up to a burst. */
export interface TokenLimit {
  readonly perSecond: number;
  readonly burst: number;
}

const TEN_SECONDS = 10_000;
const TEN_MINUTES = 600_000;

const inTenSeconds = (calls: number): readonly WindowLimit[] => [{ windowMs: TEN_SECONDS, calls }];
const inBoth = (ten: number, tenMinutes: number): readonly WindowLimit[] => [
  { windowMs: TEN_SECONDS, calls: ten },
  { windowMs: TEN_MINUTES, calls: tenMinutes },
];

/** The bucket that every call to the CLOB draws on. */
export const TOTAL_BUCKET = 'CLOB';
/** The buckets that every call to a host draws on, by the prefix of its routes; the CLOB's routes have none. */
const HOST_BUCKETS = { 'gamma:': 'Gamma', 'data:': 'Data API' } as const;

/** Buckets of the address. */
export const ADDRESS_LIMITS = {
  [TOTAL_BUCKET]: inTenSeconds(9_000),
  'GET /balance-allowance': inTenSeconds(200),
  'GET /balance-allowance/update': inTenSeconds(50),
  'GET /book': inTenSeconds(1_500),
  'POST /books': inTenSeconds(500),
  'POST /prices': inTenSeconds(500),
  'POST /midpoints': inTenSeconds(500),
  'POST /batch-prices-history': inTenSeconds(1_000),
  'GET /tick-size': inTenSeconds(200),
  ledger: inTenSeconds(900),
  'GET /data/orders': inTenSeconds(500),
  'GET /data/trades': inTenSeconds(500),
  notifications: inTenSeconds(125),
  keys: inTenSeconds(100),
  'POST /order': inBoth(5_000, 120_000),
  'DELETE /order': inBoth(5_000, 120_000),
  'POST /orders': inBoth(2_000, 21_000),
  'DELETE /orders': inBoth(2_000, 15_000),
  'DELETE /cancel-all': inBoth(250, 6_000),
  'DELETE /cancel-market-orders': inBoth(1_500, 21_000),
  Gamma: inTenSeconds(4_000),
  'GET gamma:/markets': inTenSeconds(300),
  'Data API': inTenSeconds(800),
  // Published as 200 to 300.
  'GET data:/v2/positions': inTenSeconds(200),
  'GET data:/v2/trades': inTenSeconds(200),
  'GET data:/v2/prices-history': inTenSeconds(200),
} as const satisfies Record<string, readonly WindowLimit[]>;

/** What a signer may do, by the tier that its volume earned. */
export const SIGNER_TIERS = {
  standard: tier(40, 80),
  copper: tier(60, 120),
  bronze: tier(80, 160),
  silver: tier(200, 400),
  gold: tier(400, 800),
  platinum: tier(450, 900),
  diamond: tier(525, 1_050),
  elite: tier(600, 1_200),
} as const;

export type SignerTier = keyof typeof SIGNER_TIERS;
export const SIGNER_TIER_NAMES = Object.keys(SIGNER_TIERS) as readonly SignerTier[];

export type SignerBucket = 'orders' | 'cancels';
export type AddressBucket = keyof typeof ADDRESS_LIMITS;
export type Bucket = AddressBucket | SignerBucket;

/** What a call costs: once in each of the address' buckets it draws on, and its orders in the signer's. */
export interface Demand {
  /** Method and route, such as `GET /data/order/{id}`. */
  readonly call: string;
  readonly address: readonly AddressBucket[];
  readonly signer: SignerBucket | undefined;
  readonly weight: number;
}

/** Works out what a call draws on. */
export function demandOf(request: HttpRequest<unknown>): Demand {
  const route = request.route ?? request.path;
  const call = `${request.method} ${route}`;
  const purpose = purposeOf(request);
  return {
    call,
    address: [hostBucket(route), ...sharedBuckets(route), ...ownBucket(call)],
    signer: purpose === 'order' ? 'orders' : purpose === 'cancel' ? 'cancels' : undefined,
    weight: request.weight ?? 1,
  };
}

/** Whether all calls to a host draw on it. */
export function isHostBucket(bucket: Bucket): boolean {
  return bucket === TOTAL_BUCKET || Object.values(HOST_BUCKETS).some((name) => name === bucket);
}

function hostBucket(route: string): AddressBucket {
  const [, bucket] = Object.entries(HOST_BUCKETS).find(([prefix]) => route.startsWith(prefix)) ?? [];
  return bucket ?? TOTAL_BUCKET;
}

function ownBucket(call: string): readonly AddressBucket[] {
  return isBucket(call) ? [call] : [];
}

function isBucket(name: string): name is AddressBucket {
  return Object.hasOwn(ADDRESS_LIMITS, name);
}

function sharedBuckets(route: string): readonly AddressBucket[] {
  if (route === '/notifications') return ['ledger', 'notifications'];
  if (route.startsWith('/data/')) return ['ledger'];
  return route.startsWith('/auth/') ? ['keys'] : [];
}

function tier(orders: number, cancels: number): Readonly<Record<SignerBucket, TokenLimit>> {
  return {
    orders: { perSecond: orders, burst: Math.floor(orders * 1.5) },
    cancels: { perSecond: cancels, burst: Math.floor(cancels * 1.5) },
  };
}
