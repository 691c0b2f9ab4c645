/** Generated orders of every version and signature type, and the keys that sign them. */
import fc from 'fast-check';
import type { ChainId } from '../../src/protocol/constants.ts';
import { toHex } from '../../src/protocol/hex.ts';
import { keccak256 } from '../../src/protocol/keccak.ts';
import type { Order, OrderVersion, Side, SignatureType } from '../../src/protocol/order.ts';
import { type OrderDomain, orderDomain } from '../../src/protocol/typed-data.ts';
import { loadFastestCurve } from '../../src/signing/curve.ts';
import { createOrderSigner, type OrderSigner } from '../../src/signing/order-signer.ts';

/** A key and our signer for it. */
export interface SigningKeyPair {
  readonly privateKey: `0x${string}`;
  readonly signer: OrderSigner;
}

/** An order, the domain it is signed under, and the key that signs it. */
export interface SigningCase {
  readonly order: Order;
  readonly domain: OrderDomain;
  readonly keyPair: SigningKeyPair;
}

/** A version and a signature type that go together. */
export interface OrderKind {
  readonly name: string;
  readonly version: OrderVersion;
  readonly signatureType: SignatureType;
}

/** All eleven. */
export const ORDER_KINDS: readonly OrderKind[] = ([1, 2, 3] as const).flatMap((version) =>
  ([0, 1, 2, 3] as const)
    .filter((signatureType) => version !== 1 || signatureType !== 3)
    .map((signatureType) => ({
      name: `version ${version}, signature type ${signatureType}`,
      version,
      signatureType,
    })),
);

/** Orders of one kind in a run, so that all kinds together make 100,000. */
export const ORDERS_PER_KIND = Math.ceil(100_000 / ORDER_KINDS.length);

/** Where the runs start; `SEED` in the environment names another. */
export const SEED = Number(process.env.SEED ?? 20_261_122);

const curve = await loadFastestCurve();
const keyPairs: readonly SigningKeyPair[] = Array.from({ length: 32 }, (_, index) => {
  const privateKey = `0x${Buffer.from(keccak256(Buffer.from(`key ${index}`))).toString('hex')}` as const;
  return { privateKey, signer: createOrderSigner({ privateKey, curve }) };
});

const uint256 = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
  fc.bigInt({ min: 0n, max: 2n ** 64n }),
);
const baseUnits = fc.oneof(fc.bigInt({ min: 1n, max: 10n ** 13n }), uint256);
const address = fc.uint8Array({ minLength: 20, maxLength: 20 }).map(toHex);
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);

/** Orders of one kind, on both chains, of both kinds of markets, every field over its whole range. */
export function signingCases({ version, signatureType }: OrderKind): fc.Arbitrary<SigningCase> {
  const parts = fc.record({
    chainId: fc.constantFrom<ChainId>(137, 80002),
    negRisk: fc.boolean(),
    keyPair: fc.constantFrom(...keyPairs),
    wallet: address,
    salt: fc.bigInt({ min: 1n, max: 2n ** 53n - 1n }),
    tokenId: uint256.map(String),
    makerAmount: baseUnits,
    takerAmount: baseUnits,
    side: fc.constantFrom<Side>('BUY', 'SELL'),
    expiration: fc.bigInt({ min: 0n, max: 2n ** 33n }),
  });
  const extras = fc.record({
    taker: address,
    nonce: uint256,
    feeRateBps: fc.bigInt({ min: 0n, max: 10_000n }),
    timestamp: fc.bigInt({ min: 0n, max: 2n ** 42n }),
    metadata: bytes32,
    builder: bytes32,
  });
  return fc.tuple(parts, extras).map(([{ chainId, negRisk, keyPair, wallet, ...common }, extra]) => {
    const eoa = keyPair.signer.address;
    const who = { maker: signatureType === 0 ? eoa : wallet, signer: signatureType === 3 ? wallet : eoa };
    const fields = { ...common, ...who, signatureType };
    const { taker, nonce, feeRateBps, timestamp, metadata, builder } = extra;
    const order: Order =
      version === 1
        ? { ...fields, version, taker, nonce, feeRateBps }
        : { ...fields, version, timestamp, metadata, builder };
    return { order, domain: orderDomain(chainId, version, negRisk), keyPair };
  });
}
