/**
 * The two protocols of the exchange, which trade side by side. A market belongs to one of them: it decides which contract
 * an order is signed for and which balance pays for it. Not to be confused with the order version, the version of the
 * EIP-712 domain. Source: the exchange's documentation as of October 2026.
 */
import type { OrderVersion } from './order.ts';

/** 1: CTF tokens, order version 1 or 2. 2: position ids, order version 3. */
export type ProtocolVersion = 1 | 2;

/** The order version that Protocol V2 markets take, whatever `GET /version` answers. */
export const PROTOCOL_V2_ORDER_VERSION = 3 satisfies OrderVersion;

const ZERO_BITS_START = 40n;
const ZERO_BITS = (1n << 64n) - 1n;
/** Position ids have their condition above the zero bits, so a smaller number is none. */
const SMALLEST_POSITION_ID = 1n << 104n;

/**
 * Whether a token id has the shape of a Protocol V2 position id: bits 40 to 103 are zero, and there is a condition above
 * them. Source: the recognition rule of the vendor's ts-sdk 0.10. A CTF token id, a hash, has it by chance once in 2^64.
 * @param tokenId decimal digits
 */
export function isPositionId(tokenId: string): boolean {
  if (!/^\d{1,78}$/.test(tokenId)) return false;
  const id = BigInt(tokenId);
  return id >= SMALLEST_POSITION_ID && ((id >> ZERO_BITS_START) & ZERO_BITS) === 0n;
}

/** The protocol of a token whose market is not known, by the shape of its id. */
export function protocolOfTokenId(tokenId: string): ProtocolVersion {
  return isPositionId(tokenId) ? 2 : 1;
}

/** The wire's name of the asset that a token's balance is kept in. */
export function conditionalAssetType(protocol: ProtocolVersion): 'CONDITIONAL' | 'CONDITIONAL-V2' {
  return protocol === 2 ? 'CONDITIONAL-V2' : 'CONDITIONAL';
}
