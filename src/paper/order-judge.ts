/** Whether an order may enter, given what it would meet: the rules that depend on the book and on the wallet. Pure. */
import { MIN_MARKETABLE_BUY_MICROS } from '../protocol/constants.ts';
import { formatMicros, MICROS_PER_UNIT } from '../protocol/decimal.ts';
import type { MatchPlan } from './matching.ts';
import type { OrderTerms } from './order.ts';
import { badRequest, Refusal } from './refusal.ts';
import { feeFor } from './trade-maker.ts';
import { COLLATERAL } from './wallet.ts';

const FOK_NOT_FILLED = "order couldn't be fully filled. FOK orders are fully filled or killed.";
const FAK_NOT_MATCHED =
  'no orders found to match with FAK order. FAK orders are partially filled or killed if no match is found.';

/** The refusal the order earns, or `undefined` where it may enter. What is held back for it must not be counted yet. */
export function refusalOf(terms: OrderTerms, plan: MatchPlan): Refusal | undefined {
  const matches = plan.fills.length > 0;
  if (matches && terms.postOnly) {
    return badRequest('invalid post-only order: order crosses book');
  }
  const amount = terms.budget ?? worth(terms.size, terms.price);
  if (matches && terms.side === 'BUY' && amount < MIN_MARKETABLE_BUY_MICROS) {
    return badRequest(`invalid amount for a marketable BUY order ($${formatMicros(amount)}), min size: $1`);
  }
  return fundsRefusal(terms, plan, amount) ?? killOf(terms, plan);
}

/** The refusal that kills an order for want of a match. */
export function killOf(terms: OrderTerms, plan: MatchPlan): Refusal | undefined {
  if (terms.type === 'FOK' && !plan.complete) {
    return new Refusal(400, FOK_NOT_FILLED, { orderID: terms.id });
  }
  if (terms.type === 'FAK' && plan.fills.length === 0) {
    return new Refusal(400, FAK_NOT_MATCHED, { orderID: terms.id });
  }
  return undefined;
}

/**
 * A BUY needs what it would pay at its own price, though it may pay less, or what its fills and its rest cost, and the
 * fee on top; a SELL needs its shares.
 */
function fundsRefusal(terms: OrderTerms, plan: MatchPlan, amount: bigint): Refusal | undefined {
  const bought = terms.side === 'BUY';
  const asset = bought ? COLLATERAL : terms.market.token(terms.outcome).tokenId;
  const rest =
    terms.budget === undefined ? worth(terms.size, terms.price) - worth(plan.shares, terms.price) : 0n;
  const cost = plan.collateral + rest;
  const needed = bought ? (amount > cost ? amount : cost) + feeFor(terms.market, plan.fills) : terms.size;
  if (needed <= terms.wallet.available(asset)) {
    return undefined;
  }
  const reserved = terms.wallet.reserved(asset);
  const active = reserved === 0n ? '' : `, sum of active orders: ${reserved}`;
  return badRequest(
    `not enough balance / allowance: the balance is not enough -> balance: ${terms.wallet.balance(asset)}${active}, order amount: ${needed}`,
  );
}

function worth(shares: bigint, price: bigint): bigint {
  return (shares * price) / MICROS_PER_UNIT;
}
