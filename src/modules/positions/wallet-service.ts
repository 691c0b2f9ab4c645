/** What the account's wallet holds and did, as the Data API tells it. Nothing is known where none is configured. */
import { createHash } from 'node:crypto';
import type { DataApi } from '../../clob/data-api.ts';
import { type ReadAll, readAll } from '../../clob/read-all.ts';
import type { ById, Decimal } from '../../clob/types.ts';
import type { Position, PositionStatus, WalletActivity } from '../../clob/wallet-types.ts';
import { type Connection, type PageArguments, readConnection } from '../shared/pages.ts';
import { addFills, type DatedPosition, isOnChain, type SettlingFill } from './add-fills.ts';

/** How long positions are believed where no own fill was mined since. */
const POSITIONS_LIFETIME_MS = 5_000;
/** A trade is mined within this time, as a rule within seconds. */
const SETTLING_MS = 300_000;
/** Readings of one query, where fills are mined meanwhile. */
const MOST_TRIES = 3;
const SECOND_MS = 1_000;
/** Pages of positions that are read at most. */
const MAX_PAGES = 10;

export interface WalletService {
  /**
   * The positions of a status; open ones with own fills that the Data API has not seen. `undefined` where no Data API is
   * configured.
   */
  positions(page: PageArguments, status: PositionStatus): Promise<Connection<DatedPosition> | undefined>;
  /** By token, own fills included. Where it is not whole, a token that is missing may be held all the same. */
  positionsByToken(): Promise<(ById<DatedPosition> & { readonly isWhole: boolean }) | undefined>;
  /** What the positions are worth in collateral. */
  portfolioValue(): Promise<Decimal | undefined>;
  /** What the wallet did, newest first. */
  activity(page: PageArguments): Promise<Connection<WalletActivity> | undefined>;
}

interface Reading {
  /** Exchange time. */
  readonly begunAt: Date;
  /** Trades that were on the chain before it began. */
  readonly mined: ReadonlySet<string>;
  readonly positions: Promise<ReadAll<Position>>;
}

/** Positions by token, and how whole the list is that they were read from. */
interface Current extends Pick<ReadAll<Position>, 'cut' | 'skipped' | 'isWhole'> {
  readonly byToken: ReadonlyMap<string, DatedPosition>;
}

export interface WalletServiceParts {
  /** Missing where no Data API is configured. */
  readonly api: DataApi | undefined;
  /** The address that holds the money, which is not always the signer's. */
  readonly wallet: string;
  /** The account's fills since a time, as the exchange has them. */
  readonly fillsSince: (time: Date) => Promise<readonly SettlingFill[]>;
  /** Exchange time. */
  readonly now: () => Date;
}

export function createWalletService({ api, wallet, fillsSince, now }: WalletServiceParts): WalletService {
  let reading: Reading | undefined;

  function readPositions(data: DataApi): Promise<ReadAll<Position>> {
    return readAll(
      (cursor) => data.positions(wallet, 'OPEN', cursor),
      ({ tokenId }) => tokenId,
      MAX_PAGES,
    );
  }

  /** @param known fills that were read before */
  function read(data: DataApi, known: readonly SettlingFill[] = []): Reading {
    const begunAt = now();
    const mined = new Set(known.filter(isOnChain).map(({ tradeId }) => tradeId));
    const fresh: Reading = { begunAt, mined, positions: readPositions(data) };
    fresh.positions.catch(() => {
      if (reading === fresh) reading = undefined;
    });
    reading = fresh;
    return fresh;
  }

  async function current(data: DataApi): Promise<Current> {
    const since = new Date(now().getTime() - SETTLING_MS);
    const recent = () => fillsSince(since).catch(() => []);
    let known = reading !== undefined && isYoung(reading, now()) ? reading : read(data);
    let [positions, fills] = await Promise.all([known.positions, recent()]);
    // Asked for again after the positions: a fill that is not on the chain now was not when they were read.
    if (!fills.every(isOnChain)) fills = await recent();
    for (let tries = 0; tries < MOST_TRIES && fills.some(isMinedSince(known)); tries += 1) {
      known = read(data, fills);
      positions = await known.positions;
      fills = await recent();
    }
    const { items, cut, skipped, isWhole } = positions;
    const asOf = known.begunAt;
    const listed = new Map(items.map((position) => [position.tokenId, { ...position, asOf }]));
    return { byToken: addFills(listed, fills, wallet), cut, skipped, isWhole };
  }

  function ofStatus(data: DataApi, page: PageArguments, status: PositionStatus) {
    const asOf = now();
    return readConnection(page, {
      async fetch(cursor) {
        const read = await data.positions(wallet, status, cursor);
        return { ...read, items: read.items.map((position) => ({ ...position, asOf })) };
      },
      idOf: ({ tokenId }) => tokenId,
    });
  }

  return {
    async positions(page, status) {
      if (api === undefined) return undefined;
      if (status !== 'OPEN') return ofStatus(api, page, status);
      const { byToken, skipped, cut } = await current(api);
      const items = [...byToken.values()];
      const connection = await readConnection(page, {
        fetch: async () => ({ items, nextCursor: undefined, skipped }),
        idOf: ({ tokenId }) => tokenId,
      });
      return { ...connection, cut };
    },
    async positionsByToken() {
      if (api === undefined) return undefined;
      const { byToken, skipped, isWhole } = await current(api);
      return Object.assign(new Map(byToken), { skipped, isWhole });
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

function isYoung({ begunAt }: Reading, now: Date): boolean {
  const age = now.getTime() - begunAt.getTime();
  return age >= 0 && age < POSITIONS_LIFETIME_MS;
}

/** The exchange writes whole seconds, so a fill of the same second may have been mined after the reading. */
function isMinedSince({ begunAt, mined }: Reading): (fill: SettlingFill) => boolean {
  const second = Math.floor(begunAt.getTime() / SECOND_MS) * SECOND_MS;
  return (fill) => isOnChain(fill) && !mined.has(fill.tradeId) && fill.lastUpdate.getTime() >= second;
}

/** The Data API names no id, and one transaction may do much: what an entry says is what tells it from others. */
function activityId(entry: WalletActivity): string {
  return createHash('sha256').update(JSON.stringify(entry)).digest('base64url');
}
