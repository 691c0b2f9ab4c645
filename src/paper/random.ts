/** Repeatable pseudo-randomness for the seed world: the same seed gives the same numbers. Not for secrets. */

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** A whole number, uniform in [low, high]. */
  between(low: number, high: number): number;
}

/** The mulberry32 generator: 32 bits of state, good enough for quotes. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  return { next, between: (low, high) => low + Math.floor(next() * (high - low + 1)) };
}
