/** The account's log as text and back: each entry is parsed once a replica, however many subscribers read it. */
import { createHash } from 'node:crypto';
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
  /** Names the event in every log that has it. */
  readonly name?: string | undefined;
}

/** A short name of what an event says, the same whoever read it and whenever; undefined where it has none. */
export function nameOf(event: AccountEvent): string | undefined {
  if (event.type !== 'order' && event.type !== 'trade') return undefined;
  const says =
    event.type === 'trade'
      ? [event.step, event.trade.tradeId]
      : [event.kind, event.order.orderId, event.order.sizeMatched, event.tradeId];
  return createHash('sha256').update(says.join()).digest('base64url').slice(0, 8);
}

/** Names a place in the log for `since`. */
export function cursorOf({ epoch, sequence, at, name }: LogCursor): string {
  const parts = [epoch, sequence, at?.getTime(), at && name];
  return parts.filter((part) => part !== undefined).join(':');
}

/** @returns undefined where the text is no such place */
export function parseCursor(cursor: string): LogCursor | undefined {
  const match = /^(.*?):(\d{1,15})(?::(\d{1,15})(?::([\w-]{8}))?)?$/.exec(cursor);
  if (match === null) return undefined;
  const [, epoch = '', sequence, at, name] = match;
  return { epoch, sequence: Number(sequence), at: at === undefined ? undefined : new Date(Number(at)), name };
}
