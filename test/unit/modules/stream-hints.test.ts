/** Which orders are looked at when the stream tells of them. */
import { expect, it } from 'vitest';
import type { OrderPhase, OrderRecord } from '../../../src/journal/order-record.ts';
import { createLogger } from '../../../src/logger.ts';
import { createStreamHints } from '../../../src/modules/orders/stream-hints.ts';
import type { OrderEventKind, OrderStep } from '../../../src/streams/account-event.ts';

/** A record as far as hints look at it. */
const recordOf = (orderId: string, phase: OrderPhase) =>
  ({ recordId: orderId, orderId, phase }) as OrderRecord;
const stepOf = (orderId: string, kind: OrderEventKind, status = 'LIVE') =>
  ({ type: 'order', kind, at: new Date(0), order: { orderId, status: { value: status } } }) as OrderStep;

const RECORDS = [
  recordOf('unknown', 'UNKNOWN'),
  recordOf('of an earlier run', 'SENDING'),
  recordOf('rejected', 'UNKNOWN'),
  recordOf('filled at once', 'UNKNOWN'),
  recordOf('being sent here', 'SENDING'),
  recordOf('resting', 'PLACED'),
  recordOf('filled', 'PLACED'),
  recordOf('refused', 'REJECTED'),
];

it('an undecided order that is shown was placed, one that is rejected is looked up, a placed one read when it changed', async () => {
  const asked: (readonly string[])[] = [];
  const looked: string[] = [];
  const believed: string[] = [];
  const read = await new Promise<unknown>((resolve) => {
    const hear = createStreamHints({
      journal: {
        withOrderIds: async (_account, orderIds) => {
          asked.push(orderIds);
          return new Map(RECORDS.map((record) => [record.orderId ?? '', record]));
        },
      },
      accountName: 'me',
      sending: new Set(['being sent here']),
      believe: ({ recordId }, { orderId }) => believed.push(`${recordId}: ${orderId}`),
      look: ({ recordId }) => looked.push(recordId),
      readFills: resolve,
      logger: createLogger('silent'),
    });
    for (const { orderId = '' } of RECORDS)
      hear(stepOf(orderId, orderId === 'rejected' ? 'REJECTED' : 'PLACED'));
    hear(stepOf('filled at once', 'FILLED', 'MATCHED'));
    hear(stepOf('filled', 'FILLED', 'MATCHED'));
    hear(stepOf('of somebody else', 'FILLED'));
  });
  expect(asked).toEqual([[...RECORDS.map(({ orderId }) => orderId), 'of somebody else']]);
  expect(believed).toEqual([
    'unknown: unknown',
    'of an earlier run: of an earlier run',
    'filled at once: filled at once',
  ]);
  expect(looked).toEqual(['rejected']);
  expect(read).toEqual(
    new Map([
      ['filled at once', 'MATCHED'],
      ['filled', 'MATCHED'],
    ]),
  );
});
