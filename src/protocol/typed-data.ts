/**
 * EIP-712 digests of orders and of the L1 sentence, encoded straight into fixed slots with prepared type hashes and
 * domains: ten microseconds a digest where a general encoder takes a thousand. Nothing here awaits, so the shared
 * buffers are never seen half written.
 */
import { writeAddress, writeUint } from './abi-words.ts';
import { CHAIN_CONTRACTS, type ChainId, CLOB_AUTH_MESSAGE } from './constants.ts';
import { toHex } from './hex.ts';
import { keccak256 } from './keccak.ts';
import type { Order, OrderV2, OrderVersion } from './order.ts';
import { ORDER_V2_TYPE, orderStructHash, structWords, textHash } from './order-struct.ts';

/** What an order's signature is bound to. */
export interface OrderDomain {
  readonly version: OrderVersion;
  readonly chainId: ChainId;
  readonly negRisk: boolean;
  /** Checksummed address of the exchange contract. */
  readonly verifyingContract: string;
  /** The 32-byte EIP-712 hash of the domain. */
  readonly separator: Uint8Array;
}

/** What an L1 signature attests. */
export interface ClobAuth {
  /** The EOA. */
  readonly address: string;
  /** Unix seconds, the very text of the header. */
  readonly timestamp: string;
  readonly nonce: bigint;
  readonly chainId: ChainId;
}

/** A deposit wallet's signature taken apart. */
export interface DepositWalletSignature {
  /** The EOA's r, s, v over the deposit wallet digest. */
  readonly inner: Uint8Array;
  /** Domain separator of the exchange. */
  readonly separator: Uint8Array;
  readonly structHash: Uint8Array;
  readonly typeString: string;
}

/** An order given with the domain of another order version. */
export class DomainMismatchError extends Error {
  override readonly name = 'DomainMismatchError';
}

const orderDomainWords = structWords(
  5,
  'EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)',
);
orderDomainWords.bytes.set(textHash('Polymarket CTF Exchange'), 1 * 32);

const depositWalletWords = structWords(
  7,
  `TypedDataSign(Order contents,string name,string version,uint256 chainId,address verifyingContract,bytes32 salt)${ORDER_V2_TYPE}`,
);
depositWalletWords.bytes.set(textHash('DepositWallet'), 2 * 32);
depositWalletWords.bytes.set(textHash('1'), 3 * 32);

const clobAuthDomainWords = structWords(4, 'EIP712Domain(string name,string version,uint256 chainId)');
clobAuthDomainWords.bytes.set(textHash('ClobAuthDomain'), 1 * 32);
clobAuthDomainWords.bytes.set(textHash('1'), 2 * 32);

const clobAuthWords = structWords(
  5,
  'ClobAuth(address address,string timestamp,uint256 nonce,string message)',
);
clobAuthWords.bytes.set(textHash(CLOB_AUTH_MESSAGE), 4 * 32);

const envelope = Buffer.alloc(2 + 32 + 32);
envelope.writeUInt16BE(0x1901);

const domains = new Map<string, OrderDomain>();

/** The domain of an order, prepared once. Version 3 has a single exchange: there `negRisk` is always `false`. */
export function orderDomain(chainId: ChainId, version: OrderVersion, negRisk: boolean): OrderDomain {
  const twin = negRisk && version !== 3;
  const key = `${chainId}/${version}/${twin}`;
  let domain = domains.get(key);
  if (domain === undefined) {
    const verifyingContract = exchangeContract(chainId, version, twin);
    orderDomainWords.bytes.set(textHash(String(version)), 2 * 32);
    writeUint(orderDomainWords, 3, BigInt(chainId));
    writeAddress(orderDomainWords, 4, verifyingContract);
    const separator = keccak256(orderDomainWords.bytes);
    domain = { version, chainId, negRisk: twin, verifyingContract, separator };
    domains.set(key, domain);
  }
  return domain;
}

