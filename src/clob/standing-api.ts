/** The rest of what one API key may ask and do: rewards, scoring, closed-only, heartbeats, and keys for others. */
import { ExchangeRefusedError } from '../errors.ts';
import { FIRST_CURSOR } from '../protocol/cursor.ts';
import type { SignatureType } from '../protocol/order.ts';
import { chunksOf } from './chunks.ts';
import type {
  BuilderKey,
  Heartbeat,
  RewardEarning,
  RewardMarket,
  RewardMarketFilter,
  RewardShare,
  RewardTotal,
} from './reward-types.ts';
import type { SendSigned } from './signed-http.ts';
import type { ApiCredentials, OpenOrder, Page } from './types.ts';
import { parseApiCredentials, parseApiKeys } from './wire/api-keys.ts';
import { parseBalanceAllowance } from './wire/balance.ts';
import { parseBuilderKeys } from './wire/builders.ts';
import { parseOpenOrder } from './wire/orders.ts';
import { readPage, readRow, readText } from './wire/read.ts';
import { parseEarning, parseRewardMarket, parseShares, parseTotals } from './wire/rewards.ts';
import { parseClosedOnly, parseHeartbeat, parseScoring } from './wire/standing.ts';

/** Most ids in one `POST /orders-scoring`; no limit is published. */
const MAX_IDS_PER_SCORING = 500;

/** Most rows on a page of `GET /rewards/user/markets`. */
const REWARD_MARKETS_PER_PAGE = '500';

/** Every call throws the errors of `HttpClient.request`. */
export interface StandingApi {
  /** The collateral that the exchange sees in the wallet of a signature type, base units: each type has its own. */
  collateralOf(type: SignatureType): Promise<bigint>;
  /** Whether the account may only close positions. */
  closedOnly(): Promise<boolean>;
  /** Those of the orders that score for liquidity rewards now. */
  scoring(orderIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** What each market brought on a UTC day (`2026-11-22`). */
  rewardEarnings(day: string, cursor?: string): Promise<Page<RewardEarning>>;
  rewardTotals(day: string): Promise<readonly RewardTotal[]>;
  rewardShares(): Promise<readonly RewardShare[]>;
  /** Every market that pays rewards, and what the account earned in it on a UTC day. */
  rewardMarkets(day: string, filter: RewardMarketFilter, cursor?: string): Promise<Page<RewardMarket>>;
  /** Orders of the exchange's first version that its second wiped. */
  preMigrationOrders(cursor?: string): Promise<Page<OpenOrder>>;
  /**
   * Tells the exchange that the caller lives. From the first one on, all open orders of the key are cancelled where the
   * next does not come within ten seconds.
   * @param heartbeatId of the last answer; empty for the first
   */
  heartbeat(heartbeatId: string): Promise<Heartbeat>;
  /** The same in its older form: it needs no id, and has the other form begin anew. */
  heartbeatWithoutId(): Promise<void>;
  readOnlyApiKeys(): Promise<readonly string[]>;
  createReadOnlyApiKey(): Promise<string>;
  deleteReadOnlyApiKey(apiKey: string): Promise<void>;
  builderApiKeys(): Promise<readonly BuilderKey[]>;
  createBuilderApiKey(): Promise<ApiCredentials>;
  /** Revokes the account's builder key. */
  revokeBuilderApiKey(): Promise<void>;
}

/** @param signatureType tells the exchange which of the address's wallets is meant */
export function createStandingApi(send: SendSigned, signatureType: SignatureType): StandingApi {
  const wallet = { signature_type: String(signatureType) };

  async function scoring(orderIds: readonly string[]): Promise<ReadonlySet<string>> {
    const answers = await Promise.all(
      chunksOf(orderIds, MAX_IDS_PER_SCORING).map((ids) =>
        send({
          method: 'POST',
          path: '/orders-scoring',
          purpose: 'read',
          body: JSON.stringify(ids),
          parse: parseScoring,
        }),
      ),
    );
    return new Set(answers.flatMap((answer) => [...answer]));
  }

  return {
    async collateralOf(type) {
      const { balance } = await send({
        method: 'GET',
        path: '/balance-allowance',
        query: { asset_type: 'COLLATERAL', signature_type: String(type) },
        parse: (json) => parseBalanceAllowance(json, { assetType: 'COLLATERAL' }),
      });
      return balance;
    },
    closedOnly: () => send({ method: 'GET', path: '/auth/ban-status/closed-only', parse: parseClosedOnly }),
    scoring,
    rewardEarnings: (day, cursor = FIRST_CURSOR) =>
      send({
        method: 'GET',
        path: '/rewards/user',
        query: { date: day, ...wallet, next_cursor: cursor },
        parse: (json, bytes) => readPage(json, cursor, parseEarning, bytes),
      }),
    rewardTotals: (day) =>
      send({
        method: 'GET',
        path: '/rewards/user/total',
        query: { date: day, ...wallet },
        parse: parseTotals,
      }),
    rewardShares: () =>
      send({ method: 'GET', path: '/rewards/user/percentages', query: wallet, parse: parseShares }),
    rewardMarkets: (day, { orderBy, direction, noCompetition }, cursor = FIRST_CURSOR) =>
      send({
        method: 'GET',
        path: '/rewards/user/markets',
        query: {
          date: day,
          ...wallet,
          ...(orderBy && { order_by: orderBy.toLowerCase() }),
          ...(direction && { position: direction }),
          ...(noCompetition && { no_competition: 'true' }),
          page_size: REWARD_MARKETS_PER_PAGE,
          next_cursor: cursor,
        },
        parse: (json, bytes) => readPage(json, cursor, parseRewardMarket, bytes),
      }),
    preMigrationOrders: (cursor = FIRST_CURSOR) =>
      send({
        method: 'GET',
        path: '/data/pre-migration-orders',
        query: { next_cursor: cursor },
        parse: (json, bytes) => readPage(json, cursor, parseOpenOrder, bytes),
      }),
    heartbeat: (heartbeatId) =>
      send({
        method: 'POST',
        path: '/v1/heartbeats',
        purpose: 'heartbeat',
        body: JSON.stringify({ heartbeat_id: heartbeatId }),
        parse: parseHeartbeat,
      }),
    heartbeatWithoutId: () =>
      send({ method: 'POST', path: '/heartbeats', purpose: 'heartbeat', parse: () => undefined }),
    readOnlyApiKeys: () => send({ method: 'GET', path: '/auth/readonly-api-keys', parse: parseApiKeys }),
    createReadOnlyApiKey: () =>
      send({
        method: 'POST',
        path: '/auth/readonly-api-key',
        parse: (json) => readText(readRow(json, 'key'), 'apiKey'),
      }),
    async deleteReadOnlyApiKey(apiKey) {
      const body = JSON.stringify({ key: apiKey });
      const deleted = await send({
        method: 'DELETE',
        path: '/auth/readonly-api-key',
        body,
        parse: (json) => json,
      });
      if (deleted === false || deleted === 'false') {
        throw new ExchangeRefusedError('BAD_USER_INPUT', 'The account has no such read-only key', {
          status: 200,
        });
      }
    },
    builderApiKeys: () => send({ method: 'GET', path: '/auth/builder-api-key', parse: parseBuilderKeys }),
    createBuilderApiKey: () =>
      send({ method: 'POST', path: '/auth/builder-api-key', parse: parseApiCredentials }),
    revokeBuilderApiKey: () =>
      send({ method: 'DELETE', path: '/auth/builder-api-key', parse: () => undefined }),
  };
}
