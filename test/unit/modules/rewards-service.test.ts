/** What a list of rewards that is too long to read leaves over; the paper exchange has no such list. */
import { expect, it } from 'vitest';
import type { MarketRewards } from '../../../src/clob/reward-types.ts';
import { createRewardsService } from '../../../src/modules/rewards/rewards-service.ts';

function rewardsOf(conditionId: string): MarketRewards {
  return {
    conditionId,
    minimumSize: '20',
    maximumSpread: '0.035',
    programs: [],
    dailyRate: undefined,
    nativeDailyRate: undefined,
    sponsoredDailyRate: undefined,
    sponsors: undefined,
  };
}

/** An exchange whose page `n` lists the one market `n`. */
function exchangeOf(pages: number) {
  const calls: string[] = [];
  const api = {
    async currentRewards(cursor = '0') {
      calls.push(`page ${cursor}`);
      const next = Number(cursor) + 1;
      return { items: [rewardsOf(cursor)], nextCursor: next < pages ? String(next) : undefined, skipped: 0 };
    },
    async rewardsOfMarket(conditionId: string) {
      calls.push(`market ${conditionId}`);
      if (conditionId === 'broken') throw new Error('unreadable');
      return conditionId === 'none' ? undefined : rewardsOf(conditionId);
    },
    rebates: () => Promise.reject(new Error('not asked for')),
  };
  return { calls, api };
}

it('a market that a whole list lacks pays nothing, and is not asked for', async () => {
  const { calls, api } = exchangeOf(2);
  expect(await createRewardsService(api).ofMarkets(['0', '1', 'none'])).toEqual([
    rewardsOf('0'),
    rewardsOf('1'),
    undefined,
  ]);
  expect(calls).toEqual(['page 0', 'page 1']);
});

it('of a list that was not read to its end the rest is asked for one by one, each with its own error', async () => {
  const { calls, api } = exchangeOf(30);
  expect(await createRewardsService(api).ofMarkets(['0', '29', 'none', 'broken'])).toEqual([
    rewardsOf('0'),
    rewardsOf('29'),
    undefined,
    new Error('unreadable'),
  ]);
  expect(calls.slice(-4)).toEqual(['page 19', 'market 29', 'market none', 'market broken']);
});