/**
 * The EIP-712 digest of an order: what signature types 0, 1 and 2 sign, and the order's id.
 * @throws {DomainMismatchError} where the domain is of another version than the order.
 * @throws {AbiValueError} where a field does not fit its Solidity type.
 */
export function orderDigest(order: Order, domain: OrderDomain): Uint8Array {
  return digest(domain.separator, boundStructHash(order, domain));
}

/** The order's id: its digest as `0x` and 64 lower-case digits, known before anything is sent. Throws as `orderDigest`. */
export function orderId(order: Order, domain: OrderDomain): string {
  return toHex(orderDigest(order, domain));
}

/**
 * What the EOA signs for an order of signature type 3: the order nested in ERC-7739's `TypedDataSign` for the wallet,
 * under the exchange's own domain. Throws as `orderDigest`.
 */
export function depositWalletDigest(order: OrderV2, domain: OrderDomain): Uint8Array {
  depositWalletWords.bytes.set(boundStructHash(order, domain), 1 * 32);
  writeUint(depositWalletWords, 4, BigInt(domain.chainId));
  writeAddress(depositWalletWords, 5, order.signer);
  return digest(domain.separator, keccak256(depositWalletWords.bytes));
}

/**
 * Wraps the EOA's 65 bytes over `depositWalletDigest` into the 317 the exchange takes: those, then what the wallet
 * contract needs to rebuild the digest. Throws as `orderDigest`.
 * Source: clob-client-v2 1.1.0 `exchangeOrderBuilderV2.ts`.
 */
export function wrapDepositWalletSignature(
  inner: Uint8Array,
  order: OrderV2,
  domain: OrderDomain,
): Uint8Array {
  const type = Buffer.from(ORDER_V2_TYPE);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(type.length);
  const parts = [inner, domain.separator, boundStructHash(order, domain), type, length];
  return new Uint8Array(Buffer.concat(parts));
}

/** Takes a wrapped signature apart, or answers `undefined` where the lengths do not add up. Verifies nothing. */
export function unwrapDepositWalletSignature(signature: Uint8Array): DepositWalletSignature | undefined {
  const typeStart = 65 + 32 + 32;
  const typeEnd = signature.length - 2;
  const bytes = Buffer.from(signature);
  if (typeEnd < typeStart || bytes.readUInt16BE(typeEnd) !== typeEnd - typeStart) {
    return undefined;
  }
  return {
    inner: signature.slice(0, 65),
    separator: signature.slice(65, 65 + 32),
    structHash: signature.slice(65 + 32, typeStart),
    typeString: bytes.toString('latin1', typeStart, typeEnd),
  };
}

/** The digest an L1 signature signs, which asks for API keys. Its domain has no contract. */
export function clobAuthDigest({ address, timestamp, nonce, chainId }: ClobAuth): Uint8Array {
  writeUint(clobAuthDomainWords, 3, BigInt(chainId));
  writeAddress(clobAuthWords, 1, address);
  clobAuthWords.bytes.set(textHash(timestamp), 2 * 32);
  writeUint(clobAuthWords, 3, nonce);
  return digest(keccak256(clobAuthDomainWords.bytes), keccak256(clobAuthWords.bytes));
}

function exchangeContract(chainId: ChainId, version: OrderVersion, negRisk: boolean): string {
  const contracts = CHAIN_CONTRACTS[chainId];
  switch (version) {
    case 1:
      return negRisk ? contracts.negRiskExchangeV1 : contracts.exchangeV1;
    case 2:
      return negRisk ? contracts.negRiskExchangeV2 : contracts.exchangeV2;
    case 3:
      return contracts.exchangeV3;
  }
}

function boundStructHash(order: Order, domain: OrderDomain): Uint8Array {
  if (order.version !== domain.version) {
    throw new DomainMismatchError(
      `an order of version ${order.version} cannot be signed under the domain of version ${domain.version}`,
    );
  }
  return orderStructHash(order);
}

function digest(separator: Uint8Array, structHash: Uint8Array): Uint8Array {
  envelope.set(separator, 2);
  envelope.set(structHash, 2 + 32);
  return keccak256(envelope);
}
