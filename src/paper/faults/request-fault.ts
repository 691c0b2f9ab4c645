/** What can go wrong with one HTTP request. */
import { z } from 'zod';
import { milliseconds } from './fields.ts';

/** What an emptied list looks like; of a bare array, `null` is the whole answer. */
const emptyShape = z.enum(['{}', 'null', '[]']);
/** Faults of a list in an answer. */
const listFaults = [
  z.strictObject({ kind: z.enum(['short-list', 'malformed-row']) }),
  z.strictObject({ kind: z.literal('empty-list'), shape: emptyShape.exactOptional() }),
] as const;
const seconds = z.int().min(0).max(3600);

/** One fault, as it is given: a kind, and what that kind needs to know. The table is in `schedule.ts`. */
export const requestFault = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum([
      'lose-request',
      'repeat-request',
      'lose-answer',
      'cut-answer',
      'double-answer',
      'html-answer',
      'version-mismatch',
    ]),
  }),
  z.strictObject({ kind: z.enum(['restarting', 'disabled', 'cancel-only']) }),
  z.strictObject({ kind: z.enum(['late-request', 'late-answer']), delayMs: milliseconds }),
  z.strictObject({ kind: z.literal('post-only'), retryAfter: seconds }),
  z.strictObject({ kind: z.literal('throttled'), retryAfter: seconds.exactOptional() }),
  ...listFaults,
]);

export type EmptyShape = z.infer<typeof emptyShape>;
export type ListFault = z.infer<(typeof listFaults)[number]>;

export type RequestFault = z.infer<typeof requestFault>;
