/** An order as it is signed: every amount an integer in base units (6 decimals), nothing of the wire's spelling. */

import { GTD_SECURITY_SECONDS } from './constants.ts';

export type Side = 'BUY' | 'SELL';
export const ORDER_TYPES = ['GTC', 'GTD', 'FOK', 'FAK'] as const;
export type OrderType = (typeof ORDER_TYPES)[number];
/** The `version` of the EIP-712 domain the order is signed under. */
export const ORDER_VERSIONS = [1, 2, 3] as const;
export type OrderVersion = (typeof ORDER_VERSIONS)[number];
/** 0 EOA · 1 POLY_PROXY · 2 POLY_GNOSIS_SAFE · 3 POLY_1271 (deposit wallet; order versions 2 and 3 only). */
export type SignatureType = 0 | 1 | 2 | 3;

interface OrderFields {
  /** Positive and at most 2^53 - 1: the wire carries it as a JSON number. */
  readonly salt: bigint;
  /** Checksummed address of the wallet that pays. */
  readonly maker: string;
  /** Checksummed address of the signer: the EOA, or the wallet itself for signature type 3. */
  readonly signer: string;
  /** Decimal string of up to 78 digits. */
  readonly tokenId: string;
  /** Base units given. */
  readonly makerAmount: bigint;
  /** Base units asked for. */
  readonly takerAmount: bigint;
  readonly side: Side;
  readonly signatureType: SignatureType;
  /** Unix seconds, 0 for none. Signed in version 1 only. */
  readonly expiration: bigint;
}

/** Order version 1, refused by the real exchange since 2026-04-28. */
export interface OrderV1 extends OrderFields {
  readonly version: 1;
  /** The only address that may fill it, or zero for anyone. */
  readonly taker: string;
  readonly nonce: bigint;
  readonly feeRateBps: bigint;
}

/** Order versions 2 and 3: one struct, two domains. */
export interface OrderV2 extends OrderFields {
  readonly version: 2 | 3;
  /** Unix milliseconds at signing; what keeps two like orders apart. */
  readonly timestamp: bigint;
  /** 0x and 64 hex digits. */
  readonly metadata: string;
  /** Builder code, 0x and 64 hex digits. */
  readonly builder: string;
}

export type Order = OrderV1 | OrderV2;

/** An order with its signature: 0x hex, 65 bytes, or 317 for signature type 3. */
export type SignedOrder = Order & { readonly signature: string };

/** Whether what an order of this type does not fill at once stays in the book. */
export function rests(orderType: OrderType): boolean {
  return orderType === 'GTC' || orderType === 'GTD';
}

/** When the exchange ends a GTD order of that expiration. Both Unix milliseconds. */
export function endOfGtd(expiration: number): number {
  return expiration - GTD_SECURITY_SECONDS * 1000;
}
