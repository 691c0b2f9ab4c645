/** Ids that sort as they were made: the time, then a count within this process, then chance. */
import { randomUUID } from 'node:crypto';

let count = 0;

/** 32 hex digits: 12 of Unix milliseconds, 4 of a running count, 16 at random but for the two bits that mark a UUID. */
export function sortableId(now: number = Date.now()): string {
  count = (count + 1) % 0x10000;
  const time = now.toString(16).padStart(12, '0');
  // Node draws chance for many UUIDs at once; random bytes by themselves cost ten times as much.
  const chance = randomUUID().slice(19).replace('-', '');
  return `${time}${count.toString(16).padStart(4, '0')}${chance}`;
}

/** The least id of a time: whatever was made then or later sorts behind it, whatever was made before sorts before it. */
export function firstIdOf(unixMs: number): string {
  return Math.max(0, unixMs).toString(16).padStart(12, '0');
}
