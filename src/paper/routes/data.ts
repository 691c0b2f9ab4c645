/** The part of the Data API (v2) that tells what a wallet has, for this world's wallets, below `/data-api`. */
import { formatMicros, MICROS_PER_UNIT } from '../../protocol/decimal.ts';
import type { Account } from '../account.ts';
import type { Exchange } from '../exchange.ts';
import { type Fill, fillsOf, type Holding, holdingsOf } from '../holdings.ts';
import { hashId } from '../ids.ts';
import { otherOutcome } from '../outcome.ts';
import { badRequest } from '../refusal.ts';
import type { ApiRequest } from '../request.ts';
import type { RouteTable } from '../router.ts';
import type { Wallet, WalletEvent } from '../wallet.ts';
import { seconds } from '../wire-orders.ts';
import { dataPage } from './data-page.ts';

/** Stands for no outcome. */
const UNKNOWN_OUTCOME = 999;
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
    .filter((holding) => hasStatus(holding, status, held));
  return dataPage(request, found, (holding) =>
    positionRow(holding, owner?.wallet.address ?? '', isMergeable(holding, held)),
  );
}

/** Shares are redeemed at once when a market is resolved, so none are ever redeemable here. */
function hasStatus(holding: Holding, status: string, held: readonly Holding[]): boolean {
  if (status === 'MERGEABLE') return isMergeable(holding, held);
  return statusOf(holding) === status;
}

function statusOf({ size }: Holding): 'OPEN' | 'CLOSED' {
  return size >= DUST ? 'OPEN' : 'CLOSED';
}

/** Whether the wallet holds shares of both outcomes. */
function isMergeable({ market, outcome, size }: Holding, held: readonly Holding[]): boolean {
  const other = held.find((one) => one.market === market && one.outcome !== outcome);
  return size >= DUST && other !== undefined && other.size >= DUST;
}

function value(request: ApiRequest) {
  const owner = ownerOf(request);
  const held = owner === undefined ? [] : holdingsOf(owner.account, owner.wallet);
  const total = held.reduce((sum, holding) => sum + worth(holding), 0n);
  return { data: { proxy_wallet: request.parameter('user'), value: formatMicros(total) } };
}

/** What happened on the chain, newest first; what is not mined has not happened there. */
function activity(request: ApiRequest) {
  const owner = ownerOf(request);
  if (owner === undefined) return dataPage(request, [], (row) => row);
  const { account, wallet } = owner;
  const fills = fillsOf(account, wallet)
    .filter(({ trade }) => trade.minedAt !== undefined)
    .map((fill) => ({ at: fill.trade.matchedAt, row: fillRow(fill, wallet.address) }));
  const events = wallet.events.map((event, index) => ({
    at: event.at,
    row: eventRow(event, hashId(`event/${wallet.address}/${index}`), wallet.address, request.exchange),
  }));
  const rows = [...events, ...fills].toSorted((a, b) => a.at - b.at).reverse();
  return dataPage(request, rows, ({ row }) => row);
}

function worth({ market, outcome, size }: Holding): bigint {
  return (size * market.value(outcome)) / MICROS_PER_UNIT;
}

function positionRow(holding: Holding, wallet: string, mergeable: boolean) {
  const { market, outcome, size, bought, averagePrice, fees, realized } = holding;
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
    percent_realized_pnl: '0',
    total_size: formatMicros(bought),
    status: statusOf(holding),
    redeemable: false,
    mergeable,
    negative_risk: market.negRisk,
    archived: false,
    title: terms.question,
    slug: terms.slug,
    icon: '',
    event_id: terms.eventSlug,
    event_slug: terms.eventSlug,
    verified: false,
    outcome: market.token(outcome).outcome,
    outcome_index: outcome,
    opposite_outcome: other.outcome,
    opposite_token_id: other.tokenId,
    end_date: new Date(terms.endsAt).toISOString(),
    last_event_at: seconds(holding.lastTradeAt),
  };
}

function fillRow({ trade, market, outcome, side, shares, collateral }: Fill, wallet: string) {
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

/** A split, merge or redemption of shares, or a deposit, which is of no market. */
function eventRow(
  { type, at, market: conditionId, amount }: WalletEvent,
  transactionHash: string,
  wallet: string,
  { markets }: Exchange,
) {
  const terms = conditionId === undefined ? undefined : markets.byCondition(conditionId)?.terms;
  return {
    proxy_wallet: wallet,
    type,
    timestamp: seconds(at),
    condition_id: conditionId ?? '',
    token_id: '',
    side: '',
    size: formatMicros(amount),
    usdc_size: formatMicros(amount),
    price: '0',
    outcome: '',
    outcome_index: UNKNOWN_OUTCOME,
    transaction_hash: transactionHash,
    title: terms?.question ?? '',
    slug: terms?.slug ?? '',
    event_slug: terms?.eventSlug ?? '',
  };
}
