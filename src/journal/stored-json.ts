/** JSON that keeps big integers: `{"$bigint":"1"}`. What the journal wrote is read back as the type it had. */

export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'bigint' ? { $bigint: part.toString() } : part,
  );
}

/** The caller names the type that was written. Absent members come back absent. */
export function fromJson<T>(text: string): T {
  return JSON.parse(text, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && '$bigint' in part && typeof part.$bigint === 'string'
      ? BigInt(part.$bigint)
      : part,
  ) as T;
}
