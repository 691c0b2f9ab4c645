/** One subscriber's way through the account's log: by its place in it, never by a queue. */
import type { LogEntry, LogMirror } from '../bus/bus.ts';
import type { AccountEvent, StreamGap } from './account-event.ts';
import { cursorOf, decodeEvent, parseCursor, timeOf } from './account-log.ts';
import type { FromNowOn } from './from-now-on.ts';
import type { PullSource, Taken } from './iterate.ts';

interface Place {
  /** What `since` takes to go on behind this event. */
  readonly cursor: string;
  readonly sequence: number;
}

/** An event with its place: for a union of events, the union of what each makes. */
export type Followed<E extends AccountEvent = AccountEvent> = E extends AccountEvent
  ? Place & { readonly event: E }
  : never;

export interface FollowOptions<E extends AccountEvent> {
  /** What the subscriber is to be given. */
  readonly accept: (event: AccountEvent) => event is E;
  /** A cursor; without it, what is appended from now on. */
  readonly since?: string | undefined;
  /** Leaves out what happened before the subscription: a reader that starts emits first what it missed. */
  readonly fromNowOn?: FromNowOn | undefined;
  readonly now: () => Date;
}

/**
 * Follows a mirror that is ready. Where the log no longer holds what follows the subscriber's place, a gap is given: at the
 * beginning it goes on with the oldest that is held, later it ends, as the subscriber is too slow.
 */
export function followLog<E extends AccountEvent>(
  mirror: LogMirror,
  { accept, since, fromNowOn, now }: FollowOptions<E>,
): PullSource<Followed<E | StreamGap>> {
  const begun = since === undefined ? undefined : parseCursor(since);
  let epoch = since === undefined ? mirror.epoch() : begun?.epoch;
  let after = begun?.sequence ?? mirror.newest();
  let lastAt = begun?.at ?? now();
  let isFirst = true;
  let isOver = false;

  function isHeld(): boolean {
    const isThere = epoch === mirror.epoch() && after >= mirror.oldest() - 1 && after <= mirror.newest();
    return isThere && !(isFirst && isAnother());
  }

  /** Whether the cursor's number was given to another event, as the log came back older than the cursor. */
  function isAnother(): boolean {
    const [entry] = mirror.read(after - 1, 1);
    if (begun?.at === undefined || entry?.sequence !== after) return false;
    return timeOf(decodeEvent(entry))?.getTime() !== begun.at.getTime();
  }

  function fallBehind(): Taken<Followed<StreamGap>> {
    const gap: StreamGap = { type: 'gap', from: lastAt, to: now(), reason: 'FELL_BEHIND' };
    // A log that came back older than the cursor, as its end was not stored, holds nothing that was not seen.
    const isAhead = epoch === mirror.epoch() && after > mirror.newest();
    epoch = mirror.epoch();
    after = isFirst && !isAhead ? mirror.oldest() - 1 : mirror.newest();
    isOver = !isFirst;
    isFirst = false;
    const cursor = cursorOf({ epoch, sequence: after, at: undefined });
    return { value: { event: gap, cursor, sequence: after } };
  }

  return {
    take() {
      if (isOver) return 'over';
      if (!isHeld()) return fallBehind();
      isFirst = false;
      for (let [entry] = mirror.read(after, 1); entry !== undefined; [entry] = mirror.read(after, 1)) {
        after = entry.sequence;
        const event = decodeEvent(entry);
        const at = timeOf(event);
        if (fromNowOn?.skips(event) !== true && accept(event)) {
          lastAt = at ?? lastAt;
          return { value: placed(entry, event, mirror.epoch()) };
        }
      }
      return 'nothing yet';
    },
    onChange: (listener) => mirror.onAppend(listener),
    [Symbol.dispose]: () => mirror[Symbol.dispose](),
  };
}

const placedEvents = new WeakMap<LogEntry, Followed>();

/** The same object for every subscriber, by which they can share what they make of it. */
function placed<E extends AccountEvent>(entry: LogEntry, event: E, epoch: string): Followed<E> {
  const { sequence } = entry;
  const made =
    placedEvents.get(entry) ??
    ({ event, cursor: cursorOf({ epoch, sequence, at: timeOf(event) }), sequence } as Followed<E>);
  placedEvents.set(entry, made);
  return made as Followed<E>;
}
