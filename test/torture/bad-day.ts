/** The faults of a run: all that HTTP can have, all of matching, and the account's socket, at once. Pure: the same seed, the same schedule. */

import type { RequestFault } from '../../src/paper/faults/request-fault.ts';
import type { FaultSchedule, RequestRule } from '../../src/paper/faults/schedule.ts';
import type { SocketFaults } from '../../src/paper/faults/socket-faults.ts';

/** How bad: `short` has only what passes within seconds and refuses no order for good. */
export type Badness = 'long' | 'short';

/** Every run goes through these one after another; a clock never jumps further than a signature is valid twice. */
export const CLOCKS_MS = [0, 90_000, 20_000, 70_000, 0] as const;

const LOST_AND_MANGLED: readonly RequestFault[] = [
  { kind: 'lose-request' },
  { kind: 'repeat-request' },
  { kind: 'lose-answer' },
  { kind: 'cut-answer' },
  { kind: 'double-answer' },
  { kind: 'html-answer' },
  { kind: 'late-request', delayMs: 700 },
  { kind: 'late-answer', delayMs: 700 },
];
/** Beyond what the gateway waits for an answer. */
const MUCH_LATER: readonly RequestFault[] = [
  { kind: 'late-request', delayMs: 12_000 },
  { kind: 'late-answer', delayMs: 12_000 },
];
const TURNED_AWAY: readonly RequestFault[] = [
  { kind: 'restarting' },
  { kind: 'disabled' },
  { kind: 'cancel-only' },
  { kind: 'post-only', retryAfter: 1 },
  { kind: 'throttled' },
  { kind: 'throttled', retryAfter: 1 },
];
const BENT: readonly RequestFault[] = [
  { kind: 'short-list' },
  { kind: 'empty-list' },
  { kind: 'empty-list', shape: '{}' },
  { kind: 'empty-list', shape: '[]' },
  { kind: 'malformed-row' },
];
const REFUSED: readonly RequestFault[] = [{ kind: 'version-mismatch' }];

/** The user socket goes through these with the clocks: frames lost, repeated, reordered and late; then a frozen line. */
const JUMBLED = { lose: 0.02, repeat: 0.03, swap: 0.05, cut: 0.01 } as const;
const USER_SOCKETS: Readonly<Record<Badness, readonly SocketFaults[]>> = {
  long: [
    { chances: JUMBLED },
    { silence: 'frames' },
    { chances: JUMBLED, delayMs: 1_500 },
    { silence: 'everything' },
    { chances: JUMBLED },
  ],
  short: [{ chances: JUMBLED }, { delayMs: 500 }],
};

/** The schedule of a phase of a run. */
export function badDay(seed: number, badness: Badness, phase: number): FaultSchedule {
  const isLong = badness === 'long';
  return {
    seed: seed + phase,
    requests: [
      ...rules('POST /order*', 0.015, [...LOST_AND_MANGLED, ...TURNED_AWAY, ...(isLong ? REFUSED : [])]),
      ...(isLong ? rules('POST /order*', 0.001, MUCH_LATER) : []),
      ...rules('DELETE *', 0.01, [...LOST_AND_MANGLED, ...TURNED_AWAY]),
      ...(isLong ? [...rules('GET /data/*', 0.02, BENT), ...rules('GET /notifications', 0.02, BENT)] : []),
      ...rules('GET *', 0.005, [...LOST_AND_MANGLED, { kind: 'throttled' }]),
    ],
    ghostFills: { chance: 0.05 },
    delays: { chance: 0.05, delayMs: 500 },
    sockets: { user: { ...USER_SOCKETS[badness][phase], seed: seed + phase } },
    skewMs: isLong ? (CLOCKS_MS[phase] ?? 0) : 0,
  };
}

function rules(route: string, chance: number, faults: readonly RequestFault[]): RequestRule[] {
  return faults.map((fault) => ({ fault, route, chance }));
}
