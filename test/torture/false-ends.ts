/** Watches for orders that are reported as ended, by an event or by `order(id:)`, while they rest at the exchange. */
import { OrderStateDocument } from '../../schema/client.ts';
import { seededRandom } from '../../src/paper/random.ts';
import { pause } from '../../src/streams/timers.ts';
import type { ExchangeSide } from './exchange-side.ts';
import { ask } from './gateway-client.ts';
import type { Listener } from './listener.ts';
import { pick } from './pick.ts';

export interface FalseEnds extends AsyncDisposable {
  /** Each in words. */
  readonly found: ReadonlySet<string>;
  /** Questions asked about orders that rested all the while. */
  readonly asked: number;
}

export interface FalseEndsParts {
  readonly exchange: Pick<ExchangeSide, 'isOpen' | 'openIds'>;
  readonly listener: Pick<Listener, 'heard'>;
  readonly urls: () => readonly string[];
  readonly seed: number;
}

const POLL_MS = 200;
const ANSWER_MS = 5_000;
const END_EVENTS: ReadonlySet<string> = new Set(['FILLED', 'CANCELED', 'EXPIRED', 'REJECTED']);
const END_STATUSES: ReadonlySet<string> = new Set([
  ...['MATCHED', 'CANCELED', 'CANCELED_MARKET_RESOLVED', 'EXPIRED', 'INVALID', 'REJECTED'],
]);

/** Watches until it is disposed. */
export function watchForFalseEnds({ exchange, listener, urls, seed }: FalseEndsParts): FalseEnds {
  const random = seededRandom(seed);
  const ending = new AbortController();
  const found = new Set<string>();
  let asked = 0;
  let read = 0;

  /** The exchange ends an order before it says so: an end that is heard of an open order is false. */
  function readEvents(): void {
    const { heard } = listener;
    for (const { kind = '', orderId = '' } of heard.slice(read)) {
      if (END_EVENTS.has(kind) && exchange.isOpen(orderId))
        found.add(`${orderId}: ${kind} by event, and it rests`);
    }
    read = heard.length;
  }

  async function askAboutOne(): Promise<void> {
    const openIds = exchange.openIds();
    if (openIds.length === 0) return;
    const orderId = pick(random, openIds);
    const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(ANSWER_MS)]);
    const { order } = await ask({ url: pick(random, urls()), signal }, OrderStateDocument, { id: orderId });
    if (!exchange.isOpen(orderId)) return;
    asked += 1;
    if (order !== null && END_STATUSES.has(order.status)) {
      found.add(`${orderId}: ${order.status} by order(id:), and it rests`);
    }
  }

  async function watch(): Promise<void> {
    while (!ending.signal.aborted) {
      readEvents();
      // A gateway that was killed, or the exchange in a fault, answers nothing.
      await askAboutOne().catch(() => {});
      await pause(POLL_MS, ending.signal);
    }
  }

  const watching = watch();
  return {
    found,
    get asked() {
      return asked;
    },
    async [Symbol.asyncDispose]() {
      ending.abort();
      await watching;
    },
  };
}
