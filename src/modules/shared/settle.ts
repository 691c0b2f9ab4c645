/**
 * Loads each key on its own and gives what a DataLoader wants: the value, or the `Error` of that key alone.
 * @param atOnce how many may be under way at a time; all when not said
 */
export async function settle<K, T>(
  keys: readonly K[],
  load: (key: K) => Promise<T>,
  atOnce = keys.length,
): Promise<(T | Error)[]> {
  const results: (T | Error)[] = [];
  const places = keys.entries();
  async function work(): Promise<void> {
    // The workers share one iterator, so each takes the next key that nobody took.
    for (const [place, key] of places) {
      results[place] = await load(key).catch((error: unknown) =>
        error instanceof Error ? error : new Error(String(error)),
      );
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, keys.length) }, work));
  return results;
}
