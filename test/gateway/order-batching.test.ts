/** Orders of many requests that share one `POST /orders`, where a window is configured for them to meet in. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  CreateAndPostOrderDocument,
  type CreateAndPostOrderInput,
  HaltTradingDocument,
  RailsDocument,
  SetTradingStateDocument,
} from '../../schema/client.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { run } from '../support/client.ts';
import { newKey } from '../support/floor.ts';
import { type MeddlingProxy, startMeddlingProxy } from '../support/meddling-proxy.ts';
import { restingAnswer } from '../support/order-answers.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

/** Long enough for fifteen requests on a busy machine. */
const WINDOW_MS = 1_000;

let paper: PaperServer;
let proxy: MeddlingProxy;
let gateway: TestGateway;
let tokenId: string;

beforeAll(async () => {
  paper = await startPaper({ quoting: false });
  proxy = await startMeddlingProxy(paper.url);
  gateway = await startGateway({
    exchangeUrl: proxy.url,
    secrets: { privateKey: newKey() },
    config: { orderBatchMs: WINDOW_MS },
  });
  tokenId = paper.exchange.markets.all()[0]?.token(0).tokenId ?? '';
  // The market and the API key are known from here on.
  await place({});
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
  await proxy[Symbol.asyncDispose]();
  await paper[Symbol.asyncDispose]();
});

async function place(change: Partial<CreateAndPostOrderInput>) {
  const input = { tokenId, side: 'BUY', price: '0.01', size: '5', ...change } as const;
  return (await run(gateway.url, CreateAndPostOrderDocument, { input })).createAndPostOrder;
}

/** The posts that work makes to the exchange. */
async function postsDuring(work: () => Promise<void>): Promise<readonly string[]> {
  const before = proxy.asked.length;
  await work();
  return proxy.asked.slice(before).filter((asked) => asked.startsWith('POST /order'));
}

it('fifteen requests at once are one POST /orders; each gets its own answer, and a bad one hurts no other', async () => {
  const keys = Array.from({ length: 15 }, (_, index) => `leg ${index}`);
  const tooMuch = { price: '0.5', size: '30000' };
  const posts = await postsDuring(async () => {
    const answers = await Promise.all(
      keys.map((clientOrderId, index) => place({ clientOrderId, ...(index === 7 && tooMuch) })),
    );
    expect(answers).toEqual(
      keys.map((clientOrderId, index) =>
        index === 7
          ? {
              __typename: 'OrderRejected',
              success: false,
              errorMsg: expect.stringContaining('not enough balance / allowance: the balance is not enough'),
              orderId: expect.stringMatching(/^0x[0-9a-f]{64}$/),
              clientOrderId,
              code: 'NOT_ENOUGH_BALANCE',
              origin: 'EXCHANGE',
              retryAfter: null,
            }
          : restingAnswer(clientOrderId),
      ),
    );
    expect(new Set(answers.map(({ orderId }) => orderId)).size).toBe(15);
  });
  expect(posts).toEqual(['POST /orders']);
});

it('a sixteenth goes by itself', async () => {
  const keys = Array.from({ length: 16 }, (_, index) => `crowd ${index}`);
  const posts = await postsDuring(async () => {
    const answers = await Promise.all(keys.map((clientOrderId) => place({ clientOrderId })));
    expect(answers).toEqual(keys.map(restingAnswer));
  });
  expect(posts).toEqual(['POST /orders', 'POST /order']);
});

it('an order whose deadline passes while it waits is not sent, and the others are', async () => {
  const deadline = new Date(Date.now() + WINDOW_MS / 2).toISOString();
  const posts = await postsDuring(async () => {
    const [late, timely] = await Promise.all([
      place({ clientOrderId: 'late', deadline }),
      place({ clientOrderId: 'timely' }),
    ]);
    expect(timely).toEqual(restingAnswer('timely'));
    expect(late).toEqual({
      __typename: 'OrderRejected',
      success: false,
      errorMsg: `The deadline ${deadline} had passed before the order could be sent`,
      orderId: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      clientOrderId: 'late',
      code: 'DEADLINE_EXCEEDED',
      origin: 'GATEWAY',
      retryAfter: null,
    });
    expect(paper.exchange.engine.openOrders.has(late.orderId ?? '')).toBe(false);
  });
  expect(posts).toEqual(['POST /order']);
});

it('an order that waits when trading is halted is not sent', async () => {
  const posts = await postsDuring(async () => {
    const workingOrders = async () =>
      (await run(gateway.url, RailsDocument, {})).viewer?.rails?.usage?.workingOrders ?? 0;
    const before = await workingOrders();
    const waiting = place({ clientOrderId: 'waiting' });
    await expect.poll(workingOrders).toBe(before + 1);
    const { haltTrading } = await run(gateway.url, HaltTradingDocument, { input: { reason: 'a test' } });
    expect(haltTrading).toMatchObject({ tradingStatus: { state: 'HALTED' } });
    expect(await waiting).toEqual({
      __typename: 'OrderRejected',
      success: false,
      errorMsg: expect.stringMatching(/^Trading is halted: no order is sent/),
      orderId: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      clientOrderId: 'waiting',
      code: 'TRADING_HALTED',
      origin: 'GATEWAY',
      retryAfter: null,
    });
  });
  expect(posts).toEqual([]);
  await run(gateway.url, SetTradingStateDocument, { input: { state: 'ACTIVE', reason: 'a test' } });
});

it('a window that holds only late orders posts nothing', async () => {
  const deadline = new Date(Date.now() + WINDOW_MS / 2).toISOString();
  const posts = await postsDuring(async () => {
    expect(await place({ deadline })).toMatchObject({ code: 'DEADLINE_EXCEEDED', origin: 'GATEWAY' });
  });
  expect(posts).toEqual([]);
});
