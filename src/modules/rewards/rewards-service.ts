/** What markets pay to whoever rests orders in them, in calls that do not grow with the markets. */
import { LRUCache } from 'lru-cache';
import type { PublicApi } from '../../clob/public-api.ts';
import { readAll } from '../../clob/read-all.ts';
import type { MarketRewards, Rebate } from '../../clob/reward-types.ts';
import { type Connection, type PageArguments, readConnection } from '../shared/pages.ts';
import { settle } from '../shared/settle.ts';
import { checkDay } from './day.ts';

/** Up to so many markets are asked for one by one; for more the whole list is read. */
const FEW_MARKETS = 2;
/** Pages of the list that are read at most. */
const MAX_PAGES = 20;
/** How long the list is believed: its programmes count in days. */
const LIST_LIFETIME_MS = 60_000;
const CALLS_AT_ONCE = 8;

export interface RewardsService {
  /** Every market that pays rewards now. */
  current(args: PageArguments): Promise<Connection<MarketRewards>>;
  /** In the order of the markets: `undefined` where one pays nothing, an `Error` where it could not be read. */
  ofMarkets(conditionIds: readonly string[]): Promise<readonly (MarketRewards | undefined | Error)[]>;
  /**
   * The takers' fees that a maker was given on a UTC day.
   * @throws {InvalidRequestError} BAD_USER_INPUT for what is no day
   */
  rebates(day: string, makerAddress: string): Promise<readonly Rebate[]>;
}

type Api = Pick<PublicApi, 'currentRewards' | 'rewardsOfMarket' | 'rebates'>;

interface RewardList {
  readonly byMarket: ReadonlyMap<string, MarketRewards>;
  /** Whether a market that is not in it pays nothing. */
  readonly complete: boolean;
}

export function createRewardsService(api: Api): RewardsService {
  const lists = new LRUCache<'current', RewardList>({
    max: 1,
    ttl: LIST_LIFETIME_MS,
    async fetchMethod() {
      const { items, isWhole } = await readAll(
        api.currentRewards,
        ({ conditionId }) => conditionId,
        MAX_PAGES,
      );
      return { byMarket: new Map(items.map((rewards) => [rewards.conditionId, rewards])), complete: isWhole };
    },
  });

  return {
    current: (args) =>
      readConnection(args, { fetch: api.currentRewards, idOf: ({ conditionId }) => conditionId }),
    async ofMarkets(conditionIds) {
      const list = conditionIds.length > FEW_MARKETS ? await lists.fetch('current') : lists.get('current');
      return settle(
        conditionIds,
        async (id) =>
          list?.byMarket.get(id) ?? (list?.complete === true ? undefined : await api.rewardsOfMarket(id)),
        CALLS_AT_ONCE,
      );
    },
    rebates: async (day, makerAddress) => api.rebates(checkDay(day), makerAddress),
  };
}
