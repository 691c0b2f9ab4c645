/** The account's latest fills, as the exchange has them. */
import type { AccountApi } from '../../clob/account-api.ts';
import type { Trade } from '../../clob/types.ts';
import type { OwnFill } from '../trades/own-fills.ts';
import type { SettlingFill } from './add-fills.ts';

const MAX_PAGES = 5;

/** A fill with all that is known of it. */
export interface OwnSettlingFill extends SettlingFill {
  readonly fill: OwnFill;
}

/**
 * Reads from the newest back, by the same call as the first page of `trades`, so that an operation that has both costs one.
 * Fills of trades that failed are left out.
 */
export async function readFillsSince(
  api: Pick<AccountApi, 'trades'>,
  ownFills: (trade: Trade) => readonly OwnFill[],
  time: Date,
): Promise<readonly OwnSettlingFill[]> {
  const found = new Map<string, Trade>();
  let cursor: string | undefined;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const { items, nextCursor } = await api.trades({}, cursor);
    for (const trade of items) if (trade.lastUpdate >= time) found.set(trade.tradeId, trade);
    cursor = nextCursor;
    if (cursor === undefined || items.every(({ matchTime }) => matchTime < time)) break;
  }
  return [...found.values()]
    .filter(({ status }) => status.value !== 'FAILED')
    .flatMap((trade) => {
      const { tradeId, matchTime, lastUpdate, status } = trade;
      return ownFills(trade).map((fill) => ({ tradeId, fill, status: status.value, matchTime, lastUpdate }));
    });
}
