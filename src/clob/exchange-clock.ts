/** The exchange's time: it refuses signatures whose timestamp is too far from its own clock. */

export interface ExchangeClock {
  /** Unix seconds on the exchange; the machine's own until measured. */
  now(): number;
  /** The same in milliseconds. */
  nowMs(): number;
  /** Milliseconds that the exchange's clock is ahead of the machine's, to within half a second; 0 until measured. */
  skewMs(): number;
  /**
   * Asks the exchange for its time; calls at the same moment share one request.
   * @returns whether the clock moved by a second or more.
   */
  measure(): Promise<boolean>;
}

export interface ExchangeClockOptions {
  /** `GET /time`, Unix seconds. */
  readonly time: () => Promise<number>;
  /** The machine's clock, milliseconds. */
  readonly localNow?: () => number;
}

/** A clock kept as an offset to the machine's. */
export function createExchangeClock({ time, localNow = Date.now }: ExchangeClockOptions): ExchangeClock {
  let offsetMs = 0;
  let skewMs = 0;
  let measuring: Promise<boolean> | undefined;

  async function measureOnce(): Promise<boolean> {
    const askedAt = localNow();
    const exchangeMs = (await time()) * 1000;
    // The answer is whole seconds and some time old, so this runs up to a second and its way behind, never ahead: a
    // stamp of the future is refused.
    const measured = exchangeMs - localNow();
    const moved = Math.abs(measured - offsetMs) >= 1000;
    offsetMs = measured;
    // Its middle: of the second that was cut off, and of the call's way there and back.
    skewMs = exchangeMs + 500 - (askedAt + localNow()) / 2;
    return moved;
  }

  const nowMs = () => localNow() + offsetMs;

  return {
    now: () => Math.floor(nowMs() / 1000),
    nowMs,
    skewMs: () => skewMs,
    measure() {
      measuring ??= measureOnce().finally(() => {
        measuring = undefined;
      });
      return measuring;
    },
  };
}
