/** The user socket writes the times of a trade in whole seconds, and the time of the frame in milliseconds. */
import { expect, it } from 'vitest';
import { parseUserFrames } from '../../../../src/clob/wire/user-frames.ts';
import { trade } from './fixtures.ts';

const SECOND = 1_752_500_000;
const { match_time_nano: _nano, ...socketTrade } = trade;

function timesOf(frame: object): readonly (number | undefined)[] {
  const [read] = parseUserFrames(JSON.stringify({ ...socketTrade, event_type: 'trade', ...frame })).value;
  if (read?.kind !== 'trade') throw new Error('the frame has no trade');
  return [read.trade.matchTime.getTime(), read.trade.lastUpdate.getTime()];
}

const times = { match_time: String(SECOND), last_update: String(SECOND) };

it.each([
  ['the first frame, in the second of the match', 'MATCHED', `${SECOND}417`, [417, 417]],
  ['the first frame, a second late', 'MATCHED', `${SECOND + 1}417`, [0, 0]],
  ['a later frame, in the second of the change', 'MINED', `${SECOND}900`, [0, 900]],
  ['no time of the frame', 'MATCHED', undefined, [0, 0]],
])('%s', (_name, status, timestamp, milliseconds) => {
  expect(timesOf({ ...times, status, timestamp })).toEqual(milliseconds.map((ms) => SECOND * 1_000 + ms));
});

it('a time that has milliseconds stays', () => {
  const match_time_nano = `${SECOND}123456789`;
  expect(timesOf({ ...times, match_time_nano, status: 'MATCHED', timestamp: `${SECOND}417` })).toEqual([
    SECOND * 1_000 + 123,
    SECOND * 1_000 + 123,
  ]);
});
