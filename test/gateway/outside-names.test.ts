/**
 * The exchange names orders, trades, tokens and owners. Where it names one like a property that every object has, the row is
 * skipped: nothing changes for the process, and the streams go on.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Floor, openFloor } from '../support/floor.ts';
import { ask, askGraphQL } from '../support/http.ts';
import { type MeddlingProxy, startMeddlingProxy } from '../support/meddling-proxy.ts';
import type { TestGateway } from '../support/start-gateway.ts';
import { untilLive } from '../support/streams.ts';
import { type StubSockets, startStubSockets } from '../support/stub-sockets.ts';
import { subscribe } from '../support/subscriber.ts';

const NAMES = Object.getOwnPropertyNames(Object.prototype);
const CONTENTS = NAMES.map((name) => Object.getOwnPropertyDescriptor(Object.prototype, name));

let floor: Floor;
let sockets: StubSockets;
let proxy: MeddlingProxy;
let gateway: TestGateway;
let market: { readonly conditionId: string; readonly yes: string };
let owner: string;
let wallet: string;

beforeAll(async () => {
  floor = await openFloor();
  sockets = await startStubSockets();
  proxy = await startMeddlingProxy(floor.paper.url);
  gateway = await floor.open({
    exchange: { kind: 'remote', url: proxy.url, wsUrl: sockets.url, isPaper: true },
  });
  market = floor.market('will-it-rain-in-london-this-weekend');
  const { account } = gateway.services.account();
  await account.api();
  owner = account.apiKey ?? '';
  wallet = account.funderAddress;
});
afterAll(async () => {
  await floor[Symbol.asyncDispose]();
  await proxy[Symbol.asyncDispose]();
  await sockets[Symbol.asyncDispose]();
});

const ORDER_ID = `0x${'ab'.repeat(32)}`;
/** As the exchange writes JSON: an own property of any name, `__proto__` too. */
const own = (name: string, value: unknown) => Object.fromEntries([[name, value]]);

const order = (change: object = {}) => ({
  id: ORDER_ID,
  status: 'LIVE',
  owner,
  maker_address: wallet,
  market: market.conditionId,
  asset_id: market.yes,
  side: 'BUY',
  original_size: '100',
  size_matched: '0',
  price: '0.5',
  outcome: 'Yes',
  expiration: '0',
  order_type: 'GTC',
  associate_trades: [],
  created_at: Math.floor(Date.now() / 1000),
  ...change,
});

const trade = (change: object = {}) => ({
  id: 'trade-1',
  taker_order_id: ORDER_ID,
  market: market.conditionId,
  asset_id: market.yes,
  side: 'BUY',
  size: '25',
  fee_rate_bps: '0',
  price: '0.5',
  status: 'MATCHED',
  match_time: String(Math.floor(Date.now() / 1000)),
  last_update: String(Math.floor(Date.now() / 1000)),
  outcome: 'Yes',
  bucket_index: 0,
  owner,
  maker_address: wallet,
  maker_orders: [],
  trader_side: 'TAKER',
  ...change,
});

const frameOf = (kind: 'order' | 'trade', row: object) => ({
  ...row,
  event_type: kind,
  type: kind === 'order' ? 'PLACEMENT' : 'TRADE',
  timestamp: String(Date.now()),
});

/** Rows that each name one thing after a property of every object, and hold a property of such a name. */
const badOrders = (name: string) => [order({ id: name }), order({ asset_id: name }), order({ market: name })];
const badTrades = (name: string) => [
  trade({ id: name }),
  trade({ taker_order_id: name }),
  trade({ asset_id: name }),
];

async function expectUnharmed(): Promise<void> {
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(NAMES);
  expect(NAMES.map((name) => Object.getOwnPropertyDescriptor(Object.prototype, name))).toEqual(CONTENTS);
  expect(({} as { told?: unknown }).told).toBeUndefined();
  const { status, text } = await ask(`${gateway.url}/metrics`);
  expect({ status, isWhole: text.includes('clob_exchange_rows_skipped_total') }).toEqual({
    status: 200,
    isWhole: true,
  });
}

async function data(query: string): Promise<unknown> {
  const { json } = await askGraphQL(gateway.url, query);
  return json;
}

