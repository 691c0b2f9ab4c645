/** What the reader stores besides the account's memory, each a field of the state beside the log. */
import type { StateChanges } from '../bus/bus.ts';
import type { SeenNotifications } from './seen-notifications.ts';

export interface ReaderFields {
  readonly seen: SeenNotifications | undefined;
  /** Up to here everything was told. */
  readonly goodUntil: Date;
}

const SEEN = 'seen';
const GOOD_UNTIL = 'goodUntil';

export function readFields(stored: ReadonlyMap<string, string>): ReaderFields {
  const seen = stored.get(SEEN);
  return {
    seen: seen === undefined ? undefined : JSON.parse(seen),
    goodUntil: new Date(stored.get(GOOD_UNTIL) ?? Number.NaN),
  };
}

/** What differs from what was stored before. */
export function changedFields(now: ReaderFields, stored: ReaderFields | undefined): StateChanges {
  const changes = new Map<string, string>();
  if (now.seen !== stored?.seen && now.seen !== undefined) changes.set(SEEN, JSON.stringify(now.seen));
  if (now.goodUntil !== stored?.goodUntil) changes.set(GOOD_UNTIL, now.goodUntil.toISOString());
  return changes;
}
