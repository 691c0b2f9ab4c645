/** Balances and positions of an account as they change: payouts, deposits, own fills, outages. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CreateAndPostOrderDocument } from '../../schema/client.ts';
import { run } from '../support/client.ts';
import { type Floor, type FloorMarket, openFloor } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';
import { untilLive } from '../support/streams.ts';
import { subscribe } from '../support/subscriber.ts';

interface Balance {
  readonly tokenId: string | null;
  readonly balance: string;
  readonly stale: boolean;
}

const BALANCES =
  'subscription ($tokenIds: [ID!]) { balances(tokenIds: $tokenIds) { tokenId balance stale } }';

let floor: Floor;
let foxes: FloorMarket;
beforeEach(async () => {
  floor = await openFloor({ enriched: true });
  foxes = floor.market('paper-cup-winner-red-foxes');
});
afterEach(() => floor[Symbol.asyncDispose]());

/** Alice buys 10 Yes at 0.46, and bob the No against them. */
async function trade(): Promise<void> {
  for (const [gateway, tokenId, price] of [
    [floor.alice, foxes.yes, '0.46'],
    [floor.bob, foxes.no, '0.54'],
  ] as const) {
    const { createAndPostOrder } = await run(gateway.url, CreateAndPostOrderDocument, {
      input: { tokenId, side: 'BUY', price, size: '10' },
    });
    expect(createAndPostOrder?.__typename).toBe('OrderPlaced');
  }
}

const last = (all: readonly Balance[], tokenId: string | null) =>
  all.findLast((balance) => balance.tokenId === tokenId);

it('shows the payout and the vanished shares of a resolution, and a deposit', {
  timeout: 60_000,
}, async () => {
  const { exchange } = floor.paper;
  await using stream = subscribe<Balance>(floor.alice.url, BALANCES, { tokenIds: [foxes.yes] });
  await untilLive(floor.alice.url);
  await trade();
  await stream.until((all) => last(all, foxes.yes)?.balance === '10');
  const before = Number(last(stream.events, null)?.balance);

  const market = exchange.markets.byToken(foxes.yes)?.market;
  if (market === undefined) throw new Error('no market');
  exchange.resolve(market, 0);
  await stream.until(
    (all) => last(all, foxes.yes)?.balance === '0' && Number(last(all, null)?.balance) === before + 10,
  );

  const { account } = floor.alice.services.account();
  exchange.fund(
    exchange.accounts.bind(exchange.accounts.of(account.address), 0, account.address),
    5_000_000n,
  );
  await stream.until((all) => Number(last(all, null)?.balance) === before + 15);
});

it('says that it is stale through an outage, and that it is right again', { timeout: 90_000 }, async () => {
  const { faults } = floor.paper.exchange;
  await using stream = subscribe<Balance>(floor.alice.url, BALANCES);
  await untilLive(floor.alice.url);
  await stream.until((all) => all.length > 0);
  const outageAt = performance.now();
  faults.set({
    requests: [{ fault: { kind: 'lose-request' } }],
    sockets: { user: { refuse: true, silence: 'everything' } },
  });
  await stream.until((all) => last(all, null)?.stale === true);
  expect(performance.now() - outageAt).toBeLessThan(25_000);
  faults.set({});
  await stream.until((all) => last(all, null)?.stale === false);
});

it('follows at most 100 tokens', async () => {
  const tokenIds = Array.from({ length: 101 }, (_, index) => String(index + 1));
  await using stream = subscribe<Balance>(floor.alice.url, BALANCES, { tokenIds });
  expect(await stream.ended).toEqual([
    expect.objectContaining({
      message:
        'tokenIds has 101 ids; it must have at most 100. Query positions for the shares of more tokens.',
      extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    }),
  ]);
});

it("has positions that are not behind the account's own fills", { timeout: 60_000 }, async () => {
  const sizes = async (): Promise<unknown> => {
    const query = `{ token(id: "${foxes.yes}") { position { size } } positions(first: 10) { nodes { tokenId size } } }`;
    return ((await askGraphQL(floor.alice.url, query)).json as { data: unknown }).data;
  };
  expect(await sizes()).toEqual({ token: { position: null }, positions: { nodes: [] } });
  for (const size of ['10', '20', '30']) {
    await trade();
    expect(await sizes()).toEqual({
      token: { position: { size } },
      positions: { nodes: [{ tokenId: foxes.yes, size }] },
    });
  }
});