it('in frames of the user socket', async () => {
  const { url } = gateway;
  await using stream = subscribe<{ kind?: string; order?: { orderId: string } }>(
    url,
    'subscription { orderEvents { __typename ... on OrderEvent { kind order { orderId } } } }',
  );
  await untilLive(url);
  for (const name of NAMES) {
    for (const row of badOrders(name)) sockets.send('user', JSON.stringify(frameOf('order', row)));
    for (const row of badTrades(name)) sockets.send('user', JSON.stringify(frameOf('trade', row)));
    // These are read: an owner is a text, and what the protocol has no field for is left out.
    const odd = { ...order({ id: `0x${'cd'.repeat(32)}`, owner: name }), ...own(name, { told: true }) };
    sockets.send('user', JSON.stringify(frameOf('order', odd)));
    const makers = [{ ...own(name, { told: true }), order_id: name, matched_amount: '1', price: '0.5' }];
    sockets.send('user', JSON.stringify(frameOf('trade', trade({ id: `t-${name}`, maker_orders: makers }))));
    sockets.send('user', JSON.stringify(own(name, { told: true })));
  }
  sockets.send('user', JSON.stringify(frameOf('order', order())));
  await stream.until((events) =>
    events.some(({ kind, order: shown }) => kind === 'PLACED' && shown?.orderId === ORDER_ID),
  );
  await expectUnharmed();
});

it('in frames of the market socket', async () => {
  await using stream = subscribe<{ bids: readonly { price: string }[] }>(
    gateway.url,
    'subscription ($tokenId: ID!) { orderBook(tokenId: $tokenId) { bids { price } } }',
    { tokenId: market.yes },
  );
  await stream.until((books) => books.length > 0);
  await expect.poll(() => sockets.connections).toBeGreaterThan(1);
  const book = (change: object) => ({
    event_type: 'book',
    market: market.conditionId,
    asset_id: market.yes,
    timestamp: String(Date.now() + 1_000),
    hash: '0'.repeat(40),
    bids: [{ price: '0.07', size: '10' }],
    asks: [],
    ...change,
  });
  for (const name of NAMES) {
    const level = { price: '0.07', size: '1', side: 'BUY', asset_id: name };
    for (const frame of [
      book({ asset_id: name }),
      book({ market: name }),
      { ...book({}), event_type: 'price_change', price_changes: [level] },
      { ...book({ asset_id: name }), event_type: 'last_trade_price', price: '0.5', size: '1', side: 'BUY' },
      { ...book({}), event_type: 'market_resolved', winning_asset_id: name },
      own(name, { told: true }),
    ]) {
      sockets.send('market', JSON.stringify(frame));
    }
  }
  const seen = stream.events.length;
  sockets.send('market', JSON.stringify(book({})));
  await stream.until((books) => books.slice(seen).some(({ bids }) => bids[0]?.price === '0.07'));
  await expectUnharmed();
});

it('in the rows of lists, and in the keys of what is answered by token', async () => {
  const page = (rows: readonly object[]) =>
    JSON.stringify({ data: rows, next_cursor: 'LTE=', limit: 100, count: rows.length });
  const answers: readonly [RegExp, string][] = [
    [/^GET \/data\/orders$/, page([...NAMES.flatMap(badOrders), order()])],
    [/^GET \/data\/trades$/, page([...NAMES.flatMap(badTrades), trade()])],
    [
      /^GET \/notifications$/,
      JSON.stringify(
        NAMES.map((name, index) => ({
          id: index + 1,
          owner: name,
          timestamp: 1_703_875_200,
          type: 2,
          payload: { ...own(name, { told: true }), ...order({ order_id: name, trade_id: name }) },
        })),
      ),
    ],
    [/^POST \/(midpoints|spreads)$/, JSON.stringify(Object.fromEntries(NAMES.map((name) => [name, '0.5'])))],
  ];
  for (const [route, body] of answers) proxy.spoil(route, { status: 200, body });
  expect(await data('{ openOrders { nodes { orderId } skippedRows } }')).toEqual({
    data: { openOrders: { nodes: [{ orderId: ORDER_ID }], skippedRows: 3 * NAMES.length } },
  });
  expect(await data('{ trades { nodes { tradeId } skippedRows } }')).toEqual({
    data: { trades: { nodes: [{ tradeId: 'trade-1' }], skippedRows: 3 * NAMES.length } },
  });
  expect(await data('{ notifications { __typename notificationId } }')).toEqual({
    data: {
      notifications: NAMES.map((_name, index) => ({
        __typename: 'UnknownNotification',
        notificationId: String(index + 1),
      })),
    },
  });
  expect(await data(`{ token(id: "${market.yes}") { tokenId midpoint spread } }`)).toMatchObject({
    data: { token: { tokenId: market.yes } },
  });
  proxy.mend();
  await expectUnharmed();
});
