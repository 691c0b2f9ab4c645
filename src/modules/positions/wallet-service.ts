/** What the account's wallet holds and did, as the Data API tells it. Nothing is known where none is configured. */
import { createHash } from 'node:crypto';
import type { DataApi } from '../../clob/data-api.ts';
import { readAll } from '../../clob/read-all.ts';
import type { Decimal } from '../../clob/types.ts';
import type { Position, WalletActivity } from '../../clob/wallet-types.ts';
import { type Connection, type PageArguments, readConnection } from '../shared/pages.ts';

/** How long positions are believed; the Data API itself follows the chain by seconds. */
const POSITIONS_LIFETIME_MS = 5_000;
/** Pages of positions that are read at most. */
const MAX_PAGES = 10;

export interface WalletService {
  /** `undefined` where no Data API is configured. */
  positions(page: PageArguments): Promise<Connection<Position> | undefined>;
  /** By token, from one reading of all positions that is remembered for some seconds. */
  positionsByToken(): Promise<ReadonlyMap<string, Position> | undefined>;
  /** What the positions are worth in collateral. */
  portfolioValue(): Promise<Decimal | undefined>;
  /** What the wallet did, newest first. */
  activity(page: PageArguments): Promise<Connection<WalletActivity> | undefined>;
}

interface Reading {
  readonly at: number;
  readonly positions: Promise<ReadonlyMap<string, Position>>;
}

/** @param wallet the address that holds the money, which is not always the signer's */
export function createWalletService(api: DataApi | undefined, wallet: string): WalletService {
  let reading: Reading | undefined;

  async function readPositions(data: DataApi): Promise<ReadonlyMap<string, Position>> {
    const { items } = await readAll(
      (cursor) => data.positions(wallet, cursor),
      ({ tokenId }) => tokenId,
      MAX_PAGES,
    );
    return new Map(items.map((position) => [position.tokenId, position]));
  }

  function current(data: DataApi): Promise<ReadonlyMap<string, Position>> {
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
      const items = [...(await current(api)).values()];
      return readConnection(page, {
        fetch: async () => ({ items, nextCursor: undefined }),
        idOf: ({ tokenId }) => tokenId,
      });
    },
    positionsByToken: async () => api && current(api),
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
