/** Inputs of limit and market orders, shared by the mutations that sign them, and what they mean to the service. */
import type { InputFields } from '../../builder.ts';
import type { OrderType, Side } from '../../protocol/order.ts';
import { SideEnum } from '../shared/side.ts';
import type { LimitOrderRequest, MarketOptions, MarketOrderRequest, VersionFields } from './order-request.ts';
import { OrderTypeEnum } from './order-type.ts';

const KEY_DESCRIPTION =
  'Your idempotency key. The same key with the same input is given the first answer again and places nothing, also while the ' +
  'first is still running, after a restart and on another server of the account; with another input it is refused. Keys are ' +
  'remembered for 7 days unless the server is configured otherwise (IDEMPOTENCY_DAYS). Without one, one is made and returned.';

const DEADLINE_DESCRIPTION =
  'The order is not sent after this time: neither late, where the server was busy, nor again, where its first copy was lost. ' +
  'Default: 30 seconds after the server received a GTC or GTD order, 2 seconds after it received a FOK or FAK order.';

/** How a mutation that sends treats its order. */
export function sendingFields(t: InputFields) {
  return {
    deferExec: t.boolean({
      description: 'Ask the exchange to answer before it executes. False when not said.',
    }),
    clientOrderId: t.id({ description: KEY_DESCRIPTION }),
    deadline: t.field({ type: 'DateTime', description: DEADLINE_DESCRIPTION }),
  };
}

function commonFields(t: InputFields) {
  return {
    tokenId: t.id({ required: true, description: 'Token id of the outcome.' }),
    side: t.field({ type: SideEnum, required: true, description: 'BUY or SELL.' }),
    tickSize: t.field({
      type: 'Decimal',
      description: "The market's tick size, if you want it checked; never needed.",
    }),
    negRisk: t.boolean({ description: "The market's negRisk, if you want it checked; never needed." }),
    feeRateBps: t.int({
      description: 'Order version 1 only: fee in basis points; 0 is accepted in every version.',
    }),
    nonce: t.int({ description: "Order version 1 only: the maker's nonce; 0 is accepted in every version." }),
    taker: t.field({
      type: 'Address',
      description:
        'Order version 1 only: who alone may fill it; the zero address is accepted in every version.',
    }),
    metadata: t.field({
      type: 'Bytes32',
      description: 'Order versions 2 and 3 only: bytes of yours that are signed along.',
    }),
    builderCode: t.field({
      type: 'Bytes32',
      description: 'Order versions 2 and 3 only: code of the builder to credit.',
    }),
  };
}

/** Fields of an input that describes a limit order. */
export function limitFields(t: InputFields) {
  return {
    ...commonFields(t),
    price: t.field({
      type: 'Decimal',
      required: true,
      description: 'Limit in collateral a share, on the tick.',
    }),
    size: t.field({ type: 'Decimal', required: true, description: 'Shares, at most two decimals.' }),
    expiration: t.field({
      type: 'DateTime',
      description: 'GTD only, and needed there. The exchange ends the order 60 seconds before it.',
    }),
  };
}

/** The same of a limit order that is to be sent, where it matters how it meets the book. */
export function sentLimitFields(t: InputFields) {
  return {
    ...limitFields(t),
    orderType: t.field({
      type: OrderTypeEnum,
      description: 'GTC (when not said) or GTD; FOK and FAK are taken too.',
    }),
    postOnly: t.boolean({
      description: 'Refuse the order if it would take liquidity. GTC and GTD only. False when not said.',
    }),
  };
}

/** Fields of an input that describes a market order. */
export function marketFields(t: InputFields) {
  return {
    ...commonFields(t),
    amount: t.field({
      type: 'Decimal',
      required: true,
      description: 'BUY: collateral to spend; SELL: shares to sell. At most two decimals.',
    }),
    price: t.field({
      type: 'Decimal',
      description:
        'Worst acceptable price in collateral a share. Without it, the worst price that the book now needs to fill the amount.',
    }),
    orderType: t.field({ type: OrderTypeEnum, description: 'FOK (when not said) or FAK.' }),
  };
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

interface CommonInput extends Nullable<MarketOptions & VersionFields> {
  readonly tokenId: string;
  readonly side: Side;
}

/** A limit order as callers write it. */
export interface LimitInput extends CommonInput {
  readonly price: string;
  readonly size: string;
  readonly expiration?: Date | null | undefined;
  readonly orderType?: OrderType | null | undefined;
  readonly postOnly?: boolean | null | undefined;
  readonly deferExec?: boolean | null | undefined;
}

/** A market order as callers write it. */
export interface MarketInput extends CommonInput {
  readonly amount: string;
  readonly price?: string | null | undefined;
  readonly orderType?: OrderType | null | undefined;
  readonly deferExec?: boolean | null | undefined;
}

function commonRequest(input: CommonInput) {
  return {
    tokenId: input.tokenId,
    side: input.side,
    tickSize: input.tickSize ?? undefined,
    negRisk: input.negRisk ?? undefined,
    feeRateBps: input.feeRateBps ?? undefined,
    nonce: input.nonce ?? undefined,
    taker: input.taker ?? undefined,
    metadata: input.metadata ?? undefined,
    builderCode: input.builderCode ?? undefined,
  };
}

/** The request that a limit order's input stands for: GTC when not said. */
export function limitRequest(input: LimitInput): LimitOrderRequest {
  return {
    kind: 'limit',
    ...commonRequest(input),
    price: input.price,
    size: input.size,
    expiration: input.expiration ?? undefined,
    orderType: input.orderType ?? 'GTC',
    postOnly: input.postOnly ?? false,
    deferExec: input.deferExec ?? false,
  };
}

/** The request that a market order's input stands for: FOK when not said. */
export function marketRequest(input: MarketInput): MarketOrderRequest {
  return {
    kind: 'market',
    ...commonRequest(input),
    amount: input.amount,
    price: input.price ?? undefined,
    orderType: input.orderType ?? 'FOK',
    deferExec: input.deferExec ?? false,
  };
}
