/** Many orders hang at the exchange for seconds: cancels and halts go through before any of them is answered. */
import { CancelOrderDocument } from '../../../schema/client.ts';
import { pause } from '../../../src/streams/timers.ts';
import { keyOf, MOST_ATTEMPTS, markOf } from '../attempt.ts';
import { ask } from '../gateway-client.ts';
import type { Intent } from '../workload.ts';
import type { Drill, DrillStage } from './drill.ts';
import { pickUrl } from './pick-url.ts';
import { halt, resume } from './trading-state.ts';

/** More than a connection pool has sockets. */
const ORDERS = 48;
const HANG_MS = 6_000;
/** Between two of them, so that they do not share a request. */
const APART_MS = 5;
const POLL_MS = 20;

export const slowOrdersDrill: Drill = async (stage) => {
  const { exchange, signal, note } = stage;
  const resting = stage.nextIntent();
  await placeAll([resting], stage);
  const victim = orderOf(resting, stage);
  const url = pickUrl(stage);

  exchange.hangOrders(HANG_MS);
  const slow = placeAll(
    Array.from({ length: ORDERS }, () => stage.nextIntent()),
    stage,
  );
  await untilHanging(stage);
  const answeredFrom = performance.now() + HANG_MS;
  if (victim !== undefined) {
    await ask({ url, signal }, CancelOrderDocument, { input: { orderId: victim } }).catch(() => {});
    if (performance.now() > answeredFrom) note('a cancel waited for slow orders');
    if (exchange.isOpen(victim))
      note(`${victim} still rested after its cancel was answered, behind slow orders`);
  }
  await halt(url, stage);
  if (performance.now() > answeredFrom) note('a halt waited for slow orders');
  await resume(url, stage);
  exchange.hangOrders(undefined);
  await slow;
};

/** Asks for each order by itself, nearly at once. */
async function placeAll(
  intents: readonly Intent[],
  { caller, leave, signal, want }: DrillStage,
): Promise<void> {
  want(intents.length);
  const asking = intents.map(async (intent, index) => {
    await pause(index * APART_MS, signal);
    leave(await caller.run({ intents: [intent], manner: 'patient', hangUpAfterMs: 0 }));
  });
  await Promise.all(asking);
}

/** Resolves when orders hang: the first is at the exchange. */
async function untilHanging({ exchange, signal }: DrillStage): Promise<void> {
  const struck = exchange.struck;
  while (exchange.struck === struck && !signal.aborted) await pause(POLL_MS, signal);
}

/** The id of the order that came of an intent, where it rests. */
function orderOf(intent: Intent, { exchange }: DrillStage): string | undefined {
  const marks = new Set(
    Array.from({ length: MOST_ATTEMPTS }, (_, index) => markOf(keyOf(intent, index + 1))),
  );
  return exchange.taken().find(({ mark, isOpen }) => isOpen && marks.has(mark))?.orderId;
}
