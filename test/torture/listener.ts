/** A caller that subscribes all through: at some gateway that is up, then at another, behind the last place it heard. */
import { seededRandom } from '../../src/paper/random.ts';
import { pause } from '../../src/streams/timers.ts';
import { type Subscriber, subscribe } from '../support/subscriber.ts';
import type { HeardElement } from './misheard.ts';
import { pick } from './pick.ts';

export interface Listener extends AsyncDisposable {
  /** What it was told so far, in order. */
  readonly heard: readonly HeardElement[];
}

export interface ListenerParts {
  readonly seed: number;
  /** The gateways to choose from. */
  readonly urls: () => readonly string[];
}

/** Each takes `$since` and gives `cursor` with every element. */
const STREAMS: readonly string[] = [
  `subscription ($since: ID) {
    orderEvents(since: $since) {
      ... on OrderEvent { cursor kind orderId tradeId order { sizeMatched } }
      ... on StreamGap { cursor reason from to }
      ... on Resynced { cursor }
    }
  }`,
  `subscription ($since: ID) {
    tradeEvents(since: $since) {
      ... on TradeEvent { cursor step tradeId ownFills { tokenId side size amount fee } }
      ... on StreamGap { cursor reason from to }
      ... on Resynced { cursor }
    }
  }`,
];

const PAUSE_MS = 100;

/** Listens to the orders and the trades of the account until it is disposed. */
export function listenToAll(parts: ListenerParts): Listener {
  const listeners: Listener[] = [];
  // The streams are of one log. Who has heard nothing yet goes on behind the first that anybody heard.
  const first = (): string | undefined => listeners.find(({ heard }) => heard.length > 0)?.heard[0]?.cursor;
  for (const query of STREAMS) listeners.push(listen(query, parts, first));
  return {
    get heard() {
      return listeners.flatMap(({ heard }) => heard);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(listeners.map((one) => one[Symbol.asyncDispose]()));
    },
  };
}

function listen(query: string, { seed, urls }: ListenerParts, first: () => string | undefined): Listener {
  const random = seededRandom(seed);
  const ending = new AbortController();
  const before: HeardElement[] = [];
  let stream: Subscriber<HeardElement> | undefined;

  async function listenOn(): Promise<void> {
    while (!ending.signal.aborted) {
      const since = before.at(-1)?.cursor ?? first();
      const now = subscribe<HeardElement>(pick(random, urls()), query, { since });
      stream = now;
      await now.ended;
      stream = undefined;
      before.push(...now.events);
      await now[Symbol.asyncDispose]();
      await pause(PAUSE_MS, ending.signal);
    }
  }

  const listening = listenOn();
  return {
    get heard() {
      return [...before, ...(stream?.events ?? [])];
    },
    async [Symbol.asyncDispose]() {
      ending.abort();
      await stream?.[Symbol.asyncDispose]();
      await listening;
    },
  };
}
