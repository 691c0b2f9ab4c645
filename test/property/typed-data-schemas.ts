/** The EIP-712 types as the general encoders of ethers and viem take them. */
import { getAddress } from 'viem';
import type { Order } from '../../src/protocol/order.ts';
import type { OrderDomain } from '../../src/protocol/typed-data.ts';

const V1_FIELDS = [
  { name: 'salt', type: 'uint256' },
  { name: 'maker', type: 'address' },
  { name: 'signer', type: 'address' },
  { name: 'taker', type: 'address' },
  { name: 'tokenId', type: 'uint256' },
  { name: 'makerAmount', type: 'uint256' },
  { name: 'takerAmount', type: 'uint256' },
  { name: 'expiration', type: 'uint256' },
  { name: 'nonce', type: 'uint256' },
  { name: 'feeRateBps', type: 'uint256' },
  { name: 'side', type: 'uint8' },
  { name: 'signatureType', type: 'uint8' },
];
const V2_FIELDS = [
  { name: 'salt', type: 'uint256' },
  { name: 'maker', type: 'address' },
  { name: 'signer', type: 'address' },
  { name: 'tokenId', type: 'uint256' },
  { name: 'makerAmount', type: 'uint256' },
  { name: 'takerAmount', type: 'uint256' },
  { name: 'side', type: 'uint8' },
  { name: 'signatureType', type: 'uint8' },
  { name: 'timestamp', type: 'uint256' },
  { name: 'metadata', type: 'bytes32' },
  { name: 'builder', type: 'bytes32' },
];

/** `Order` of version 1. */
export const ORDER_V1_SCHEMA = { Order: V1_FIELDS };
/** `Order` of versions 2 and 3. */
export const ORDER_V2_SCHEMA = { Order: V2_FIELDS };
/** What an EOA signs for a deposit wallet. */
export const DEPOSIT_WALLET_SCHEMA = {
  TypedDataSign: [
    { name: 'contents', type: 'Order' },
    { name: 'name', type: 'string' },
    { name: 'version', type: 'string' },
    { name: 'chainId', type: 'uint256' },
    { name: 'verifyingContract', type: 'address' },
    { name: 'salt', type: 'bytes32' },
  ],
  Order: V2_FIELDS,
};

/** The type string that a deposit wallet's signature ends with, and its length in two bytes: 186. */
export const DEPOSIT_WALLET_TAIL = `${Buffer.from(
  `Order(${V2_FIELDS.map(({ name, type }) => `${type} ${name}`).join(',')})`,
).toString('hex')}00ba`;

/** The domain's fields. */
export function domainFields({ version, chainId, verifyingContract }: OrderDomain) {
  return {
    name: 'Polymarket CTF Exchange',
    version: String(version),
    chainId,
    verifyingContract: getAddress(verifyingContract),
  };
}

/** The order as a message: `side` is a number on chain. */
export function orderMessage({ version, ...order }: Order): Record<string, unknown> {
  return { ...order, tokenId: BigInt(order.tokenId), side: order.side === 'BUY' ? 0 : 1 };
}

/** The order nested for its deposit wallet. */
export function depositWalletMessage(order: Order, domain: OrderDomain): Record<string, unknown> {
  return {
    contents: orderMessage(order),
    name: 'DepositWallet',
    version: '1',
    chainId: domain.chainId,
    verifyingContract: order.signer,
    salt: `0x${'00'.repeat(32)}`,
  };
}
