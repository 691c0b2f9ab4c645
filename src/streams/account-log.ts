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

/** When an event happened, by the exchange's clock; of a gap, from when on events may be missing. */
export function timeOf(event: AccountEvent): Date | undefined {
  if (event.type === 'notification') return event.notification.timestamp;
  return 'at' in event ? event.at : event.from;
}

/** A place in the log: behind an entry. */
export interface LogCursor {
  /** The life of the log. */
  readonly epoch: string;
  /** The last entry seen. */
  readonly sequence: number;
  /** When what it holds happened: there a gap begins where the log does not have the entry any more. */
  readonly at: Date | undefined;
}

/** Names a place in the log for `since`. */
export function cursorOf({ epoch, sequence, at }: LogCursor): string {
  return at === undefined ? `${epoch}:${sequence}` : `${epoch}:${sequence}:${at.getTime()}`;
}

/** @returns undefined where the text is no such place */
export function parseCursor(cursor: string): LogCursor | undefined {
  const match = /^(.*?):(\d{1,15})(?::(\d{1,15}))?$/.exec(cursor);
  if (match === null) return undefined;
  const [, epoch = '', sequence, at] = match;
  return { epoch, sequence: Number(sequence), at: at === undefined ? undefined : new Date(Number(at)) };
}
