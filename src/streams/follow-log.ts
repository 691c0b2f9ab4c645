/** One subscriber's way through the account's log: by its place in it, never by a queue. */
import type { LogEntry, LogMirror } from '../bus/bus.ts';
import type { AccountEvent, StreamGap } from './account-event.ts';
import { cursorOf, decodeEvent, type LogCursor, nameOf, parseCursor, timeOf } from './account-log.ts';
import type { FromNowOn } from './from-now-on.ts';
import type { PullSource, Taken } from './iterate.ts';

interface Place {
  /** What `since` takes to go on behind this event. */
  readonly cursor: string;
  readonly sequence: number;
}

/** What a subscriber has received of a log that does not have its place. */
interface LeftOut {
  readonly cursor: LogCursor;
  /** The time of the cursor in whole seconds, as which the exchange writes some times. */
  readonly until: Date;
  /** The newest entry at the beginning. */
  readonly held: number;
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
 * Follows a mirror that is ready. Where the log does not hold what follows the subscriber's place, a gap is emitted. Later
 * than at the beginning the stream then ends, as the subscriber is too slow. At the beginning it goes on with the oldest
 * that is held; in a log that never had the cursor's place (another gateway's, or one that came back older) it goes on after
 * the cursor's event where that is held, and leaves out what happened before the cursor's time in any case.
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
  let leftOut: LeftOut | undefined;

  function isHeld(): boolean {
    const isThere = epoch === mirror.epoch() && after >= mirror.oldest() - 1 && after <= mirror.newest();
    return isThere && !(isFirst && isAnother());
  }

  /** Whether the cursor's number was given to another event, as the log came back older than the cursor. */
  function isAnother(): boolean {
    const [entry] = mirror.read(after - 1, 1);
    if (begun?.at === undefined || entry?.sequence !== after) return false;
    const event = decodeEvent(entry);
    const isNamedOtherwise = begun.name !== undefined && !isNamed(event, begun);
    return isNamedOtherwise || timeOf(event)?.getTime() !== begun.at.getTime();
  }

  function fallBehind(): Taken<Followed<StreamGap>> {
    const gap: StreamGap = { type: 'gap', from: lastAt, to: now(), reason: 'FELL_BEHIND' };
    const isTooOld = epoch === mirror.epoch() && after < mirror.oldest() - 1;
    const isAhead = epoch === mirror.epoch() && after > mirror.newest();
    epoch = mirror.epoch();
    after = isFirst ? mirror.oldest() - 1 : mirror.newest();
    if (isFirst && !isTooOld && begun?.at !== undefined) {
      leftOut = { cursor: begun, until: wholeSecond(begun.at), held: mirror.newest() };
      after = placeAfter(begun, leftOut.until, isAhead);
    }
    isOver = !isFirst;
    isFirst = false;
    const cursor = cursorOf({ epoch, sequence: after, at: undefined });
    return { value: { event: gap, cursor, sequence: after } };
  }

  /** Where to go on in a log that never had the cursor's place. */
  function placeAfter(cursor: LogCursor, until: Date, isAhead: boolean): number {
    const held = mirror.read(after, Number.POSITIVE_INFINITY);
    const known = held.findLast((entry) => isNamed(decodeEvent(entry), cursor));
    if (known !== undefined || !isAhead) return known?.sequence ?? after;
    // The log came back older, as its end was not stored: the subscriber has all of it, up to where a reader resumed.
    const resumed = held.find((entry) => {
      const event = decodeEvent(entry);
      return event.type === 'gap' && event.to > until;
    });
    return resumed === undefined ? mirror.newest() : resumed.sequence - 1;
  }

  /** Whether the cursor proves that the subscriber has received this. */
  function isSeen(event: AccountEvent, sequence: number): boolean {
    if (leftOut === undefined) return false;
    // A reader that came back emits what its log had lost up to here.
    if (event.type === 'resynced' && sequence > leftOut.held) leftOut = undefined;
    const at = 'to' in event ? event.to : timeOf(event);
    if (leftOut === undefined || at === undefined) return false;
    return at < leftOut.until || isNamed(event, leftOut.cursor);
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
        const isSkipped = isSeen(event, entry.sequence) || fromNowOn?.skips(event) === true;
        if (!isSkipped && accept(event)) {
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

/** Whether an event is the one that the cursor names. */
function isNamed(event: AccountEvent, { name }: LogCursor): boolean {
  return name !== undefined && name === nameOf(event);
}

function wholeSecond(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1000) * 1000);
}

const placedEvents = new WeakMap<LogEntry, Followed>();

/** The same object for every subscriber, by which they can share what they make of it. */
function placed<E extends AccountEvent>(entry: LogEntry, event: E, epoch: string): Followed<E> {
  const { sequence } = entry;
  const made =
    placedEvents.get(entry) ??
    ({
      event,
      cursor: cursorOf({ epoch, sequence, at: timeOf(event), name: nameOf(event) }),
      sequence,
    } as Followed<E>);
  placedEvents.set(entry, made);
  return made as Followed<E>;
}
