/** The latest events of one market, for as long as somebody follows it. */
import type { StreamGap } from './account-event.ts';
import type { PullSource } from './iterate.ts';
import type { MarketEvent, MarketResolution } from './market-event.ts';
import { Wake } from './wake.ts';

/** Events kept for subscribers that are slower than the market. */
const KEPT = 512;

export class MarketLog {
  readonly #followers = new Set<() => void>();
  #events: MarketEvent[] = [];
  #resolution: MarketResolution | undefined;
  /** Number of the first event kept. */
  #first = 0;

  get isFollowed(): boolean {
    return this.#followers.size > 0;
  }

  /** The market's resolution, which is appended once and is the first event of whoever follows later. */
  get resolution(): MarketResolution | undefined {
    return this.#resolution;
  }

  append(event: MarketEvent): void {
    if (event.type === 'resolution') {
      if (this.#resolution !== undefined) return;
      this.#resolution = event;
    }
    this.#events.push(event);
    if (this.#events.length > 2 * KEPT) {
      this.#first += KEPT;
      this.#events = this.#events.slice(KEPT);
    }
    for (const follower of [...this.#followers]) follower();
  }

  /** Follows from now on; ends with a gap where the follower falls too far behind. */
  follow(onEnd: () => void): PullSource<MarketEvent> {
    let next = this.#first + this.#events.length;
    let earlier = this.#resolution;
    const wake = new Wake();
    let isOver = false;
    this.#followers.add(wake.call);
    return {
      take: () => {
        if (isOver) return 'over';
        if (earlier !== undefined) {
          const value = earlier;
          earlier = undefined;
          return { value };
        }
        if (next < this.#first) {
          isOver = true;
          const now = new Date();
          const gap: StreamGap = { type: 'gap', from: now, to: now, reason: 'FELL_BEHIND' };
          return { value: gap };
        }
        const event = this.#events[next - this.#first];
        if (event === undefined) return 'nothing yet';
        next += 1;
        return { value: event };
      },
      onChange: wake.onChange,
      [Symbol.dispose]: () => {
        this.#followers.delete(wake.call);
        onEnd();
      },
    };
  }
}
