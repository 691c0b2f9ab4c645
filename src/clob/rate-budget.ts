/**
 * Keeps calls within what the exchange allows. A call that must wait does so in order of its purpose: cancels and
 * heartbeats before orders and looks, these before the rest; the last part of what all share is kept for the first, the
 * part before it for the second too.
 * A call that would wait past its deadline is refused at once; but a cancel or a heartbeat goes then, for this is an
 * estimate, and the exchange may see it otherwise.
 */
import type { CallPurpose } from './http-client.ts';
import { type Gauge, TokenGauge, WindowGauge } from './rate-gauges.ts';
import {
  ADDRESS_LIMITS,
  type AddressBucket,
  type Bucket,
  type Demand,
  SIGNER_TIERS,
  type SignerBucket,
  type SignerTier,
  TOTAL_BUCKET,
} from './rate-limits.ts';

/** The call would have waited longer than it may. */
export class BudgetExceededError extends Error {
  override readonly name = 'BudgetExceededError';
  /** What is used up: a bucket, or a call that the exchange turned away. */
  readonly limit: string;
  readonly waitMs: number;

  constructor(limit: string, waitMs: number) {
    super(`the limit of ${limit} is used up for ${waitMs} ms`);
    this.limit = limit;
    this.waitMs = waitMs;
  }
}

/** How one bucket stands. */
export interface BucketState {
  readonly bucket: Bucket;
  /** Most that may be spent in the window, or the burst of a signer's bucket. */
  readonly limit: number;
  readonly left: number;
  /** Seconds of the window, `undefined` for a signer's bucket. */
  readonly windowSeconds: number | undefined;
  /** Tokens that come back a second, `undefined` for an address' bucket. */
  readonly perSecond: number | undefined;
  /** Until when the exchange has turned calls away, Unix milliseconds. */
  readonly blockedUntil: number | undefined;
}

/** What may be corrected by the exchange's own word. */
export interface SignerWord {
  /** Tokens left after the call. */
  readonly remaining?: number;
  readonly tier?: SignerTier;
}

interface Waiting {
  readonly demand: Demand;
  readonly purpose: CallPurpose;
  readonly go: () => void;
}

/** Of what all calls share, the part that calls of a purpose must leave to those before them. */
const KEPT_FROM: Readonly<Record<CallPurpose, number>> = {
  cancel: 0,
  heartbeat: 0,
  look: 0.1,
  order: 0.1,
  read: 0.2,
  change: 0.2,
};
const RANK: Readonly<Record<CallPurpose, number>> = {
  cancel: 0,
  heartbeat: 0,
  look: 1,
  order: 1,
  change: 2,
  read: 3,
};
/** Sent even if they seem to come too late: what they prevent costs more than a refusal of the exchange. */
const NEVER_REFUSED: ReadonlySet<CallPurpose> = new Set(['cancel', 'heartbeat']);

export interface RateBudgetOptions {
  readonly tier: SignerTier;
  readonly now?: () => number;
  /** Calls back after so many milliseconds; for tests that hold the clock. */
  readonly after?: (ms: number, run: () => void) => void;
}

export class RateBudget {
  readonly #now: () => number;
  readonly #after: (ms: number, run: () => void) => void;
  readonly #address = new Map<AddressBucket, readonly Gauge[]>();
  readonly #signer = new Map<SignerBucket, Gauge>();
  /** Until when, by bucket or call. */
  readonly #blocked = new Map<string, number>();
  readonly #listeners = new Set<(bucket: Bucket, amount: number) => void>();
  #tier: SignerTier;
  #waiting: Waiting[] = [];
  #wakeAt = Number.POSITIVE_INFINITY;

