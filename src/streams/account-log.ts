/** The account's log as text and back: each entry is parsed once a replica, however many subscribers read it. */
import type { LogEntry } from '../bus/bus.ts';
import type { AccountEvent } from './account-event.ts';

const TIMES = new Set([
  'at',
  'from',
  'to',
  'createdAt',
  'expiration',
  'matchTime',
  'lastUpdate',
  'timestamp',
  'horizon',
  'failedAt',
]);

const parsed = new WeakMap<LogEntry, AccountEvent>();

/** An event as an entry of the log. A notification's raw payload stays text, as its keys are not ours. */
export function encodeEvent(event: AccountEvent): string {
  if (event.type !== 'notification') return JSON.stringify(event);
  const { raw, ...notification } = event.notification;
  return JSON.stringify({ ...event, notification, raw: JSON.stringify(raw ?? null) });
}

export function decodeEvent(entry: LogEntry): AccountEvent {
  const known = parsed.get(entry);
  if (known !== undefined) return known;
  const { raw, ...stored } = reviveJson<AccountEvent & { readonly raw?: string }>(entry.value);
  const event =
    stored.type === 'notification'
      ? { ...stored, notification: { ...stored.notification, raw: JSON.parse(raw ?? 'null') } }
      : stored;
  parsed.set(entry, event);
  return event;
}

/** Parses what `JSON.stringify` made of our own types, dates and all. */
export function reviveJson<T>(text: string): T {
  return JSON.parse(text, (key, value: unknown) =>
    TIMES.has(key) && typeof value === 'string' ? new Date(value) : value,
  );
}

/** Names a place in the log for `since`: the life of the log, and the number of the last entry seen. */
export function cursorOf(epoch: string, sequence: number): string {
  return `${epoch}:${sequence}`;
}

/** @returns undefined where the text is no such place */
export function parseCursor(
  cursor: string,
): { readonly epoch: string; readonly sequence: number } | undefined {
  const match = /^(.*):(\d{1,15})$/.exec(cursor);
  return match === null ? undefined : { epoch: match[1] ?? '', sequence: Number(match[2]) };
}
