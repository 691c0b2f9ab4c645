/** How hard a token is to guess, as far as its characters show it. */

/** Bits that a token must have by `estimatedBits`. 22 random letters and digits, or 24 hex digits, have them. */
export const MIN_TOKEN_BITS = 80;

/**
 * An estimate of a token's entropy: what a random text with these character frequencies would have, or with these steps
 * between neighbours where that is less, as in `abcdefgh…` and `0101…`. Words are not recognised.
 */
export function estimatedBits(token: string): number {
  const codes = Array.from(token, (character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  return Math.min(bitsOf(codes), bitsOf(steps));
}

/** Shannon entropy of the frequencies, times the length. */
function bitsOf(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= count * Math.log2(count / values.length);
  return bits;
}
