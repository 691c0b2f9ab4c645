/** Loads each key on its own and gives what a DataLoader wants: the value, or the `Error` of that key alone. */
export async function settle<K, T>(keys: readonly K[], load: (key: K) => Promise<T>): Promise<(T | Error)[]> {
  return Promise.all(
    keys.map((key) =>
      load(key).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error)))),
    ),
  );
}
