/** Orders that were placed here, shown as the exchange would, for whoever hears of one when it shows it no longer. */
import type { OpenOrder } from '../../clob/types.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OrderRecord } from '../../journal/order-record.ts';
import type { OwnOrders } from '../../streams/own-orders.ts';
import type { MarketsService } from '../markets/markets-service.ts';

export interface OwnOrdersParts {
  readonly journal: Pick<Journal, 'withOrderIds' | 'placedSince'>;
  /** The journal's name of the account. */
  readonly accountName: string;
  readonly markets: Pick<MarketsService, 'tokensById'>;
}

/** Both ways of asking throw `JournalUnavailableError`; `asTaken` also what could not be read of the orders' markets. */
export function createOwnOrders({ journal, accountName, markets }: OwnOrdersParts): OwnOrders {
  return {
    async asTaken(orderIds) {
      const records = [...(await journal.withOrderIds(accountName, orderIds)).values()];
      const tokens = await markets.tokensById(records.flatMap(({ terms }) => terms?.tokenId ?? []));
      const outcomes = new Map<string, string>();
      for (const token of tokens) {
        if (token instanceof Error) throw token;
        if (token !== undefined) outcomes.set(token.tokenId, token.outcome);
      }
      return records.flatMap((record) => orderAsTaken(record, outcomes) ?? []);
    },
    takenWithin: (ms) => journal.placedSince(accountName, Date.now() - ms),
  };
}

function orderAsTaken(
  { orderId, terms, outcome }: OrderRecord,
  outcomes: ReadonlyMap<string, string>,
): OpenOrder | undefined {
  if (orderId === undefined || terms === undefined || outcome?.kind !== 'placed') return undefined;
  const { owner = '', makerAddress, conditionId, tokenId, side, price, size, orderType, expiration } = terms;
  return {
    orderId,
    status: outcome.status,
    owner,
    makerAddress,
    conditionId,
    tokenId,
    side,
    originalSize: size,
    sizeMatched: '0',
    price,
    associateTradeIds: [],
    outcome: outcomes.get(tokenId) ?? '',
    createdAt: new Date(terms.signedAt),
    expiration: expiration === 0 ? undefined : new Date(expiration),
    orderType: { value: orderType, raw: orderType },
  };
}
