/** Addresses, however the exchange spells them, are checksummed in every answer; and one document reads every notification. */
import { ethers } from 'ethers';
import { isInterfaceType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { schema } from '../../src/schema.ts';
import { type Floor, openFloor } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';
import { type MeddlingProxy, startMeddlingProxy } from '../support/meddling-proxy.ts';
import { costsACall, everythingOf, type Keep } from '../support/select-everything.ts';
import type { TestGateway } from '../support/start-gateway.ts';
import { openOrder, trade } from '../unit/clob/wire/fixtures.ts';

const LOWER = '0xd8da6bf26964af9d7eed9e03e53415d37aa96045';

let floor: Floor;
let proxy: MeddlingProxy;
let gateway: TestGateway;
beforeAll(async () => {
  floor = await openFloor();
  proxy = await startMeddlingProxy(floor.paper.url);
  gateway = await floor.open({
    exchange: { kind: 'remote', url: proxy.url, wsUrl: floor.paper.wsUrl, isPaper: true },
    gammaUrl: `${proxy.url}/gamma`,
    dataUrl: `${proxy.url}/data-api`,
  });
});
afterAll(async () => {
  await floor[Symbol.asyncDispose]();
  await proxy[Symbol.asyncDispose]();
});

/** A market that exists, so that what joins it finds it. */
const ids = () => {
  const { conditionId, yes } = floor.market('will-it-rain-in-london-this-weekend');
  return { market: conditionId, asset_id: yes };
};
const page = (row: object) => JSON.stringify({ data: [row], next_cursor: 'LTE=', limit: 100, count: 1 });

/** One of each of the kinds, and one of a kind that is not known. */
function notifications(): readonly object[] {
  const { market, asset_id } = ids();
  const order = {
    order_id: `0x${'ab'.repeat(32)}`,
    condition_id: market,
    asset_id,
    side: 'BUY',
    price: '0.5',
    original_size: '10',
    matched_size: '5',
    remaining_size: '5',
    trade_id: 'trade-1',
  };
  const redeemed = { proxyWallet: LOWER, amount: '5', conditionId: market };
  const payloads = [
    order,
    order,
    { condition_id: market, tokens: [] },
    { condition_id: market, tokens: [{ token_id: asset_id, winner: true, outcome: 'Yes' }] },
    { proxyWallet: LOWER, reward: '1.5' },
    { id: '7', body: 'Hello', userAddress: LOWER },
    { proxyWallet: LOWER, amount: '1.5' },
    order,
    redeemed,
    redeemed,
    {},
  ];
  return payloads.map((payload, index) => ({
    id: index + 1,
    type: index + 1,
    owner: '',
    timestamp: 1_703_875_200,
    payload,
  }));
}

const lists: readonly [route: RegExp, body: () => string][] = [
  [/^GET \/data\/orders$/, () => page({ ...openOrder, ...ids(), maker_address: LOWER })],
  [
    /^GET \/data\/trades$/,
    () =>
      page({
        ...trade,
        ...ids(),
        maker_address: LOWER,
        maker_orders: [{ ...trade.maker_orders[0], maker_address: LOWER, asset_id: ids().asset_id }],
      }),
  ],
  [/^GET \/notifications$/, () => JSON.stringify(notifications())],
  [
    /^GET \/data-api\/v2\/positions$/,
    () => {
      const { market, asset_id } = ids();
      const row = { proxy_wallet: LOWER, token_id: asset_id, condition_id: market, current_size: '10' };
      return JSON.stringify({ data: [row], pagination: { has_more: false } });
    },
  ],
];

/** A payload is as the exchange wrote it. */
const keep: Keep = (field) => !costsACall(field) && field.name !== 'payload';

/** Every text of an answer that is an address, by where it stands. */
function addressesIn(value: unknown, path = ''): readonly [string, string][] {
  if (typeof value === 'string') return /^0x[0-9a-f]{40}$/i.test(value) ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    addressesIn(inner, /^\d+$/.test(key) ? path : `${path}.${key}`),
  );
}

it('one document reads all kinds of notifications, with the condition id of each, and every address is checksummed', async () => {
  for (const [route, body] of lists) proxy.spoil(route, { status: 200, body: body() });
  const notification = schema.getType('Notification');
  if (!isInterfaceType(notification)) throw new Error('no interface');
  const kinds = schema.getPossibleTypes(notification).map(({ name }) => name);
  const query = `{
    viewer { ${everythingOf('Viewer', 1, keep)} }
    openOrders { nodes { ${everythingOf('Order', 1, keep)} } }
    trades { nodes { ${everythingOf('Trade', 1, keep)} makerOrders { ${everythingOf('MakerOrder', 1, keep)} } } }
    positions { nodes { ${everythingOf('Position', 1, keep)} } }
    notifications { ${kinds.map((kind) => `... on ${kind} { ${everythingOf(kind, 1, keep)} }`).join(' ')} }
  }`;
  const { json } = await askGraphQL(gateway.url, query);
  const { data, errors } = json as { data: Record<string, unknown>; errors?: unknown };
  expect(errors).toBeUndefined();

  const { market } = ids();
  const read = data.notifications as readonly { __typename: string; conditionId?: string }[];
  expect(new Set(read.map(({ __typename }) => __typename))).toEqual(new Set(kinds));
  const withMarket = read.filter((row) => 'conditionId' in row);
  expect(withMarket.map(({ conditionId }) => conditionId)).toEqual(withMarket.map(() => market));
  expect(withMarket).toHaveLength(7);

  const found = addressesIn(data);
  expect(found).toEqual(found.map(([path, address]) => [path, ethers.getAddress(address)]));
  expect([...new Set(found.map(([path]) => path))].toSorted()).toMatchInlineSnapshot(`
    [
      ".notifications.author",
      ".notifications.proxyWallet",
      ".openOrders.nodes.makerAddress",
      ".positions.nodes.walletAddress",
      ".trades.nodes.makerAddress",
      ".trades.nodes.makerOrders.makerAddress",
      ".viewer.funderAddress",
      ".viewer.signerAddress",
    ]
  `);
});
