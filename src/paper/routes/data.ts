/** The part of the Data API (v2) that tells what a wallet has, for this world's wallets, below `/data-api`. */
import { formatMicros, MICROS_PER_UNIT } from '../../protocol/decimal.ts';
import type { Account } from '../account.ts';
import { type Fill, fillsOf, type Holding, holdingsOf } from '../holdings.ts';
import { otherOutcome } from '../outcome.ts';
import { badRequest } from '../refusal.ts';
import type { ApiRequest } from '../request.ts';
import type { RouteTable } from '../router.ts';
import type { Wallet } from '../wallet.ts';
import { seconds } from '../wire-orders.ts';
import { dataPage } from './data-page.ts';

/** Less is dust, which the real one leaves out too. */
const DUST = MICROS_PER_UNIT / 10n;

export const dataRoutes: RouteTable = {
  'GET /data-api/v2/positions': positions,
  'GET /data-api/v2/value': value,
  'GET /data-api/v2/activity': activity,
};

interface Owner {
  readonly account: Account;
  readonly wallet: Wallet;
}

/** Whose wallet is asked about; nobody's where it never traded. */
function ownerOf(request: ApiRequest): Owner | undefined {
  const address = request.parameter('user')?.toLowerCase();
  if (address === undefined) {
    throw badRequest('user is required');
  }
  for (const account of request.exchange.accounts.all()) {
    for (const wallet of account.wallets.values()) {
      if (wallet.address.toLowerCase() === address) {
        return { account, wallet };
      }
    }
  }
  return undefined;
}

function positions(request: ApiRequest) {
  const owner = ownerOf(request);
  const conditions = request.parameter('condition')?.toLowerCase().split(',');
  const status = request.parameter('status') ?? 'OPEN';
  const held = owner === undefined ? [] : holdingsOf(owner.account, owner.wallet);
  const found = held
    .filter(({ market }) => conditions === undefined || conditions.includes(market.terms.conditionId))
    .filter((holding) => holding.size >= DUST === (status !== 'CLOSED'));
  return dataPage(request, found, (holding) => positionRow(holding, owner?.wallet.address ?? ''));
}

function value(request: ApiRequest) {
  const owner = ownerOf(request);
  const held = owner === undefined ? [] : holdingsOf(owner.account, owner.wallet);
  const total = held.reduce((sum, holding) => sum + worth(holding), 0n);
  return { data: { user: request.parameter('user'), value: formatMicros(total) } };
}

function activity(request: ApiRequest) {
  const owner = ownerOf(request);
  const fills = owner === undefined ? [] : fillsOf(owner.account, owner.wallet).reverse();
  return dataPage(request, fills, (fill) => activityRow(fill, owner?.wallet.address ?? ''));
}

function worth({ market, outcome, size }: Holding): bigint {
  return (size * market.value(outcome)) / MICROS_PER_UNIT;
}

function positionRow(holding: Holding, wallet: string) {
  const { market, outcome, size, averagePrice, fees, realized } = holding;
  const { terms } = market;
  const cost = (size * averagePrice) / MICROS_PER_UNIT;
  const unrealized = worth(holding) - cost;
  const other = market.token(otherOutcome(outcome));
  return {
    proxy_wallet: wallet,
    token_id: market.token(outcome).tokenId,
    condition_id: terms.conditionId,
    current_size: formatMicros(size),
    avg_price: formatMicros(averagePrice),
    entry_cost_usdc: formatMicros(cost),
    entry_fees_usdc: formatMicros(fees),
    total_cost_usdc: formatMicros(cost + fees),
    current_price: formatMicros(market.value(outcome)),
    current_value: formatMicros(worth(holding)),
    realized_pnl: formatMicros(realized),
    unrealized_pnl: formatMicros(unrealized),
    total_pnl: formatMicros(realized + unrealized),
    percent_pnl: cost === 0n ? '0' : formatMicros((unrealized * 100n * MICROS_PER_UNIT) / cost),
    status: size >= DUST ? 'OPEN' : 'CLOSED',
    redeemable: false,
    mergeable: false,
    negative_risk: market.negRisk,
    archived: false,
    title: terms.question,
    slug: terms.slug,
    icon: '',
    event_slug: terms.eventSlug,
    outcome: market.token(outcome).outcome,
    outcome_index: outcome,
    opposite_outcome: other.outcome,
    opposite_token_id: other.tokenId,
    end_date: new Date(terms.endsAt).toISOString(),
    last_event_at: new Date(holding.lastTradeAt).toISOString(),
  };
}

function activityRow({ trade, market, outcome, side, shares, collateral }: Fill, wallet: string) {
  const { terms } = market;
  return {
    proxy_wallet: wallet,
    type: 'TRADE',
    timestamp: seconds(trade.matchedAt),
    condition_id: terms.conditionId,
    token_id: market.token(outcome).tokenId,
    side,
    size: formatMicros(shares),
    usdc_size: formatMicros(collateral),
    price: formatMicros((collateral * MICROS_PER_UNIT) / shares),
    outcome: market.token(outcome).outcome,
    outcome_index: outcome,
    transaction_hash: trade.transactionHash,
    title: terms.question,
    slug: terms.slug,
    event_slug: terms.eventSlug,
  };
}
