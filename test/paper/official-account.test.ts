import * as v1 from '@polymarket/clob-client';
import * as v2 from '@polymarket/clob-client-v2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heldClock } from '../../src/paper/clock.ts';
import { startPaper } from '../../src/paper/start.ts';
import { parseMicros } from '../../src/protocol/decimal.ts';
import { type OfficialTrader, openClientV1, openClientV2 } from '../support/official-clients.ts';
import { UUID } from '../support/official-shapes.ts';
import { type HeldPaper, openMarket } from './fixture.ts';

const SECOND = Math.floor(Date.now() / 1000);

let paper: HeldPaper;
beforeEach(async () => {
  const clock = heldClock(SECOND * 1000);
  paper = { ...(await startPaper({ clock, quoting: false })), clock };
});
afterEach(() => paper[Symbol.asyncDispose]());

interface Bid {
  readonly tokenID: string;
  readonly price: number;
  readonly size: number;
}

interface AccountTrader extends OfficialTrader<v1.ClobClient | v2.ClobClient> {
  /** Rests a limit order and gives its id. */
  bid(order: Bid): Promise<string>;
}

const CLIENTS = [
  {
    name: 'clob-client-v2 1.1.0',
    orderVersion: 2 as const,
    async open(): Promise<AccountTrader> {
      const trader = await openClientV2(paper.url);
      const bid = async (order: Bid) =>
        (await trader.client.createAndPostOrder({ ...order, side: v2.Side.BUY })).orderID;
      return { ...trader, bid };
    },
  },
  {
    name: 'clob-client 5.8.1',
    orderVersion: 1 as const,
    async open(): Promise<AccountTrader> {
      const trader = await openClientV1(paper.url);
      const bid = async (order: Bid) =>
        (await trader.client.createAndPostOrder({ ...order, side: v1.Side.BUY })).orderID;
      return { ...trader, bid };
    },
  },
];

