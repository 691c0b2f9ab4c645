/**
 * Counts the rows that a parser skips. A parser is synchronous and reads one answer, so what it skips belongs to the
 * innermost `noteSkipped` around it, and to those around that one.
 */

/** Why a row was skipped: which field was not what. Never its value, which may be a secret. */
export interface SkippedRow {
  readonly field: string;
  readonly expected: string;
}

export interface Noted<T> {
  readonly value: T;
  /** One for each row that was skipped, at any depth. */
  readonly skipped: readonly SkippedRow[];
}

let current: SkippedRow[] | undefined;

/** Runs a parser and returns what it skipped beside its value. */
export function noteSkipped<T>(parse: () => T): Noted<T> {
  const outer = current;
  const skipped: SkippedRow[] = [];
  current = skipped;
  try {
    return { value: parse(), skipped };
  } finally {
    current = outer;
    outer?.push(...skipped);
  }
}

/** Notes a row that is left out of what the running parser returns. */
export function skipRow(row: SkippedRow): void {
  current?.push(row);
}
