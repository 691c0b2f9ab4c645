/** A paper exchange behind a meddling proxy, gateways before it, and what tests of an order's safety ask of them. */
import {
  CreateAndPostOrderDocument,
  type CreateAndPostOrderInput,
  OpenOrdersDocument,
  OrderStateDocument,
} from '../../schema/client.ts';
import type { Config } from '../../src/config.ts';
import type { OrderOutcome } from '../../src/journal/order-outcome.ts';
import { type PaperOptions, type PaperServer, startPaper } from '../../src/paper/start.ts';
import type { SecretValues } from '../../src/secrets.ts';
import { run } from './client.ts';
import { newKey } from './floor.ts';
import { type MeddlingProxy, startMeddlingProxy } from './meddling-proxy.ts';
import { startGateway, type TestGateway } from './start-gateway.ts';

export const POST = /^POST \/order$/;
/** By id and by trades; not the list of open orders, which the limits are worked out from. */
export const LOOK_UPS = /^GET \/data\/(order\/|trades)/;

/** A gateway in this process or in another. */
type Reached = Pick<TestGateway, 'url'>;

export interface Desk extends AsyncDisposable {
  readonly paper: PaperServer;
  readonly proxy: MeddlingProxy;
  /** A gateway of the desk's account. */
  start(config?: Partial<Config>, secrets?: SecretValues): Promise<TestGateway>;
  /** An order that rests. */
  resting(change?: Partial<CreateAndPostOrderInput>): CreateAndPostOrderInput;
  place(gateway: Reached, input: CreateAndPostOrderInput): Promise<PlacedOrNot>;
  stateOf(gateway: Reached, orderId: string | null): Promise<OrderState>;
  /** Ids of the orders that rest at the exchange. */
  openIds(gateway: Reached): Promise<readonly string[]>;
  /** How many orders were posted, one by one. */
  posts(): number;
}

type PlacedOrNot = Awaited<ReturnType<typeof place>>;
type OrderState = Awaited<ReturnType<typeof stateOf>>;

async function place({ url }: Reached, input: CreateAndPostOrderInput) {
  return (await run(url, CreateAndPostOrderDocument, { input })).createAndPostOrder;
}

async function stateOf({ url }: Reached, orderId: string | null) {
  return (await run(url, OrderStateDocument, { id: orderId ?? '' })).order;
}

/** The next outcome that a gateway finds out behind a caller's back. */
export function nextDecided(gateway: TestGateway): Promise<OrderOutcome> {
  return new Promise((resolve) => {
    const listening = gateway.services.account().orders.onDecided((outcome) => {
      listening[Symbol.dispose]();
      resolve(outcome);
    });
  });
}

/** A place where a request is held up: a test hears when it has come there, and lets it go on. */
export function held(): { wait(): Promise<void>; readonly reached: Promise<void>; open(): void } {
  let reach = (): void => {};
  let open = (): void => {};
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    wait() {
      reach();
      return opened;
    },
    reached,
    open,
  };
}

/** Opens a desk. */
export async function openDesk(options: PaperOptions = {}): Promise<Desk> {
  const paper = await startPaper({ quoting: false, ...options });
  const proxy = await startMeddlingProxy(paper.url);
  const privateKey = newKey();
  const gateways: TestGateway[] = [];
  const tokenId = paper.exchange.markets.all()[0]?.token(0).tokenId ?? '';
  return {
    paper,
    proxy,
    async start(config = {}, secrets = {}) {
      const gateway = await startGateway({
        exchangeUrl: proxy.url,
        secrets: { privateKey, ...secrets },
        config,
      });
      gateways.push(gateway);
      return gateway;
    },
    resting: (change = {}) => ({ tokenId, side: 'BUY', price: '0.01', size: '5', ...change }),
    place,
    stateOf,
    async openIds({ url }) {
      const { openOrders } = await run(url, OpenOrdersDocument, {});
      return (openOrders?.edges ?? []).map(({ node }) => node.orderId);
    },
    posts: () => proxy.asked.filter((question) => POST.test(question)).length,
    async [Symbol.asyncDispose]() {
      for (const gateway of gateways) await gateway[Symbol.asyncDispose]();
      await proxy[Symbol.asyncDispose]();
      await paper[Symbol.asyncDispose]();
    },
  };
}
