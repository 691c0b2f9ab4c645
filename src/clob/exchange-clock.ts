/** The exchange's time: it refuses signatures whose timestamp is too far from its own clock. */

export interface ExchangeClock {
  /** Unix seconds on the exchange; the machine's own until measured. */
  now(): number;
  /** The same in milliseconds. */
  nowMs(): number;
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
  let measuring: Promise<boolean> | undefined;

  async function measureOnce(): Promise<boolean> {
    const exchangeMs = (await time()) * 1000;
    // The answer is whole seconds and some time old, so this runs up to a second and its way behind, never ahead: a
    // stamp of the future is refused.
    const measured = exchangeMs - localNow();
    const moved = Math.abs(measured - offsetMs) >= 1000;
    offsetMs = measured;
    return moved;
  }

  const nowMs = () => localNow() + offsetMs;

  return {
    now: () => Math.floor(nowMs() / 1000),
    nowMs,
    measure() {
      measuring ??= measureOnce().finally(() => {
        measuring = undefined;
      });
      return measuring;
    },
  };
}
