/** A desk whose gateway has a subscriber of its own orders, over the exchange's own sockets. */
import type { EndedOrders } from '../../src/paper/exchange.ts';
import { type Desk, openDesk } from './desk.ts';
import type { TestGateway } from './start-gateway.ts';
import { untilLive } from './streams.ts';
import { type Subscriber, subscribe } from './subscriber.ts';

export interface WatchedDesk<Element> extends AsyncDisposable {
  readonly desk: Desk;
  readonly gateway: TestGateway;
  readonly events: Subscriber<Element>;
}

/** Opens a desk and resolves when the gateway's stream is live. */
export async function openWatchedDesk<Element>(
  endedOrders: EndedOrders,
  subscription: string,
): Promise<WatchedDesk<Element>> {
  const desk = await openDesk({ endedOrders });
  const { paper, proxy } = desk;
  const gateway = await desk.start({
    exchange: { kind: 'remote', url: proxy.url, wsUrl: paper.wsUrl, isPaper: true },
  });
  const events = subscribe<Element>(gateway.url, subscription);
  await untilLive(gateway.url);
  return {
    desk,
    gateway,
    events,
    async [Symbol.asyncDispose]() {
      await events[Symbol.asyncDispose]();
      await desk[Symbol.asyncDispose]();
    },
  };
}
