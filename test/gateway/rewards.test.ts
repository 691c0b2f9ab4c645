/** What markets pay to whoever rests orders in them, and what of it the account earned. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CurrentRewardsDocument, RebatesDocument, RewardMarketsDocument } from '../../schema/client.ts';
import { callsDuring } from '../support/call-counts.ts';
import { run } from '../support/client.ts';
import { type Floor, type FloorMarket, openFloor } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';

const DAY = '2026-11-22';
const COLLATERAL = '0xC011a7E12a19f7B1f670d46F03B03f3342E82DFB';
const UTC_DAY = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);

let floor: Floor;
let mars: FloorMarket;

beforeAll(async () => {
  floor = await openFloor();
  mars = floor.market('will-a-person-walk-on-mars-this-decade');
});
afterAll(() => floor[Symbol.asyncDispose]());

const offer = {
  minimumSize: '20',
  maximumSpread: '0.035',
  programs: [
    {
      assetAddress: COLLATERAL,
      startDay: UTC_DAY,
      endDay: UTC_DAY,
      dailyRate: '100',
      totalRewards: '0',
    },
  ],
};

it('the list of markets that pay now reads to its end by pages, each with its market', async () => {
  const rows: unknown[] = [];
  let after: string | null | undefined;
  do {
    const { currentRewards } = await run(floor.alice.url, CurrentRewardsDocument, {
      first: 4,
      after: after ?? null,
    });
    rows.push(...(currentRewards?.nodes ?? []));
    after = currentRewards?.pageInfo.hasNextPage ? currentRewards.pageInfo.endCursor : undefined;
  } while (after);
  const markets = floor.paper.exchange.markets.all();
  expect(rows).toEqual(
    markets.map(({ terms }) => ({
      conditionId: terms.conditionId,
      ...offer,
      dailyRate: null,
      nativeDailyRate: null,
      sponsoredDailyRate: null,
      sponsors: null,
      market: {
        id: expect.any(String),
        question: terms.question,
        currentRewards: { conditionId: terms.conditionId },
        rewardShare: null,
      },
    })),
  );
});

it('a market has its rewards: one or two are asked for, of more the list is read once and remembered', async () => {
  const { url } = floor.bob;
  const ask = (document: string) => callsDuring(url, () => askGraphQL(url, document));
  const one = `{ market(conditionId: "${mars.conditionId}") { currentRewards { dailyRate programs { dailyRate } } } }`;
  expect(await ask(one)).toMatchObject({ 'GET /rewards/markets/{id}': 1 });
  const all = '{ markets(first: 11) { nodes { currentRewards { minimumSize } } } }';
  expect(await ask(all)).toMatchObject({ 'GET /rewards/markets/current': 1 });
  expect(await ask(all)).toEqual({ 'GET /markets': 1 });
  const { json } = await askGraphQL(url, one);
  expect(json).toEqual({
    data: { market: { currentRewards: { dailyRate: null, programs: [{ dailyRate: '100' }] } } },
  });
});

it("the account's reward markets are sorted by what is asked for; nothing is paid on paper", async () => {
  const { address } = floor.alice.services.account().account;
  const { rewardMarkets } = await run(floor.alice.url, RewardMarketsDocument, {
    day: DAY,
    orderBy: 'END_DATE',
    direction: 'DESC',
    first: 2,
  });
  const { totalRewards: _, ...program } = offer.programs[0] ?? {};
  const row = (slug: string) => {
    const { conditionId } = floor.market(slug);
    const terms = floor.paper.exchange.markets.byCondition(conditionId)?.terms;
    return {
      conditionId,
      ...offer,
      programs: [program],
      competitiveness: '0',
      makerAddress: address,
      percentage: '0',
      earnings: [{ assetAddress: COLLATERAL, earnings: '0', assetRate: '1' }],
      market: { id: expect.any(String), question: terms?.question },
    };
  };
  expect(rewardMarkets).toEqual({
    nodes: [row('will-the-asteroid-hit-the-moon'), row('will-a-person-walk-on-mars-this-decade')],
    pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
  });
});

it('rebates are those of the account or of the maker that is named, and of a day', async () => {
  expect(await run(floor.alice.url, RebatesDocument, { day: DAY })).toEqual({ rebates: [] });
  expect(await run(floor.alice.url, RebatesDocument, { day: DAY, makerAddress: COLLATERAL })).toEqual({
    rebates: [],
  });
  const { json } = await askGraphQL(floor.alice.url, '{ rebates(day: "yesterday") { amount } }');
  expect(json).toMatchObject({
    data: { rebates: null },
    errors: [
      {
        message: 'day "yesterday" is not a day such as 2026-11-22',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ],
  });
});
