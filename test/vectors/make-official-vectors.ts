/**
 * Writes `official-clients.json`: orders and headers made by the official clients, unmodified, for our tests to make
 * again. Clock and randomness are held, so that a second run writes the same bytes.
 * Run: npx tsx test/vectors/make-official-vectors.ts
 */
import { writeFileSync } from 'node:fs';
import * as v1 from '@polymarket/clob-client';
import * as v2 from '@polymarket/clob-client-v2';
import { hashTypedData } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { ZERO_BYTES32 } from '../../src/protocol/constants.ts';
import { formatMicros } from '../../src/protocol/decimal.ts';

const PRIVATE_KEY = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80';
const WALLET = '0x1111111111111111111111111111111111111111';
const TIMESTAMP = 1780449126;
const CHAINS = [137, 80002] as const;
const V1_SIGNATURE_TYPES = [
  v1.SignatureType.EOA,
  v1.SignatureType.POLY_PROXY,
  v1.SignatureType.POLY_GNOSIS_SAFE,
] as const;

let draws = 0;
Date.now = () => TIMESTAMP * 1000 + 930;
Math.random = () => {
  draws += 1;
  return ((draws * 7919) % 10_007) / 10_007;
};

const account = privateKeyToAccount(PRIVATE_KEY);
let orderId = '';

type Fields = Record<string, unknown>;
type Types = Record<string, { name: string; type: string }[]>;

/** Signs as the account, and works out the id of what it signs, since the clients do not tell it. */
const signer = {
  getAddress: async () => account.address,
  _signTypedData: (domain: Fields, types: Types, message: Fields) => {
    const primaryType = ['TypedDataSign', 'ClobAuth', 'Order'].find((name) => name in types) ?? 'none';
    if (types['Order'] !== undefined) {
      const contents = message['contents'];
      const order = typeof contents === 'object' && contents !== null ? { ...contents } : message;
      orderId = hashTypedData({ domain, types: { Order: types['Order'] }, primaryType: 'Order', message: order });
    }
    return account.signTypedData({ domain, types, primaryType, message });
  },
};

/** What a caller asks a client for, different in every field from one `index` to the next. */
function request(index: number) {
  return {
    kind: index % 3 === 2 ? ('market' as const) : ('limit' as const),
    side: index % 2 === 0 ? ('BUY' as const) : ('SELL' as const),
    tokenId: ((2n ** 256n - 1n) / BigInt(index + 1)).toString(),
    price: formatMicros(BigInt(7 + 13 * (index % 7)) * 10_000n),
    size: formatMicros(BigInt(505 + 3137 * index) * 10_000n),
    tickSize: '0.01' as const,
    expiration: index % 4 === 1 ? TIMESTAMP + 10_000 : 0,
  };
}

/** An order of version 1 by the client of its time. */
function orderV1(index: number, signatureType: 0 | 1 | 2, chainId: 137 | 80002, negRisk: boolean) {
  const { kind, side, tokenId, price, size, tickSize, expiration } = request(index);
  const funder = signatureType === 0 ? undefined : WALLET;
  const builder = new v1.OrderBuilder(signer, chainId, V1_SIGNATURE_TYPES[signatureType], funder);
  const terms = { tokenID: tokenId, price: Number(price), side: v1.Side[side], feeRateBps: 30 * index, nonce: index };
  return kind === 'limit'
    ? builder.buildOrder({ ...terms, size: Number(size), expiration }, { tickSize, negRisk })
    : builder.buildMarketOrder({ ...terms, amount: Number(size) }, { tickSize, negRisk });
}

/** An order of version 2 or 3 by the client of today. */
function orderV2(index: number, version: 2 | 3, signatureType: 0 | 1 | 2 | 3, chainId: 137 | 80002, negRisk: boolean) {
  const { kind, side, tokenId, price, size, tickSize, expiration } = request(index);
  const funder = signatureType === 0 ? undefined : WALLET;
  const builder = new v2.OrderBuilder(signer, chainId, signatureType, funder);
  const terms = {
    tokenID: tokenId,
    price: Number(price),
    side: v2.Side[side],
    builderCode: index % 4 === 3 ? `0x${'b1'.repeat(32)}` : ZERO_BYTES32,
    metadata: index % 5 === 4 ? `0x${'4d'.repeat(32)}` : ZERO_BYTES32,
  };
  return kind === 'limit'
    ? builder.buildOrder({ ...terms, size: Number(size), expiration }, { tickSize, negRisk }, version)
    : builder.buildMarketOrder({ ...terms, amount: Number(size) }, { tickSize, negRisk }, version);
}

async function makeOrders(): Promise<object[]> {
  const orders: object[] = [];
  for (const version of [1, 2, 3] as const) {
    for (const signatureType of [0, 1, 2, 3] as const) {
      for (const chainId of CHAINS) {
        for (const negRisk of version === 3 ? [false] : [false, true]) {
          if (version === 1 && signatureType === 3) continue;
          const index = orders.length;
          const { signature, ...order } =
            version === 1
              ? await orderV1(index, signatureType === 3 ? 0 : signatureType, chainId, negRisk)
              : await orderV2(index, version, signatureType, chainId, negRisk);
          const asked = request(index);
          orders.push({ request: asked, chainId, negRisk, version, order: { ...order, side: asked.side }, orderId, signature });
        }
      }
    }
  }
  return orders;
}

async function makeL1() {
  const headers = CHAINS.map((chainId) => v2.createL1Headers(signer, chainId, 7, TIMESTAMP));
  return (await Promise.all(headers)).map((made, index) => ({
    chainId: CHAINS[index],
    nonce: 7,
    timestamp: TIMESTAMP,
    headers: made,
  }));
}

async function makeL2() {
  const credentials = {
    key: '11111111-2222-4333-8444-555555555555',
    secret: Buffer.from('a secret of the account?>').toString('base64'),
    passphrase: 'open sesame',
  };
  const calls = [
    { method: 'GET', requestPath: '/data/orders' },
    { method: 'POST', requestPath: '/order', body: '{"order":{"salt":1},"owner":"me"}' },
    { method: 'DELETE', requestPath: '/cancel-all' },
  ];
  const headers = calls.map((call) => v2.createL2Headers(signer, credentials, call, TIMESTAMP));
  return (await Promise.all(headers)).map((made, index) => ({
    credentials,
    timestamp: TIMESTAMP,
    call: calls[index],
    headers: made,
  }));
}

const vectors = { privateKey: PRIVATE_KEY, orders: await makeOrders(), l1: await makeL1(), l2: await makeL2() };
writeFileSync(new URL('official-clients.json', import.meta.url), `${JSON.stringify(vectors, null, 1)}\n`);
