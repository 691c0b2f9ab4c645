/** An input's fields without those left out: GraphQL gives `null` or `undefined` where a service wants no key at all. */
export type Given<T extends object> = { [K in keyof T]?: NonNullable<T[K]> };

/** The fields that were given a value. */
export function given<T extends object>(input: T): Given<T> {
  const entries = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries) as Given<T>;
}
