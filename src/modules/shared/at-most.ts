import { pause } from '../../streams/timers.ts';

/** How long what must leave waits for the journal, milliseconds. */
export const JOURNAL_WAIT_MS = 1_000;

/** Waits until `work` has ended, well or not, and no longer than `ms`. It goes on behind that. */
export async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const ended = new AbortController();
  const ending = Promise.allSettled([work]).then(() => ended.abort());
  await Promise.race([ending, pause(ms, ended.signal)]);
}
