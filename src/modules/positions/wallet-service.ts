/** What the account's wallet holds and did, as the Data API tells it. Nothing is known where none is configured. */
import { createHash } from 'node:crypto';
import type { DataApi } from '../../clob/data-api.ts';
import { type ReadAll, readAll } from '../../clob/read-all.ts';
import type { ById, Decimal } from '../../clob/types.ts';
import type { Position, WalletActivity } from '../../clob/wallet-types.ts';
import { type Connection, type PageArguments, readConnection } from '../shared/pages.ts';

/** How long positions are believed; the Data API itself follows the chain by seconds. */
const POSITIONS_LIFETIME_MS = 5_000;
/** Pages of positions that are read at most. */
const MAX_PAGES = 10;

export interface WalletService {
  /** `undefined` where no Data API is configured. */
  positions(page: PageArguments): Promise<Connection<Position> | undefined>;
  /**
   * By token, from one reading of all positions that is remembered for some seconds. Where it is not whole, a token that is
   * missing may be held all the same.
   */
  positionsByToken(): Promise<(ById<Position> & { readonly isWhole: boolean }) | undefined>;
  /** What the positions are worth in collateral. */
  portfolioValue(): Promise<Decimal | undefined>;
  /** What the wallet did, newest first. */
  activity(page: PageArguments): Promise<Connection<WalletActivity> | undefined>;
}

interface Reading {
  readonly at: number;
  readonly positions: Promise<ReadAll<Position>>;
}

/** @param wallet the address that holds the money, which is not always the signer's */
export function createWalletService(api: DataApi | undefined, wallet: string): WalletService {
  let reading: Reading | undefined;

  function readPositions(data: DataApi): Promise<ReadAll<Position>> {
    return readAll(
      (cursor) => data.positions(wallet, cursor),
      ({ tokenId }) => tokenId,
      MAX_PAGES,
    );
  }

  function current(data: DataApi): Promise<ReadAll<Position>> {
    const now = performance.now();
    if (reading !== undefined && now - reading.at < POSITIONS_LIFETIME_MS) return reading.positions;
    const fresh: Reading = { at: now, positions: readPositions(data) };
    fresh.positions.catch(() => {
      if (reading === fresh) reading = undefined;
    });
    reading = fresh;
    return fresh.positions;
  }

  return {
    async positions(page) {
      if (api === undefined) return undefined;
      const { items, skipped, cut } = await current(api);
      const connection = await readConnection(page, {
        fetch: async () => ({ items, nextCursor: undefined, skipped }),
        idOf: ({ tokenId }) => tokenId,
      });
      return { ...connection, cut };
    },
    async positionsByToken() {
      if (api === undefined) return undefined;
      const { items, skipped, isWhole } = await current(api);
      const byToken = new Map(items.map((position) => [position.tokenId, position]));
      return Object.assign(byToken, { skipped, isWhole });
    },
    portfolioValue: async () => api?.portfolioValue(wallet),
    activity: async (page) =>
      api &&
      readConnection(page, {
        fetch: (cursor) => api.activity(wallet, cursor),
        idOf: activityId,
      }),
  };
}

/** The Data API names no id, and one transaction may do much: what an entry says is what tells it from others. */
function activityId(entry: WalletActivity): string {
  return createHash('sha256').update(JSON.stringify(entry)).digest('base64url');
}
