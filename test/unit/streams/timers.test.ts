import { expect, it } from 'vitest';
import { pause } from '../../../src/streams/timers.ts';

it('any number may pause on one signal, and Node warns of no leak', async () => {
  const warnings: Error[] = [];
  const note = (warning: Error): void => void warnings.push(warning);
  process.on('warning', note);
  const ending = new AbortController();
  const pauses = Array.from({ length: 20 }, () => pause(60_000, ending.signal));
  ending.abort();
  await Promise.all(pauses);
  // Node gives its warnings in the next tick.
  await new Promise(setImmediate);
  process.off('warning', note);
  expect(warnings).toEqual([]);
});