describe.each(CLIENTS)('$name', ({ name, orderVersion, open }) => {
  let trader: AccountTrader;
  beforeEach(async () => {
    paper.exchange.orderVersion = orderVersion;
    trader = await open();
  });

  it('makes API keys by nonce, derives them again, lists them, and deletes the one it uses', async () => {
    const { client, apiKey } = trader;
    const second = await client.createApiKey(7);
    expect(second).toEqual({
      key: UUID,
      secret: expect.stringMatching(/^[A-Za-z0-9_-]{43}=$/),
      passphrase: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await client.deriveApiKey(7)).toEqual(second);
    expect(await client.deriveApiKey()).toEqual(client.creds);
    // The clients' types say credentials; the exchange gives ids.
    expect(await client.getApiKeys()).toEqual({ apiKeys: [apiKey, second.key] });
    await expect(client.createApiKey(7)).rejects.toThrow('Could not create api key');
    await expect(client.deriveApiKey(8)).rejects.toThrow('Could not derive api key!');

    expect(await client.deleteApiKey()).toBe('OK');
    await expect(client.getApiKeys()).rejects.toThrow('Unauthorized/Invalid api key');
  });

  it('makes, lists and deletes read-only and builder keys', async () => {
    const { client } = trader;
    const { apiKey, ...rest } = await client.createReadonlyApiKey();
    expect([apiKey, rest]).toEqual([UUID, {}]);
    expect(await client.getReadonlyApiKeys()).toEqual([apiKey]);
    expect(await client.deleteReadonlyApiKey(apiKey)).toBe(true);
    expect(await client.getReadonlyApiKeys()).toEqual([]);

    const builder = await client.createBuilderApiKey();
    expect(builder).toEqual({ key: UUID, secret: expect.any(String), passphrase: expect.any(String) });
    const createdAt = new Date(SECOND * 1000).toISOString();
    expect(await client.getBuilderApiKeys()).toEqual([{ key: builder.key, createdAt }]);
  });

  it('asks whether it may only close positions', async () => {
    const { client, address } = trader;
    expect(await client.getClosedOnlyMode()).toEqual({ closed_only: false });
    paper.exchange.restrict(paper.exchange.accounts.of(address), 'closed-only');
    expect(await client.getClosedOnlyMode()).toEqual({ closed_only: true });
    const { tokenId: tokenID } = openMarket(paper, `closed-only-${name}`).token(0);
    await expect(trader.bid({ tokenID, price: 0.4, size: 10 })).rejects.toThrow(
      `'${address}' address in closed only mode`,
    );
  });

  it('is told of a cancelled order, and drops what it has read', async () => {
    const { client, apiKey } = trader;
    const market = openMarket(paper, `notices-${name}`);
    const id = await trader.bid({ tokenID: market.token(0).tokenId, price: 0.4, size: 10 });
    await client.cancelOrder({ orderID: id });
    const notifications = await client.getNotifications();
    expect(notifications).toEqual([
      {
        id: expect.any(Number),
        type: 1,
        owner: apiKey,
        timestamp: SECOND,
        payload: {
          order_id: id,
          market: market.terms.conditionId,
          condition_id: market.terms.conditionId,
          asset_id: market.token(0).tokenId,
          side: 'BUY',
          price: '0.4',
          original_size: '10',
          matched_size: '0',
          remaining_size: '10',
          outcome: 'Yes',
          outcome_index: 0,
          owner: apiKey,
          trade_id: '',
          transaction_hash: '',
          type: 'GTC',
          question: market.terms.question,
          market_slug: market.terms.slug,
          icon: '',
          image: '',
          eventSlug: market.terms.slug,
          seriesSlug: '',
        },
      },
    ]);
    const ids = notifications.map((notification) => ('id' in notification ? String(notification.id) : ''));
    expect(await client.dropNotifications({ ids })).toBe('OK');
    expect(await client.getNotifications()).toEqual([]);
  });

  it('asks which orders earn rewards, and reads the rewards of markets', async () => {
    const { client, address } = trader;
    const market = openMarket(paper, `rewards-${name}`, {
      rewards: {
        minimumSize: parseMicros('20'),
        maximumSpread: parseMicros('0.03'),
        dailyRate: parseMicros('100'),
      },
    });
    const [yes, no] = [market.token(0), market.token(1)];
    const near = await trader.bid({ tokenID: yes.tokenId, price: 0.49, size: 20 });
    const far = await trader.bid({ tokenID: yes.tokenId, price: 0.3, size: 20 });
    await trader.bid({ tokenID: no.tokenId, price: 0.49, size: 20 });
    expect(await client.isOrderScoring({ order_id: near })).toEqual({ scoring: true });
    expect(await client.areOrdersScoring({ orderIds: [near, far] })).toEqual({ [near]: true, [far]: false });

    const asset = '0xC011a7E12a19f7B1f670d46F03B03f3342E82DFB';
    const row = {
      condition_id: market.terms.conditionId,
      question: market.terms.question,
      market_slug: market.terms.slug,
      event_slug: market.terms.slug,
      image: '',
      rewards_max_spread: 3,
      rewards_min_size: 20,
      tokens: [
        { token_id: yes.tokenId, outcome: 'Yes', price: 0.5, winner: false },
        { token_id: no.tokenId, outcome: 'No', price: 0.5, winner: false },
      ],
      rewards_config: [
        {
          asset_address: asset,
          start_date: '2026-11-01',
          end_date: '2026-11-02',
          rate_per_day: 100,
          total_rewards: 0,
        },
      ],
    };
    expect(await client.getRawRewardsForMarket(market.terms.conditionId)).toEqual([row]);
    expect(await client.getCurrentRewards()).toContainEqual(row);
    expect(await client.getUserEarningsAndMarketsConfig('2026-11-01')).toContainEqual({
      ...row,
      market_competitiveness: 0,
      maker_address: address,
      earning_percentage: 0,
      earnings: [{ asset_address: asset, earnings: 0, asset_rate: 1 }],
    });
    expect(await client.getEarningsForUserForDay('2026-11-01')).toEqual([]);
    expect(await client.getTotalEarningsForUserForDay('2026-11-01')).toEqual([]);
    expect(await client.getRewardPercentages()).toEqual({});
  });

  it('loses its orders ten seconds after its last heartbeat', async () => {
    const { client } = trader;
    const { tokenId: tokenID } = openMarket(paper, `heartbeats-${name}`).token(0);
    await trader.bid({ tokenID, price: 0.4, size: 10 });
    const first = await client.postHeartbeat();
    expect(first).toEqual({ heartbeat_id: UUID, error_msg: '' });
    paper.clock.advance(10_000);
    const second = await client.postHeartbeat(first.heartbeat_id);
    paper.clock.advance(10_000);
    expect(await client.getOpenOrders()).toHaveLength(1);
    await expect(client.postHeartbeat(first.heartbeat_id)).rejects.toThrow('Invalid Heartbeat ID');
    expect(second.heartbeat_id).not.toBe(first.heartbeat_id);
    paper.clock.advance(5_000);
    expect(await client.getOpenOrders()).toEqual([]);
  });
});

it('only clob-client-v2 revokes builder keys and lists trades by builder code without builder credentials', async () => {
  const { client } = await openClientV2(paper.url);
  await client.createBuilderApiKey();
  expect(await client.revokeBuilderApiKey()).toBe('OK');
  expect((await client.getBuilderApiKeys()).filter(({ revokedAt }) => revokedAt === undefined)).toEqual([]);
  const none = { trades: [], next_cursor: 'LTE=', limit: 300, count: 0 };
  expect(await client.getBuilderTrades({ builder_code: `0x${'11'.repeat(32)}` })).toEqual(none);
  expect(await client.getPreMigrationOrders()).toEqual([]);
});
