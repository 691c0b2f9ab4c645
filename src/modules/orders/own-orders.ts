/** Orders that were placed here, shown as the exchange would, for whoever hears of one when it shows it no longer. */
import type { OpenOrder } from '../../clob/types.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OrderRecord } from '../../journal/order-record.ts';
import type { OwnOrder, OwnOrders } from '../../streams/own-orders.ts';
import type { MarketsService } from '../markets/markets-service.ts';

export interface OwnOrdersParts {
  readonly journal: Pick<Journal, 'withOrderIds' | 'placedSince'>;
  /** The journal's name of the account. */
  readonly accountName: string;
  readonly markets: Pick<MarketsService, 'tokensById'>;
}

/** Both ways of asking throw `JournalUnavailableError`; `find` also what could not be read of the orders' markets. */
export function createOwnOrders({ journal, accountName, markets }: OwnOrdersParts): OwnOrders {
  return {
    async find(orderIds) {
      const records = [...(await journal.withOrderIds(accountName, orderIds)).values()];
      const tokens = await markets.tokensById(records.flatMap(({ terms }) => terms?.tokenId ?? []));
      const outcomes = new Map<string, string>();
      for (const token of tokens) {
        if (token instanceof Error) throw token;
        if (token !== undefined) outcomes.set(token.tokenId, token.outcome);
      }
      return records.flatMap((record) => ownOrder(record, outcomes) ?? []);
    },
    takenSince: (unixMs) => journal.placedSince(accountName, unixMs),
  };
}

function ownOrder(
  { orderId, terms, outcome, receivedAt }: OrderRecord,
  outcomes: ReadonlyMap<string, string>,
): OwnOrder | undefined {
  if (orderId === undefined || terms === undefined || outcome?.kind !== 'placed') return undefined;
  const { owner = '', makerAddress, conditionId, tokenId, side, price, size, orderType, expiration } = terms;
  const order: OpenOrder = {
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
  return { order, receivedAt };
}
