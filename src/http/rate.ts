/** Limits how often something may happen: a token bucket that refills with time. */

/**
 * Makes a bucket of `burst` tokens that refills with `perSecond` tokens a second. The returned function takes one token and
 * returns whether there was one.
 */
export function createRate(burst: number, perSecond: number, now = () => performance.now()): () => boolean {
  let tokens = burst;
  let filledAt = now();
  return () => {
    const at = now();
    tokens = Math.min(burst, tokens + ((at - filledAt) / 1_000) * perSecond);
    filledAt = at;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