  constructor({ tier, now = steadyNow, after = sleepWithoutHolding }: RateBudgetOptions) {
    this.#now = now;
    this.#after = after;
    this.#tier = tier;
    for (const bucket of Object.keys(ADDRESS_LIMITS) as AddressBucket[]) {
      this.#address.set(
        bucket,
        ADDRESS_LIMITS[bucket].map((limit) => new WindowGauge(limit)),
      );
    }
    this.#setTier(tier);
  }

  get tier(): SignerTier {
    return this.#tier;
  }

  /**
   * Waits until the call may go, and spends what it costs.
   * @param withinMs how long it may wait
   * @returns whether it had to wait
   * @throws {BudgetExceededError} at once where it would wait longer and is neither a cancel nor a heartbeat
   */
  async acquire(demand: Demand, purpose: CallPurpose, withinMs: number): Promise<boolean> {
    const now = this.#now();
    const ahead = this.#waiting.filter((other) => RANK[other.purpose] <= RANK[purpose]);
    const { limit, ms } = this.#longestWait(demand, purpose, ahead, now);
    const isTooLong = ms > withinMs;
    if (isTooLong && !NEVER_REFUSED.has(purpose)) throw new BudgetExceededError(limit, ms);
    if (isTooLong || ms === 0) {
      this.#spend(demand, now);
      return false;
    }
    await new Promise<void>((go) => {
      // Behind all of its rank or a better one.
      this.#waiting.splice(ahead.length, 0, { demand, purpose, go });
      this.#wakeIn(ms);
    });
    return true;
  }

  /** Notes what the exchange said of the signer's bucket: it counts what other programs spend too. */
  correct(bucket: SignerBucket, { remaining, tier }: SignerWord): void {
    if (tier !== undefined && tier !== this.#tier) this.#setTier(tier);
    const gauge = this.#signer.get(bucket);
    const now = this.#now();
    if (gauge === undefined || remaining === undefined) return;
    const excess = gauge.left(now) - remaining;
    if (excess > 0) gauge.spend(excess, now);
  }

  /** Lets nothing through that draws on the bucket, or no such call: the exchange has said when to come back. */
  block(limit: Bucket | Demand['call'], ms: number): void {
    this.#blocked.set(limit, Math.max(this.#blocked.get(limit) ?? 0, this.#now() + ms));
  }

  /** Counts what a call turned out to cost the signer besides what was spent before it. */
  charge(bucket: SignerBucket, amount: number): void {
    if (amount > 0) this.#spendOf(bucket, amount, this.#now());
  }

  /** Counts what another server of the same address and account has spent. */
  spendElsewhere(bucket: Bucket, amount: number): void {
    const now = this.#now();
    for (const gauge of this.#gauges(bucket)) gauge.spend(amount, now);
  }

  /** Hears of everything that is spent here. */
  onSpend(listener: (bucket: Bucket, amount: number) => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => this.#listeners.delete(listener) };
  }

  states(): readonly BucketState[] {
    const now = this.#now();
    const blockedUntil = (bucket: Bucket): number | undefined => {
      const until = this.#blocked.get(bucket) ?? 0;
      return until > now ? until : undefined;
    };
    const address = [...this.#address].flatMap(([bucket, gauges]) =>
      gauges.map(
        (gauge, index): BucketState => ({
          bucket,
          limit: gauge.capacity,
          left: Math.max(0, gauge.left(now)),
          windowSeconds: (ADDRESS_LIMITS[bucket][index]?.windowMs ?? 0) / 1000,
          perSecond: undefined,
          blockedUntil: blockedUntil(bucket),
        }),
      ),
    );
    const signer = [...this.#signer].map(
      ([bucket, gauge]): BucketState => ({
        bucket,
        limit: gauge.capacity,
        left: Math.max(0, Math.floor(gauge.left(now))),
        windowSeconds: undefined,
        perSecond: SIGNER_TIERS[this.#tier][bucket].perSecond,
        blockedUntil: blockedUntil(bucket),
      }),
    );
    return [...signer, ...address];
  }

  #setTier(tier: SignerTier): void {
    this.#tier = tier;
    for (const bucket of ['orders', 'cancels'] as const) {
      this.#signer.set(bucket, new TokenGauge(SIGNER_TIERS[tier][bucket], this.#now()));
    }
  }

  #gauges(bucket: Bucket): readonly Gauge[] {
    if (bucket === 'orders' || bucket === 'cancels') {
      const gauge = this.#signer.get(bucket);
      return gauge === undefined ? [] : [gauge];
    }
    return this.#address.get(bucket) ?? [];
  }

  /** The limit that holds a call back longest, were those ahead of it to go first. */
  #longestWait(
    demand: Demand,
    purpose: CallPurpose,
    ahead: readonly Waiting[],
    now: number,
  ): { readonly limit: string; readonly ms: number } {
    const blockedMs = (limit: string): number => Math.max(0, (this.#blocked.get(limit) ?? 0) - now);
    let longest = { limit: demand.call, ms: blockedMs(demand.call) };
    for (const [bucket, cost] of costs(demand)) {
      const before = ahead.reduce((sum, other) => sum + (costs(other.demand).get(bucket) ?? 0), 0);
      for (const gauge of this.#gauges(bucket)) {
        const kept = bucket === TOTAL_BUCKET ? gauge.capacity * KEPT_FROM[purpose] : 0;
        // More than a bucket ever holds, as a cancel of a thousand, goes when the bucket is full.
        const own = Math.min(cost, gauge.capacity - kept);
        const ms = Math.max(blockedMs(bucket), gauge.waitFor(Math.ceil(own + before + kept), now));
        if (ms > longest.ms) longest = { limit: bucket, ms };
      }
    }
    return longest;
  }

  #spend(demand: Demand, now: number): void {
    for (const [bucket, amount] of costs(demand)) this.#spendOf(bucket, amount, now);
  }

  #spendOf(bucket: Bucket, amount: number, now: number): void {
    for (const gauge of this.#gauges(bucket)) gauge.spend(amount, now);
    for (const listener of this.#listeners) listener(bucket, amount);
  }

  /** Lets go whoever may; one that waits for one bucket holds up nobody who waits for another. */
  #letGo(): void {
    const now = this.#now();
    const still: Waiting[] = [];
    let next = Number.POSITIVE_INFINITY;
    for (const waiting of this.#waiting) {
      const { ms } = this.#longestWait(waiting.demand, waiting.purpose, still, now);
      if (ms === 0) {
        this.#spend(waiting.demand, now);
        waiting.go();
      } else {
        still.push(waiting);
        next = Math.min(next, ms);
      }
    }
    this.#waiting = still;
    if (still.length > 0) this.#wakeIn(next);
  }

  #wakeIn(ms: number): void {
    const at = this.#now() + ms;
    if (at >= this.#wakeAt) return;
    this.#wakeAt = at;
    this.#after(ms, () => {
      this.#wakeAt = Number.POSITIVE_INFINITY;
      this.#letGo();
    });
  }
}

function costs({ address, signer, weight }: Demand): ReadonlyMap<Bucket, number> {
  const found = new Map<Bucket, number>(address.map((bucket) => [bucket, 1]));
  if (signer !== undefined) found.set(signer, weight);
  return found;
}

/** Unix milliseconds by a clock that is never set back. */
function steadyNow(): number {
  return performance.timeOrigin + performance.now();
}

function sleepWithoutHolding(ms: number, run: () => void): void {
  setTimeout(run, ms);
}
