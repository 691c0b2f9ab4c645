/**
 * A cancel while the exchange is slow to answer orders: `cancelOrder` and `haltTrading(cancelAll: true)` with nothing under
 * way, and while 48 orders hang. Paper exchange, the proxy that holds the answers, gateway and caller share one process.
 * Run: npx tsx bench/slow-orders.ts
 */
import { CancelOrderDocument, HaltTradingDocument, SetTradingStateDocument } from '../schema/client.ts';
import { run as ask } from '../test/support/client.ts';
import { type Desk, openDesk } from '../test/support/desk.ts';
import { hangOrders, ORDER_SOCKETS } from '../test/support/hanging-orders.ts';
import type { TestGateway } from '../test/support/start-gateway.ts';
import { quantile } from './quantile.ts';

const CANCELS = 50;

export interface SlowOrdersResult {
  readonly what: string;
  /** Milliseconds with nothing under way. */
  readonly idle: number;
  /** Milliseconds while 48 orders hang. */
  readonly hanging: number;
  readonly ratio: number;
}

/** Measures the median of 50 cancels, and one halt, both ways. */
export async function run(): Promise<readonly SlowOrdersResult[]> {
  await using desk = await openDesk();
  const gateway = await desk.start();
  await measureCancels(desk, gateway);
  await measureHalt(gateway);
  const idleCancel = await measureCancels(desk, gateway);
  // As many as the exchange takes of those that hang.
  await restingOrders(desk, gateway, ORDER_SOCKETS);
  const idleHalt = await measureHalt(gateway);

  const resting = await restingOrders(desk, gateway);
  const orders = await hangOrders(desk, gateway);
  const hangingCancel = await measure(gateway, resting);
  const hangingHalt = await measureHalt(gateway);
  await orders.answer();
  return [
    { what: 'cancelOrder', idle: idleCancel, hanging: hangingCancel, ratio: hangingCancel / idleCancel },
    {
      what: 'haltTrading(cancelAll: true)',
      idle: idleHalt,
      hanging: hangingHalt,
      ratio: hangingHalt / idleHalt,
    },
  ];
}

async function restingOrders(desk: Desk, gateway: TestGateway, count = CANCELS): Promise<readonly string[]> {
  const placing = Array.from({ length: count }, () => desk.place(gateway, desk.resting()));
  return (await Promise.all(placing)).map(({ orderId }) => orderId ?? '');
}

async function measureCancels(desk: Desk, gateway: TestGateway): Promise<number> {
  return measure(gateway, await restingOrders(desk, gateway));
}

async function measure({ url }: TestGateway, orderIds: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (const orderId of orderIds) {
    const begun = performance.now();
    const { cancelOrder } = await ask(url, CancelOrderDocument, { input: { orderId } });
    if (!('canceled' in cancelOrder)) throw new Error(JSON.stringify(cancelOrder));
    times.push(performance.now() - begun);
  }
  return quantile(times, 0.5);
}

async function measureHalt({ url }: TestGateway): Promise<number> {
  const begun = performance.now();
  await ask(url, HaltTradingDocument, { input: { cancelAll: true } });
  const took = performance.now() - begun;
  await ask(url, SetTradingStateDocument, { input: { state: 'ACTIVE' } });
  return took;
}

if (process.argv[1] === import.meta.filename) console.log(JSON.stringify(await run(), null, 2));
