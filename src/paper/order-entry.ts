/** The way of an order into the exchange: whose it is, who signed it, what it says, and then the engine. */
import { ZERO_BYTES32 } from '../protocol/constants.ts';
import { rests, type SignedOrder } from '../protocol/order.ts';
import { orderDomain, orderId } from '../protocol/typed-data.ts';
import type { ApiKey } from './api-keys.ts';
import type { Placement } from './engine.ts';
import type { Exchange } from './exchange.ts';
import type { Market } from './market.ts';
import { type OrderRequest, parseOrderRequest } from './order-payload.ts';
import { amountsOf } from './order-rules.ts';
import { verifyOrder } from './order-signature.ts';
import { badRequest } from './refusal.ts';

/**
 * Takes one order as it arrived.
 * @throws {Refusal} in the exchange's words; then nothing has changed but, perhaps, a wallet bound to the account.
 */
export function submitOrder(exchange: Exchange, key: ApiKey, body: unknown): Placement {
  const request = parseOrderRequest(body, (tokenId) => exchange.orderVersionOf(tokenId));
  const { order } = request;
  const { account } = key;
  if (request.owner !== key.credentials.apiKey) {
    throw badRequest('the order owner has to be the owner of the API KEY');
  }
  exchange.checkMode(request.postOnly);
  const found = exchange.markets.byToken(order.tokenId);
  if (found === undefined) {
    throw badRequest(`the orderbook ${order.tokenId} does not exist`);
  }
  const { market, outcome } = found;
  verifyOrder(order, account, exchange.chainId, market.negRisk);
  checkAccount(request, account.restriction, account.address);
  if (!market.acceptingOrders) {
    throw badRequest('the market is not yet ready to process new orders');
  }
  checkTiming(request, exchange);
  checkVersion1(order, market);
  const domain = orderDomain(exchange.chainId, order.version, market.negRisk);
  const id = orderId(order, domain);
  const amounts = amountsOf(order, id, request.orderType, market);
  const wallet = exchange.accounts.bind(account, order.signatureType, order.maker);
  if (order.side === 'BUY' && order.makerAmount > wallet.allowance(domain.verifyingContract)) {
    throw badRequest('not enough balance / allowance');
  }
  return exchange.engine.place({
    id,
    owner: request.owner,
    account,
    wallet,
    market,
    outcome,
    side: order.side,
    type: request.orderType,
    postOnly: request.postOnly,
    ...amounts,
    expiration: Number(order.expiration),
    builder: order.version === 1 || order.builder === ZERO_BYTES32 ? undefined : order.builder,
  });
}

function checkAccount({ order }: OrderRequest, restriction: string, address: string): void {
  if (restriction === 'banned') {
    throw badRequest(`'${address}' address banned`);
  }
  if (restriction === 'closed-only' && order.side === 'BUY') {
    throw badRequest(`'${address}' address in closed only mode`);
  }
}

function checkTiming({ order, orderType, postOnly }: OrderRequest, exchange: Exchange): void {
  if (postOnly && !rests(orderType)) {
    throw badRequest('invalid post-only order: only GTC and GTD order types are allowed');
  }
  const seconds = Number(order.expiration) - exchange.clock.now() / 1000;
  if (orderType === 'GTD' ? seconds < exchange.gtdMinimumSeconds : order.expiration !== 0n) {
    throw badRequest('invalid expiration');
  }
}

/** What only version 1 signs: no order was ever cancelled by nonce here, and the fee is the market's. */
function checkVersion1(order: SignedOrder, market: Market): void {
  if (order.version !== 1) {
    return;
  }
  if (order.nonce !== 0n) {
    throw badRequest('invalid nonce');
  }
  const fee = market.baseFeeBps;
  if (order.feeRateBps !== BigInt(fee)) {
    throw badRequest(`invalid fee rate (${order.feeRateBps}), current market's taker fee: ${fee}`);
  }
}
