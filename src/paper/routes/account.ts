/** What an account has and hears: balances, notifications, heartbeats, scoring. */
import { z } from 'zod';
import { CHAIN_CONTRACTS, type ChainContracts } from '../../protocol/constants.ts';
import type { SignatureType } from '../../protocol/order.ts';
import { conditionalAssetType } from '../../protocol/protocol-version.ts';
import type { Account } from '../account.ts';
import { PLAY_MONEY } from '../accounts.ts';
import { badRequest } from '../refusal.ts';
import type { ApiRequest } from '../request.ts';
import { requireL2 } from '../request-auth.ts';
import type { RouteTable } from '../router.ts';
import { isScoring } from '../scoring.ts';
import { COLLATERAL, UNLIMITED } from '../wallet.ts';
import { notificationRow } from '../wire-notifications.ts';

const SIGNATURE_TYPES: readonly SignatureType[] = [0, 1, 2, 3];

export const accountRoutes: RouteTable = {
  'GET /balance-allowance': balanceAllowance,
  'PUT /balance-allowance': updateBalanceAllowance,
  'GET /balance-allowance/update': updateBalanceAllowance,
  'GET /notifications': notifications,
  'DELETE /notifications': dropNotifications,
  'POST /v1/heartbeats': heartbeat,
  'POST /heartbeats': heartbeatWithoutId,
  'GET /order-scoring': orderScoring,
  'GET /orders-scoring': ordersScoring,
  'POST /orders-scoring': ordersScoring,
};

function balanceAllowance(request: ApiRequest) {
  const { account } = requireL2(request);
  const balance = String(balanceOf(request, account));
  const { exchange } = request;
  const contracts = CHAIN_CONTRACTS[exchange.chainId];
  const spenders = spendersOf(request.parameter('asset_type'), contracts);
  // Shares, and what is in wallets that were never used, may be moved without limit.
  const isCollateral = request.parameter('asset_type') === 'COLLATERAL';
  const wallet = isCollateral ? account.wallets.get(signatureTypeOf(request)) : undefined;
  const allowed = (spender: string) => String(wallet?.allowance(spender) ?? UNLIMITED);
  return exchange.orderVersion === 1
    ? { balance, allowance: allowed(contracts.exchangeV1) }
    : { balance, allowances: Object.fromEntries(spenders.map((spender) => [spender, allowed(spender)])) };
}

/** The exchange contracts that may move an asset: position ids are ExchangeV3's alone. */
function spendersOf(assetType: string | undefined, contracts: ChainContracts): readonly string[] {
  const { exchangeV2, negRiskExchangeV2, exchangeV3 } = contracts;
  return assetType === 'CONDITIONAL-V2' ? [exchangeV3] : [exchangeV2, negRiskExchangeV2, exchangeV3];
}

/** There is no chain to read again, so this only checks what is asked. */
function updateBalanceAllowance(request: ApiRequest) {
  const { account } = requireL2(request);
  balanceOf(request, account);
  return {};
}

/** A wallet that has not traded yet is told the play money that its first order will find there. */
function balanceOf(request: ApiRequest, account: Account): bigint {
  const assetType = request.parameter('asset_type');
  const tokenId = request.parameter('token_id');
  const wallet = account.wallets.get(signatureTypeOf(request));
  switch (assetType) {
    case 'COLLATERAL':
      return wallet === undefined ? PLAY_MONEY : wallet.balance(COLLATERAL);
    case 'CONDITIONAL':
    case 'CONDITIONAL-V2': {
      const place = tokenId === undefined ? undefined : request.exchange.markets.byToken(tokenId);
      if (tokenId === undefined || place === undefined) {
        throw badRequest('Invalid token id');
      }
      if (assetType !== conditionalAssetType(place.market.terms.protocolVersion)) {
        throw badRequest('Invalid asset type');
      }
      return wallet?.balance(tokenId) ?? 0n;
    }
    default:
      throw badRequest('Invalid asset type');
  }
}

function signatureTypeOf(request: ApiRequest): SignatureType {
  const type = SIGNATURE_TYPES.find((one) => String(one) === (request.parameter('signature_type') ?? '0'));
  if (type === undefined) {
    throw badRequest('Invalid signature_type');
  }
  return type;
}

function notifications(request: ApiRequest) {
  const { account, credentials } = requireL2(request);
  return request.exchange.notifications
    .list(account)
    .map((notification) => notificationRow(notification, credentials.apiKey, request.exchange.chainId));
}

function dropNotifications(request: ApiRequest) {
  const { account } = requireL2(request);
  const ids = (request.parameter('ids') ?? '').split(',');
  if (!ids.every((id) => /^\d{1,15}$/.test(id))) {
    throw badRequest('Invalid ids');
  }
  request.exchange.notifications.drop(account, ids.map(Number));
  return 'OK';
}

const heartbeatBody = z.object({ heartbeat_id: z.string().nullish() });

function heartbeat(request: ApiRequest) {
  const { credentials } = requireL2(request);
  const body = heartbeatBody.safeParse(request.json() ?? {});
  if (!body.success) {
    throw badRequest('Invalid payload');
  }
  const next = request.exchange.heartbeats.beat(credentials.apiKey, body.data.heartbeat_id ?? '');
  return { heartbeat_id: next, error_msg: '' };
}

function heartbeatWithoutId(request: ApiRequest) {
  const { credentials } = requireL2(request);
  request.exchange.heartbeats.beatWithoutId(credentials.apiKey);
  return { status: 'ok' };
}

function orderScoring(request: ApiRequest) {
  const { account } = requireL2(request);
  return { scoring: scores(account, request.parameter('order_id') ?? '') };
}

function ordersScoring(request: ApiRequest) {
  const { account } = requireL2(request);
  const ids = request.method === 'GET' ? request.query.getAll('order_ids') : request.json();
  const parsed = z.array(z.string()).safeParse(ids);
  if (!parsed.success) {
    throw badRequest('Invalid payload');
  }
  return Object.fromEntries(parsed.data.map((id) => [id, scores(account, id)]));
}

function scores(account: Account, id: string): boolean {
  const order = account.openOrders.get(id.toLowerCase());
  return order !== undefined && isScoring(order);
}
