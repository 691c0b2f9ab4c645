/** Ids that sort as they were made: the time, then a count within this process, then chance. */
import { randomBytes } from 'node:crypto';

let count = 0;

/** 32 hex digits: 12 of Unix milliseconds, 4 of a running count, 16 at random. */
export function sortableId(now: number = Date.now()): string {
  count = (count + 1) % 0x10000;
  const time = now.toString(16).padStart(12, '0');
  return `${time}${count.toString(16).padStart(4, '0')}${randomBytes(8).toString('hex')}`;
}
