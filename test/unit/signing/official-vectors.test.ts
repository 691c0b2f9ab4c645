/** Makes again what the official clients made: see test/vectors/make-official-vectors.ts. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { limitOrderAmounts, marketOrderAmounts } from '../../../src/protocol/amounts.ts';
import type { ChainId } from '../../../src/protocol/constants.ts';
import type { Order, OrderVersion, Side, SignatureType } from '../../../src/protocol/order.ts';
import { orderDomain } from '../../../src/protocol/typed-data.ts';
import { createL2Auth, l1Headers } from '../../../src/signing/auth-headers.ts';
import { loadFastestCurve } from '../../../src/signing/curve.ts';
import { createOrderSigner } from '../../../src/signing/order-signer.ts';

interface OrderFields {
  readonly salt: string;
  readonly maker: string;
  readonly signer: string;
  readonly tokenId: string;
  readonly makerAmount: string;
  readonly takerAmount: string;
  readonly side: Side;
  readonly signatureType: SignatureType;
  readonly expiration: string;
  readonly taker?: string;
  readonly nonce?: string;
  readonly feeRateBps?: string;
  readonly timestamp?: string;
  readonly metadata?: string;
  readonly builder?: string;
}

interface Vectors {
  readonly privateKey: string;
  readonly orders: readonly {
    readonly request: {
      readonly kind: 'limit' | 'market';
      readonly side: Side;
      readonly price: string;
      readonly size: string;
      readonly tickSize: string;
    };
    readonly chainId: ChainId;
    readonly negRisk: boolean;
    readonly version: OrderVersion;
    readonly order: OrderFields;
    readonly orderId: string;
    readonly signature: string;
  }[];
  readonly l1: readonly {
    readonly chainId: ChainId;
    readonly nonce: number;
    readonly timestamp: number;
    readonly headers: Record<string, string>;
  }[];
  readonly l2: readonly {
    readonly credentials: { readonly key: string; readonly secret: string; readonly passphrase: string };
    readonly timestamp: number;
    readonly call: { readonly method: string; readonly requestPath: string; readonly body?: string };
    readonly headers: Record<string, string>;
  }[];
}

const vectors: Vectors = JSON.parse(
  readFileSync(new URL('../../vectors/official-clients.json', import.meta.url), 'utf8'),
);
const signer = createOrderSigner({ privateKey: vectors.privateKey, curve: await loadFastestCurve() });

function readOrder(version: OrderVersion, fields: OrderFields): Order {
  const { salt, makerAmount, takerAmount, expiration, maker, tokenId, side, signatureType } = fields;
  const common = {
    salt: BigInt(salt),
    maker,
    signer: fields.signer,
    tokenId,
    makerAmount: BigInt(makerAmount),
    takerAmount: BigInt(takerAmount),
    side,
    signatureType,
    expiration: BigInt(expiration),
  };
  const { taker = '', nonce = '', feeRateBps = '', timestamp = '', metadata = '', builder = '' } = fields;
  return version === 1
    ? { ...common, version, taker, nonce: BigInt(nonce), feeRateBps: BigInt(feeRateBps) }
    : { ...common, version, timestamp: BigInt(timestamp), metadata, builder };
}

it('signs every order as the official clients do, under the same id', () => {
  expect(vectors.orders).toHaveLength(36);
  expect(
    vectors.orders.map(({ version, order, chainId, negRisk }) =>
      signer.signOrder(readOrder(version, order), orderDomain(chainId, version, negRisk)),
    ),
  ).toEqual(vectors.orders.map(({ orderId, signature }) => ({ orderId, signature })));
});

it('computes the amounts of every order as the official clients do', () => {
  expect(
    vectors.orders.map(({ request: { kind, side, price, size, tickSize } }) =>
      kind === 'limit'
        ? limitOrderAmounts({ side, price, size, tickSize })
        : marketOrderAmounts({ side, price, amount: size, tickSize }),
    ),
  ).toEqual(
    vectors.orders.map(({ order }) => ({
      makerAmount: BigInt(order.makerAmount),
      takerAmount: BigInt(order.takerAmount),
    })),
  );
});

it('makes the L1 and L2 headers that the official client makes', () => {
  expect(vectors.l1.map((terms) => l1Headers(signer, terms))).toEqual(
    vectors.l1.map(({ headers }) => headers),
  );
  expect(
    vectors.l2.map(({ credentials: { key, secret, passphrase }, timestamp, call }) =>
      createL2Auth({ address: signer.address, apiKey: key, secret, passphrase }).headers(
        timestamp,
        call.method,
        call.requestPath,
        call.body,
      ),
    ),
  ).toEqual(vectors.l2.map(({ headers }) => headers));
});
