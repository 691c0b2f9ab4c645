import type { Random } from '../../src/paper/random.ts';

/** One of a list that is not empty. */
export function pick<T>(random: Random, from: readonly T[]): T {
  return from[random.between(0, from.length - 1)] as T;
}
