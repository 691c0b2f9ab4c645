/** Rows as the vendor's API reference shows them, which the paper exchange, paying nothing, has no like of. */
import { expect, it } from 'vitest';
import {
  parseMarketRewards,
  parseRebates,
  parseRewardMarket,
  parseRewardsOfMarket,
} from '../../../../src/clob/wire/rewards.ts';

const CONDITION = `0x${'bd'.repeat(32)}`;
const ASSET = '0x9c4E1703476E875070EE25b56A58B008CFb8FA78';
const MAKER = '0xD527CCdBEB6478488c848465F9947bDA3C2e6994';
const WIRE_PROGRAM = {
  id: 0,
  asset_address: ASSET,
  start_date: '2024-03-01',
  end_date: '2500-12-31',
  rate_per_day: 2,
  total_rewards: 92,
};
const WIRE_OFFER = {
  condition_id: CONDITION,
  rewards_max_spread: 3.5,
  rewards_min_size: 10,
  rewards_config: [WIRE_PROGRAM],
};
const PROGRAM = {
  assetAddress: ASSET,
  startDay: '2024-03-01',
  endDay: '2500-12-31',
  dailyRate: '2',
  totalRewards: '92',
};
const OFFER = {
  conditionId: CONDITION,
  maximumSpread: '0.035',
  minimumSize: '10',
  programs: [PROGRAM],
};

it('what a market pays now, with its sponsors', () => {
  const row = {
    ...WIRE_OFFER,
    sponsored_daily_rate: 0.5,
    sponsors_count: 2,
    native_daily_rate: 2.5,
    total_daily_rate: 3,
  };
  const rewards = {
    ...OFFER,
    dailyRate: '3',
    nativeDailyRate: '2.5',
    sponsoredDailyRate: '0.5',
    sponsors: 2,
  };
  expect(parseMarketRewards(row)).toEqual(rewards);
  const second = { ...row, rewards_config: [{ ...WIRE_PROGRAM, end_date: null, total_rewards: undefined }] };
  expect(parseRewardsOfMarket({ data: [row, second], next_cursor: 'LTE=' })).toEqual({
    ...rewards,
    programs: [PROGRAM, { ...PROGRAM, endDay: undefined, totalRewards: undefined }],
  });
  expect(parseRewardsOfMarket({ data: [], next_cursor: 'LTE=' })).toBeUndefined();
});

it('a market with what the account earned in it', () => {
  const row = {
    ...WIRE_OFFER,
    market_competitiveness: 0.42,
    maker_address: MAKER,
    earning_percentage: 30,
    earnings: [{ asset_address: ASSET, earnings: 0.237519, asset_rate: 1 }],
  };
  expect(parseRewardMarket(row)).toEqual({
    ...OFFER,
    competitiveness: '0.42',
    makerAddress: MAKER,
    percentage: '30',
    earnings: [{ assetAddress: ASSET, earnings: '0.237519', assetRate: '1' }],
  });
});

it('rebates of a maker', () => {
  const row = {
    date: '2026-02-27',
    condition_id: CONDITION,
    asset_address: ASSET,
    maker_address: MAKER,
    rebated_fees_usdc: '0.237519',
  };
  expect(parseRebates([row])).toEqual([
    {
      day: '2026-02-27',
      conditionId: CONDITION,
      assetAddress: ASSET,
      makerAddress: MAKER,
      amount: '0.237519',
    },
  ]);
});
