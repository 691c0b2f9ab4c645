/** The Solidity struct of an order, hashed out of fixed slots: the type hash is in place, only values are written. */
import {
  makeWords,
  type Words,
  writeAddress,
  writeBytes32,
  writeDecimalUint,
  writeUint,
} from './abi-words.ts';
import { keccak256 } from './keccak.ts';
import type { Order, OrderV1, OrderV2 } from './order.ts';

const ORDER_V1_TYPE =
  'Order(uint256 salt,address maker,address signer,address taker,uint256 tokenId,uint256 makerAmount,uint256 takerAmount,uint256 expiration,uint256 nonce,uint256 feeRateBps,uint8 side,uint8 signatureType)';
/** The struct of order versions 2 and 3, 186 characters; a deposit wallet's signature carries it whole. */
export const ORDER_V2_TYPE =
  'Order(uint256 salt,address maker,address signer,uint256 tokenId,uint256 makerAmount,uint256 takerAmount,uint8 side,uint8 signatureType,uint256 timestamp,bytes32 metadata,bytes32 builder)';

const v1Words = structWords(13, ORDER_V1_TYPE);
const v2Words = structWords(12, ORDER_V2_TYPE);

/** The keccak-256 of a text's UTF-8 bytes, which is how EIP-712 encodes strings and types. */
export function textHash(text: string): Uint8Array {
  return keccak256(Buffer.from(text));
}

/** Words for a struct of `count` words, the first of which is the hash of its `type`. */
export function structWords(count: number, type: string): Words {
  const words = makeWords(count);
  words.bytes.set(textHash(type));
  return words;
}

/**
 * The EIP-712 struct hash of an order, without a domain.
 * @throws {AbiValueError} where a field does not fit its Solidity type.
 */
export function orderStructHash(order: Order): Uint8Array {
  return order.version === 1 ? v1Hash(order) : v2Hash(order);
}

function v1Hash(order: OrderV1): Uint8Array {
  writeUint(v1Words, 1, order.salt);
  writeAddress(v1Words, 2, order.maker);
  writeAddress(v1Words, 3, order.signer);
  writeAddress(v1Words, 4, order.taker);
  writeDecimalUint(v1Words, 5, order.tokenId);
  writeUint(v1Words, 6, order.makerAmount);
  writeUint(v1Words, 7, order.takerAmount);
  writeUint(v1Words, 8, order.expiration);
  writeUint(v1Words, 9, order.nonce);
  writeUint(v1Words, 10, order.feeRateBps);
  writeUint(v1Words, 11, order.side === 'BUY' ? 0n : 1n);
  writeUint(v1Words, 12, BigInt(order.signatureType));
  return keccak256(v1Words.bytes);
}

function v2Hash(order: OrderV2): Uint8Array {
  writeUint(v2Words, 1, order.salt);
  writeAddress(v2Words, 2, order.maker);
  writeAddress(v2Words, 3, order.signer);
  writeDecimalUint(v2Words, 4, order.tokenId);
  writeUint(v2Words, 5, order.makerAmount);
  writeUint(v2Words, 6, order.takerAmount);
  writeUint(v2Words, 7, order.side === 'BUY' ? 0n : 1n);
  writeUint(v2Words, 8, BigInt(order.signatureType));
  writeUint(v2Words, 9, order.timestamp);
  writeBytes32(v2Words, 10, order.metadata);
  writeBytes32(v2Words, 11, order.builder);
  return keccak256(v2Words.bytes);
}
