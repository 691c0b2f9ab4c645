/** Our ids and signatures beside those of viem: its own encoder, keccak and curve, with the domains hashed once. */
import fc from 'fast-check';
import { concat, domainSeparator, type Hex, hashStruct, keccak256 } from 'viem';
import { sign } from 'viem/accounts';
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

const separators = new Map<OrderDomain, Hex>();

function separator(domain: OrderDomain): Hex {
  const known = separators.get(domain) ?? domainSeparator({ domain: domainFields(domain) });
  separators.set(domain, known);
  return known;
}

function digest(domain: OrderDomain, structHash: Hex): Hex {
  return keccak256(concat(['0x1901', separator(domain), structHash]));
}

/** Id and signature as viem makes them. */
async function byViem({ order, domain, keyPair: { privateKey } }: SigningCase) {
  const types = order.version === 1 ? ORDER_V1_SCHEMA : ORDER_V2_SCHEMA;
  const structHash = hashStruct({ types, primaryType: 'Order', data: orderMessage(order) });
  const orderId = digest(domain, structHash);
  if (order.signatureType !== 3) {
    return { orderId, signature: await sign({ hash: orderId, privateKey, to: 'hex' }) };
  }
  const data = depositWalletMessage(order, domain);
  const nested = hashStruct({ types: DEPOSIT_WALLET_SCHEMA, primaryType: 'TypedDataSign', data });
  const inner = await sign({ hash: digest(domain, nested), privateKey, to: 'hex' });
  return {
    orderId,
    signature: concat([inner, separator(domain), structHash, `0x${DEPOSIT_WALLET_TAIL}`]),
  };
}

for (const kind of ORDER_KINDS) {
  it(`${kind.name}: ${ORDERS_PER_KIND} of 100,000 ids and signatures are as viem makes them`, async () => {
    await fc.assert(
      fc.asyncProperty(signingCases(kind), async (one) => {
        expect(one.keyPair.signer.signOrder(one.order, one.domain)).toEqual(await byViem(one));
      }),
      { seed: SEED + 1, numRuns: ORDERS_PER_KIND },
    );
  });
}
