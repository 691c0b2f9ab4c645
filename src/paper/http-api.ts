/** The exchange's HTTP side: reads a request whole, hands it to its route, and writes the answer or the refusal as JSON. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Exchange } from './exchange.ts';
import { Refusal } from './refusal.ts';
import { ApiRequest } from './request.ts';
import { Router } from './router.ts';
import { accountRoutes } from './routes/account.ts';
import { dataRoutes } from './routes/data.ts';
import { gammaRoutes } from './routes/gamma.ts';
import { historyRoutes } from './routes/history.ts';
import { keyRoutes } from './routes/keys.ts';
import { marketRoutes } from './routes/markets.ts';
import { orderRoutes } from './routes/orders.ts';
import { priceRoutes } from './routes/prices.ts';
import { rewardRoutes } from './routes/rewards.ts';
import { tradeRoutes } from './routes/trades.ts';

/** A batch of 15 orders is under 15 kB, 1,000 ids to cancel under 70 kB. */
const MOST_BODY_BYTES = 1_000_000;

/** Answers the exchange's HTTP API. */
export function httpApi(exchange: Exchange): RequestListener {
  const router = new Router(
    keyRoutes,
    orderRoutes,
    tradeRoutes,
    accountRoutes,
    marketRoutes,
    priceRoutes,
    historyRoutes,
    rewardRoutes,
    gammaRoutes,
    dataRoutes,
  );
  return (incoming, response) => {
    answer(exchange, router, incoming).then(
      (value) => send(response, 200, value),
      (cause: unknown) => sendFailure(response, cause),
    );
  };
}

async function answer(exchange: Exchange, router: Router, incoming: IncomingMessage): Promise<unknown> {
  const { method = 'GET', url = '/', headers } = incoming;
  const body = await readBody(incoming);
  const mark = url.indexOf('?');
  const path = mark === -1 ? url : url.slice(0, mark);
  const { handler, params } = router.find(method, path);
  const query = new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1));
  return handler(new ApiRequest({ exchange, method, path, query, headers, body, params }));
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Not destroyed on the way out: the refusal of a long body goes over the same socket.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > MOST_BODY_BYTES) {
      throw new Refusal(413, 'Payload exceeds the limit');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function send(response: ServerResponse, status: number, value: unknown, retryAfter?: number): void {
  const body = JSON.stringify(value ?? null);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    // A body that was too long was not read to its end, so the connection is of no more use.
    ...(status === 413 ? { connection: 'close' } : {}),
  });
  response.end(body);
}

function sendFailure(response: ServerResponse, cause: unknown): void {
  if (cause instanceof Refusal) {
    send(response, cause.status, { error: cause.message, ...cause.details }, cause.retryAfter);
    return;
  }
  if (response.destroyed) {
    return;
  }
  const detail = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  process.emitWarning('a request to the paper exchange failed', { type: 'PaperFault', detail });
  send(response, 500, { error: 'internal server error' });
}
