/** After the faults: what is left is decided and closed, and the journal read. */
import { CancelAllDocument, OrdersDocument, ReconcileDocument } from '../../schema/client.ts';
import { parseMicros } from '../../src/protocol/decimal.ts';
import { pause } from '../../src/streams/timers.ts';
import type { Attempt } from './attempt.ts';
import type { ExchangeSide } from './exchange-side.ts';
import type { Caller } from './gateway-caller.ts';
import { type AskOptions, ask } from './gateway-client.ts';
import { type Hearing, isAllTold } from './misheard.ts';
import type { JournalOrder } from './verdict.ts';

/** How long all may take to be decided, and then to be closed; what is not is counted as it stands. */
const PEACE_MS = 300_000;
/** How long the streams may take to tell the last of it: an audit of the lists is a minute away at most. */
const HEARING_MS = 90_000;
const POLL_MS = 500;
const JOURNAL_PAGE = 200;

/** Asks about what is undecided until nothing is, or peace has lasted long enough. */
export async function settle(
  attempts: readonly Attempt[],
  callers: readonly Caller[],
  signal: AbortSignal,
): Promise<void> {
  const until = performance.now() + PEACE_MS;
  let open = attempts;
  while (open.length > 0 && performance.now() < until) {
    signal.throwIfAborted();
    const shares = callers.map((_, caller) =>
      open.filter((_attempt, index) => index % callers.length === caller),
    );
    const left = await Promise.all(callers.map((caller, index) => caller.askOn(shares[index] ?? [])));
    open = left.flat();
  }
}

/** Cancels what rests, and waits until nothing is open, under way or unsettled: for so long, and no longer. */
export async function closeEverything(exchange: ExchangeSide, peace: AskOptions): Promise<void> {
  const until = performance.now() + PEACE_MS;
  while (performance.now() < until) {
    await ask(peace, ReconcileDocument, {});
    await ask(peace, CancelAllDocument, {});
    const { orders } = await ask(peace, OrdersDocument, { first: 1, filter: { statuses: ['PENDING'] } });
    const isOver = exchange.taken().every(({ isOpen }) => !isOpen) && !exchange.isSettling();
    if (isOver && orders?.nodes.length === 0) return;
    await pause(POLL_MS, peace.signal);
    peace.signal.throwIfAborted();
  }
}

/** Waits until the streams have told everything, for so long, and no longer. */
export async function hearOut(hearing: () => Hearing, signal: AbortSignal): Promise<void> {
  const until = performance.now() + HEARING_MS;
  while (!isAllTold(hearing()) && performance.now() < until) {
    await pause(POLL_MS, signal);
    signal.throwIfAborted();
  }
}

/** Every order of the journal, by the graph. */
export async function readJournal(peace: AskOptions): Promise<readonly JournalOrder[]> {
  const journal: JournalOrder[] = [];
  let after: string | null = null;
  do {
    const { orders }: Awaited<ReturnType<typeof readPage>> = await readPage(peace, after);
    if (orders === null) throw new Error('the journal could not be read');
    for (const { orderId, clientOrderId, status, matchedSize, settledSize } of orders.nodes) {
      const sizes = { matched: parseMicros(matchedSize), settled: parseMicros(settledSize) };
      journal.push({ orderId, clientOrderId: clientOrderId ?? '', status, ...sizes });
    }
    after = orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null;
  } while (after !== null);
  return journal;
}

function readPage(peace: AskOptions, after: string | null) {
  return ask(peace, OrdersDocument, { first: JOURNAL_PAGE, after });
}
