/** What callers ask for, before any arithmetic: decimals are still text. */
import type { OrderType, Side, SignedOrder } from '../../protocol/order.ts';

/** Fields that belong to one order version; a neutral value (0, the zero address) is welcome in every version. */
export interface VersionFields {
  /** Version 1. */
  readonly feeRateBps?: number | undefined;
  /** Version 1. */
  readonly nonce?: number | undefined;
  /** Version 1. */
  readonly taker?: string | undefined;
  /** Versions 2 and 3: 0x and 64 hex digits. */
  readonly metadata?: string | undefined;
  /** Versions 2 and 3: 0x and 64 hex digits. */
  readonly builderCode?: string | undefined;
}

/** What the caller believes of the market; checked, never needed. */
export interface MarketOptions {
  readonly tickSize?: string | undefined;
  readonly negRisk?: boolean | undefined;
}

export interface LimitOrderRequest extends VersionFields, MarketOptions {
  readonly kind: 'limit';
  readonly tokenId: string;
  readonly side: Side;
  readonly price: string;
  /** Shares. */
  readonly size: string;
  readonly orderType: OrderType;
  readonly expiration?: Date | undefined;
  readonly postOnly: boolean;
  readonly deferExec: boolean;
}

export interface MarketOrderRequest extends VersionFields, MarketOptions {
  readonly kind: 'market';
  readonly tokenId: string;
  readonly side: Side;
  /** BUY: collateral to spend; SELL: shares to sell. */
  readonly amount: string;
  /** The worst acceptable price; without it the book decides. */
  readonly price?: string | undefined;
  readonly orderType: OrderType;
  readonly deferExec: boolean;
}

/** An order that the caller has signed already. */
export interface SignedOrderRequest {
  readonly kind: 'signed';
  readonly order: SignedOrder;
  /** What the caller believes is its id; checked, never needed. */
  readonly orderId: string | undefined;
  readonly orderType: OrderType;
  readonly postOnly: boolean;
  readonly deferExec: boolean;
}

export type UnsignedOrderRequest = LimitOrderRequest | MarketOrderRequest;
export type OrderRequest = UnsignedOrderRequest | SignedOrderRequest;

/** A request with the caller's idempotency key, or one that was made for it. */
export interface KeyedRequest {
  readonly clientOrderId: string;
  /** Whether the key was made here, so that nobody can have used it before. */
  readonly isNewKey: boolean;
  /** Not sent after this. */
  readonly deadline: Date | undefined;
  readonly request: OrderRequest;
}
