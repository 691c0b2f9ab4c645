/** Halting and resuming by the graph, asked for until it is done, and probing whether a halt holds. */
import { HaltTradingDocument, SetTradingStateDocument } from '../../../schema/client.ts';
import { pause } from '../../../src/streams/timers.ts';
import { makeAttempt } from '../attempt.ts';
import { type AskOptions, ask, place } from '../gateway-client.ts';
import type { DrillStage } from './drill.ts';

const POLL_MS = 200;
/** How often a gateway is asked for what it does not do. */
const MOST_TIMES = 50;
const PROBES = 5;

type Asked = Pick<DrillStage, 'signal' | 'note'>;

/** Halts at a gateway and cancels everything; resolves when the gateway says that it is halted. */
export async function halt(url: string, { signal, note }: Asked): Promise<void> {
  const isHalted = await until(signal, async () => {
    const { haltTrading: answer } = await ask({ url, signal }, HaltTradingDocument, {
      input: { cancelAll: true, reason: 'a drill' },
    });
    return answer !== null && 'tradingStatus' in answer && answer.tradingStatus.state === 'HALTED';
  });
  if (!isHalted) note('a gateway would not halt');
}

/** Ends a halt at a gateway. */
export async function resume(url: string, { signal, note }: Asked): Promise<void> {
  const isActive = await until(signal, async () => {
    const { setTradingState: answer } = await ask({ url, signal }, SetTradingStateDocument, {
      input: { state: 'ACTIVE', reason: 'the drill is over' },
    });
    return answer !== null && 'state' in answer && answer.state === 'ACTIVE';
  });
  if (!isActive) note('a gateway would not end its halt');
}

/** Asks gateways that are halted for orders with new keys, and notes each that they place or the exchange took. */
export async function probe(urls: readonly string[], when: string, stage: DrillStage): Promise<void> {
  const { signal, nextIntent, exchange, note } = stage;
  const attempts = Array.from({ length: PROBES }, () => makeAttempt(nextIntent(), 1, Date.now()));
  for (const [index, attempt] of attempts.entries()) {
    const options: AskOptions = { url: urls[index % urls.length] ?? '', signal };
    // A gateway that cannot answer, as its journal cannot be written, has not placed it either.
    const [word] = await place(options, [attempt]).catch(() => []);
    if (word?.kind === 'placed') note(`${attempt.key} was placed ${when}`);
  }
  const marks = new Set(attempts.map(({ mark }) => mark));
  for (const { mark, orderId } of exchange.taken()) {
    if (marks.has(mark)) note(`the exchange took ${orderId}, asked for ${when}`);
  }
}

/** Whether it was done, after so many times. */
async function until(signal: AbortSignal, isDone: () => Promise<boolean>): Promise<boolean> {
  for (let times = 0; times < MOST_TIMES; times += 1) {
    if (await isDone().catch(() => false)) return true;
    await pause(POLL_MS, signal);
    signal.throwIfAborted();
  }
  return false;
}
