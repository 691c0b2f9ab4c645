/** Notifications as they go out: a number for the kind, and a payload that mixes the real wire's two spellings. */
import type { ChainId } from '../protocol/constants.ts';
import { formatMicros } from '../protocol/decimal.ts';
import type { Notification, NotificationNews } from './notification.ts';
import type { PaperOrder } from './order.ts';
import type { Trade } from './trade.ts';
import { marketRow } from './wire-markets.ts';
import { seconds } from './wire-orders.ts';

const TYPES: Readonly<Record<NotificationNews['kind'], number>> = {
  'order-cancelled': 1,
  'order-filled': 2,
  'market-resolved': 4,
  'fill-failed': 8,
  redeemed: 9,
};

/** One notification. `apiKey`: the key it is read with. Timestamp in unix seconds. */
export function notificationRow(notification: Notification, apiKey: string, chainId: ChainId) {
  const { id, at, news } = notification;
  return {
    id,
    type: TYPES[news.kind],
    owner: news.kind === 'market-resolved' ? '' : apiKey,
    payload: payload(notification, chainId),
    timestamp: seconds(at),
  };
}

function payload({ news, filled }: Notification, chainId: ChainId) {
  switch (news.kind) {
    case 'order-cancelled':
      return orderPayload(news.order, filled, undefined);
    case 'order-filled':
    case 'fill-failed':
      return orderPayload(news.order, filled, news.trade);
    case 'market-resolved':
      return { ...marketRow(news.market, chainId), eventSlug: news.market.terms.eventSlug };
    case 'redeemed':
      return {
        amount: formatMicros(news.amount),
        conditionId: news.market.terms.conditionId,
        image: '',
        negRisk: news.market.negRisk,
        position: news.market.token(news.outcome).outcome,
        proxyWallet: news.wallet.address,
        question: news.market.terms.question,
        slug: news.market.terms.slug,
        txnHash: news.transactionHash,
        marketUrl: '',
        portfolioUrl: '',
      };
  }
}

function orderPayload({ id, terms }: PaperOrder, filled: bigint, trade: Trade | undefined) {
  const { market, outcome } = terms;
  const { tokenId, outcome: name } = market.token(outcome);
  const remaining = filled > terms.size ? 0n : terms.size - filled;
  return {
    order_id: id,
    market: market.terms.conditionId,
    condition_id: market.terms.conditionId,
    asset_id: tokenId,
    side: terms.side,
    price: formatMicros(terms.price),
    original_size: formatMicros(terms.size),
    matched_size: formatMicros(filled),
    remaining_size: formatMicros(remaining),
    outcome: name,
    outcome_index: outcome,
    owner: terms.owner,
    trade_id: trade?.id ?? '',
    transaction_hash: trade?.transactionHash ?? '',
    type: terms.type,
    question: market.terms.question,
    market_slug: market.terms.slug,
    icon: '',
    image: '',
    eventSlug: market.terms.eventSlug,
    seriesSlug: '',
  };
}
