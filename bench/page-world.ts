/** The world of the page bench: a paper exchange, and an account with 100 open orders in 40 markets and 200 trades of 20 outcomes. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { readConfig } from '../src/config.ts';
import type { Environment } from '../src/environment.ts';
import type { OrderOutcome } from '../src/journal/order-outcome.ts';
import type { KeyedRequest } from '../src/modules/orders/order-request.ts';
import type { Market } from '../src/paper/market.ts';
import { startPaper } from '../src/paper/start.ts';
import { Secrets } from '../src/secrets.ts';
import { type Server, startServer } from '../src/server.ts';
import { openMarkets } from '../test/support/busy-paper.ts';
import { newKey } from '../test/support/floor.ts';

const MARKETS = 100;
const ORDER_MARKETS = 40;
const ORDERS = 100;
const TRADED = 20;
const TRADES = 200;

/** Calls that a piece of work made to the exchange, and how long it took. */
export interface Counted {
  readonly calls: number;
  readonly ms: number;
}

export interface PageWorld extends AsyncDisposable {
  readonly url: string;
  readonly privateKey: string;
  /** Those with open orders. */
  readonly orderMarkets: readonly Market[];
  /** Tokens that were traded. */
  readonly heldTokens: readonly string[];
  /** Every token there is. */
  readonly tokens: readonly string[];
  /** A gateway for the account that has read nothing yet. */
  openGateway(environment?: Environment): Promise<Server>;
  count(work: () => Promise<unknown>): Promise<Counted>;
}

/** Builds the world and closes what built it. */
export async function openPageWorld(): Promise<PageWorld> {
  const paper = await startPaper({ quoting: false, settlementDelays: { minedMs: 0, confirmedMs: 1 } });
  const markets = openMarkets(paper.exchange, MARKETS);
  const privateKey = newKey();
  const open = (key: string): Promise<Server> => openServer(paper.url, key);
  {
    await using account = await open(privateKey);
    await using counterparty = await open(newKey());
    for (let trade = 0; trade < TRADES; trade += 1) {
      const [yes, no] = markets[trade % TRADED]?.terms.tokens ?? [];
      await place(counterparty, no?.tokenId, '0.5');
      await place(account, yes?.tokenId, '0.5');
    }
    // Somebody sells in each market, so that every book has two sides.
    for (const { terms } of markets) await place(counterparty, terms.tokens[1].tokenId, '0.1');
    for (let order = 0; order < ORDERS; order += 1) {
      await place(account, markets[order % ORDER_MARKETS]?.terms.tokens[0].tokenId, '0.1');
    }
  }
  const port = Number(new URL(paper.url).port);
  return {
    url: paper.url,
    privateKey,
    orderMarkets: markets.slice(0, ORDER_MARKETS),
    heldTokens: markets.slice(0, TRADED).map(({ terms }) => terms.tokens[0].tokenId),
    tokens: markets.flatMap(({ terms }) => terms.tokens.map(({ tokenId }) => tokenId)),
    openGateway: (environment) => openServer(paper.url, privateKey, environment),
    count: (work) => countCalls(port, work),
    [Symbol.asyncDispose]: () => paper[Symbol.asyncDispose](),
  };
}

/** A gateway on an exchange that offers the Gamma and Data APIs as the paper exchange does. It logs nothing. */
export function openServer(
  exchangeUrl: string,
  privateKey: string,
  environment: Environment = {},
): Promise<Server> {
  const { config } = readConfig({
    ...environment,
    PORT: '0',
    CLOB_URL: exchangeUrl,
    PAPER: 'on',
    GAMMA_URL: `${exchangeUrl}/gamma`,
    DATA_URL: `${exchangeUrl}/data-api`,
    LOG_LEVEL: 'silent',
  });
  return startServer({ config, secrets: new Secrets({ privateKey }) });
}

let placed = 0;

async function place(server: Server, tokenId = '', price: string): Promise<OrderOutcome> {
  placed += 1;
  const request: KeyedRequest = {
    clientOrderId: `page-${placed}`,
    isNewKey: true,
    deadline: undefined,
    request: {
      kind: 'limit',
      tokenId,
      side: 'BUY',
      price,
      size: '5',
      orderType: 'GTC',
      postOnly: false,
      deferExec: false,
    },
  };
  const [outcome] = await server.services.account().orders.place([request], 'bench');
  if (outcome?.kind !== 'placed') throw new Error(`an order of the world was ${outcome?.kind}`);
  return outcome;
}

/** Counts the requests that Node's HTTP servers of this process take on the exchange's port. */
async function countCalls(port: number, work: () => Promise<unknown>): Promise<Counted> {
  let calls = 0;
  const note = (message: unknown): void => {
    const { request } = message as { readonly request: IncomingMessage };
    if (request.socket.localPort === port) calls += 1;
  };
  subscribe('http.server.request.start', note);
  const begun = performance.now();
  try {
    await work();
    return { calls, ms: performance.now() - begun };
  } finally {
    unsubscribe('http.server.request.start', note);
  }
}
