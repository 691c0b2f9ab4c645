/** A relay that passes every request on to an exchange, and keeps what orders looked like on the way. */
import { text } from 'node:stream/consumers';
import { request } from 'undici';
import { type StubExchange, startStubExchange } from './stub-exchange.ts';

/** A `POST /order` as it was sent. */
export interface PostedOrder {
  /** The body, byte for byte. */
  readonly body: string;
  /** The five L2 headers, names in lower case. */
  readonly auth: Readonly<Record<string, string>>;
}

export interface Relay extends StubExchange {
  /** The orders posted since this was last called. */
  take(): PostedOrder[];
}

export async function startRelay(exchangeUrl: string): Promise<Relay> {
  let posted: PostedOrder[] = [];
  const stub = await startStubExchange(async (incoming, outgoing) => {
    const { method = 'GET', url = '/' } = incoming;
    const auth = Object.fromEntries(
      Object.entries(incoming.headers).flatMap(([name, value]) =>
        name.startsWith('poly_') && typeof value === 'string' ? [[name, value]] : [],
      ),
    );
    const body = await text(incoming);
    if (method === 'POST' && url.startsWith('/order')) posted.push({ body, auth });
    const answer = await request(`${exchangeUrl}${url}`, {
      method,
      headers: { ...auth, 'content-type': 'application/json' },
      body,
    });
    outgoing.writeHead(answer.statusCode, { 'content-type': 'application/json' });
    outgoing.end(await answer.body.text());
  });
  return {
    ...stub,
    take() {
      const taken = posted;
      posted = [];
      return taken;
    },
  };
}
