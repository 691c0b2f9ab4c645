/** Signs orders and the L1 sentence for one private key, which stays in a closure and shows in no print of the signer. */
import { computeAddress } from 'ethers';
import { fromHex, toHex } from '../protocol/hex.ts';
import type { Order } from '../protocol/order.ts';
import {
  type ClobAuth,
  clobAuthDigest,
  depositWalletDigest,
  type OrderDomain,
  orderDigest,
  wrapDepositWalletSignature,
} from '../protocol/typed-data.ts';
import type { Curve } from './curve.ts';

const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** What an order's signing gives. */
export interface OrderSignature {
  /** The EIP-712 digest: 0x and 64 lower-case hex digits. */
  readonly orderId: string;
  /** 0x hex of 65 bytes, or of 317 for signature type 3. */
  readonly signature: string;
}

/** An order whose id is known before it is signed. */
export interface PreparedOrder {
  /** The EIP-712 digest: 0x and 64 lower-case hex digits. */
  readonly orderId: string;
  /** 0x hex of 65 bytes, or of 317 for signature type 3. */
  sign(): string;
}

/** One key that signs. */
export interface OrderSigner {
  /** Checksummed address of the key. */
  readonly address: string;
  /**
   * Works out an order's id, for a signature of the kind that its signature type asks for.
   * @throws {UnsignableOrderError} where this key's signature would not be valid for it
   * @throws {DomainMismatchError} where the domain is of another version than the order
   * @throws {AbiValueError} where a field does not fit its Solidity type
   */
  prepareOrder(order: Order, domain: OrderDomain): PreparedOrder;
  /** Prepares an order and signs it. Throws what `prepareOrder` throws. */
  signOrder(order: Order, domain: OrderDomain): OrderSignature;
  /** Signs the sentence that asks for API keys, as 0x hex of 65 bytes. */
  signClobAuth(auth: Omit<ClobAuth, 'address'>): string;
}

/** A private key that is none. The key is not in the message. */
export class PrivateKeyError extends Error {
  override readonly name = 'PrivateKeyError';
}

/** An order that this key cannot sign validly. */
export class UnsignableOrderError extends Error {
  override readonly name = 'UnsignableOrderError';
}

/**
 * A signer for `privateKey`, 64 hex digits with or without 0x.
 * @throws {PrivateKeyError} where it is anything else, or not of the curve.
 */
export function createOrderSigner({ privateKey, curve }: { privateKey: string; curve: Curve }): OrderSigner {
  const key = readPrivateKey(privateKey);
  const address = computeAddress(toHex(key));

  function prepareOrder(order: Order, domain: OrderDomain): PreparedOrder {
    const id = orderDigest(order, domain);
    const orderId = toHex(id);
    if (order.signatureType !== 3) {
      if (order.signer !== address) {
        throw new UnsignableOrderError(
          `the order names the signer ${order.signer}, but the key is of ${address}`,
        );
      }
      return { orderId, sign: () => toHex(curve.sign(id, key)) };
    }
    if (order.version === 1) {
      throw new UnsignableOrderError('order version 1 has no signature type 3; use a type from 0 to 2');
    }
    return {
      orderId,
      sign: () =>
        toHex(wrapDepositWalletSignature(curve.sign(depositWalletDigest(order, domain), key), order, domain)),
    };
  }

  return {
    address,
    prepareOrder,
    signOrder(order, domain) {
      const { orderId, sign } = prepareOrder(order, domain);
      return { orderId, signature: sign() };
    },
    signClobAuth(auth) {
      return toHex(curve.sign(clobAuthDigest({ ...auth, address }), key));
    },
  };
}

function readPrivateKey(text: string): Uint8Array {
  const hex = text.startsWith('0x') ? text : `0x${text}`;
  if (!/^0x[0-9a-fA-F]{64}$/.test(hex)) {
    throw new PrivateKeyError('the private key must be 64 hex digits, with or without 0x');
  }
  const value = BigInt(hex);
  if (value === 0n || value >= CURVE_ORDER) {
    throw new PrivateKeyError('the private key must be from 1 to the order of secp256k1, less one');
  }
  return fromHex(hex);
}
