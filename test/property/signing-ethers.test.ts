/** Our ids and signatures beside those of ethers v6: its own encoder, keccak and curve, prepared once where they can be. */
import { concat, keccak256, SigningKey, TypedDataEncoder } from 'ethers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OrderDomain } from '../../src/protocol/typed-data.ts';
import { ORDER_KINDS, ORDERS_PER_KIND, SEED, type SigningCase, signingCases } from './random-orders.ts';
import {
  DEPOSIT_WALLET_SCHEMA,
  DEPOSIT_WALLET_TAIL,
  depositWalletMessage,
  domainFields,
  ORDER_V1_SCHEMA,
  ORDER_V2_SCHEMA,
  orderMessage,
} from './typed-data-schemas.ts';

const encoders = {
  1: TypedDataEncoder.from(ORDER_V1_SCHEMA),
  2: TypedDataEncoder.from(ORDER_V2_SCHEMA),
  3: TypedDataEncoder.from(ORDER_V2_SCHEMA),
};
const depositWalletEncoder = TypedDataEncoder.from(DEPOSIT_WALLET_SCHEMA);
const separators = new Map<OrderDomain, string>();
const keys = new Map<string, SigningKey>();

function separator(domain: OrderDomain): string {
  const known = separators.get(domain) ?? TypedDataEncoder.hashDomain(domainFields(domain));
  separators.set(domain, known);
  return known;
}

function signingKey(privateKey: string): SigningKey {
  const known = keys.get(privateKey) ?? new SigningKey(privateKey);
  keys.set(privateKey, known);
  return known;
}

function digest(domain: OrderDomain, structHash: string): string {
  return keccak256(concat(['0x1901', separator(domain), structHash]));
}

/** Id and signature as ethers makes them. */
function byEthers({ order, domain, keyPair }: SigningCase) {
  const structHash = encoders[order.version].hash(orderMessage(order));
  const orderId = digest(domain, structHash);
  const key = signingKey(keyPair.privateKey);
  if (order.signatureType !== 3) return { orderId, signature: key.sign(orderId).serialized };
  const nested = digest(domain, depositWalletEncoder.hash(depositWalletMessage(order, domain)));
  const inner = key.sign(nested).serialized;
  return {
    orderId,
    signature: concat([inner, separator(domain), structHash, `0x${DEPOSIT_WALLET_TAIL}`]),
  };
}

for (const kind of ORDER_KINDS) {
  it(`${kind.name}: ${ORDERS_PER_KIND} of 100,000 ids and signatures are as ethers v6 makes them`, () => {
    fc.assert(
      fc.property(signingCases(kind), (one) => {
        expect(one.keyPair.signer.signOrder(one.order, one.domain)).toEqual(byEthers(one));
      }),
      { seed: SEED, numRuns: ORDERS_PER_KIND },
    );
  });
}
