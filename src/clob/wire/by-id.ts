/** What a plural read returns: rows by their ids, and how many could not be read. */
import type { ById } from '../types.ts';
import { noteSkipped } from './skipped-rows.ts';

/** Makes the map of what a parser reads, and counts the rows that it skips. */
export function byId<T>(parse: () => readonly (readonly [string, T])[]): ById<T> {
  const { value, skipped } = noteSkipped(parse);
  return withSkipped(value, skipped.length);
}

/** One map of several answers. */
export function mergeById<T>(answers: readonly ById<T>[]): ById<T> {
  return withSkipped(
    answers.flatMap((answer) => [...answer]),
    answers.reduce((sum, { skipped }) => sum + skipped, 0),
  );
}

function withSkipped<T>(entries: readonly (readonly [string, T])[], skipped: number): ById<T> {
  return Object.assign(new Map(entries), { skipped });
}
