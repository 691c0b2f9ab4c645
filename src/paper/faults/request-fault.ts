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

/** What the exchange rejects an order with, beyond what its rules find: status and text. Source: the vendor's OpenAPI. */
export const REJECTIONS = {
  'timed-out': [500, 'order timed out'],
  'canceled-on-chain': [400, 'order canceled in the CTF exchange contract'],
  'invalid-market': [400, 'Invalid market'],
  'invalid-builder': [400, 'invalid builder trade params'],
  'price-discrepancy': [
    500,
    "the price of the taker's order has a discrepancy greater than allowed with the worst maker order",
  ],
} as const satisfies Readonly<Record<string, readonly [status: number, text: string]>>;

const rejectionReason = z.enum(Object.keys(REJECTIONS) as (keyof typeof REJECTIONS)[]);

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
  z.strictObject({ kind: z.literal('rejected'), reason: rejectionReason }),
  ...listFaults,
]);

export type EmptyShape = z.infer<typeof emptyShape>;
export type ListFault = z.infer<(typeof listFaults)[number]>;

export type RequestFault = z.infer<typeof requestFault>;
