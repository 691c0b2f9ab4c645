/** The exchange's HTTP side: reads a request whole, hands it to its route, and answers, as faultily as it was told to. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Exchange } from './exchange.ts';
import { deliver } from './faults/deliver.ts';
import { Refusal } from './refusal.ts';
import { replyTo, writeReply } from './reply.ts';
import { ApiRequest } from './request.ts';
import { Router } from './router.ts';
import { accountRoutes } from './routes/account.ts';
import { type Control, controlRoutes } from './routes/control.ts';
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
const CONTROL_PATH = '/paper/';

/** Answers the exchange's HTTP API; with `control`, that of its faults too, which meets none itself. */
export function httpApi(
  exchange: Exchange,
  { control }: { readonly control: Control | undefined },
): RequestListener {
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
    ...(control ? [controlRoutes(control)] : []),
  );
  return (incoming, response) => void serve(exchange, router, incoming, response);
}

async function serve(
  exchange: Exchange,
  router: Router,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming;
  const mark = url.indexOf('?');
  const path = mark === -1 ? url : url.slice(0, mark);
  let body: Buffer;
  try {
    body = await readBody(incoming);
  } catch (cause) {
    // What is no refusal is a connection that broke on the way: nobody is left to be told.
    if (cause instanceof Refusal) {
      const refused = replyTo(() => {
        throw cause;
      });
      writeReply(response, refused);
    }
    return;
  }
  const fault = path.startsWith(CONTROL_PATH) ? undefined : exchange.faults.plan.forRequest(method, path);
  await deliver(fault, {
    exchange,
    response,
    carryOut: () => {
      const reply = replyTo(() => {
        const { handler, params } = router.find(method, path);
        const query = new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1));
        return handler(new ApiRequest({ exchange, method, path, query, headers, body, params }));
      });
      exchange.stepEnded.emit(undefined);
      return reply;
    },
  });
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
