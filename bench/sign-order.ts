/**
 * Building and signing one order (version 2, EOA): ours, the official client and plain ethers, in one run.
 * Run: npx tsx bench/sign-order.ts
 */
import { OrderBuilder, Side } from '@polymarket/clob-client-v2';
import { Wallet } from 'ethers';
import { bench, run as measure, summary } from 'mitata';
import { createWalletClient, http } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { polygon } from 'viem/chains';
import { limitOrderAmounts } from '../src/protocol/amounts.ts';
import { ZERO_BYTES32 } from '../src/protocol/constants.ts';
import type { OrderV2 } from '../src/protocol/order.ts';
import { orderDomain } from '../src/protocol/typed-data.ts';
import { loadFastestCurve } from '../src/signing/curve.ts';
import { createOrderSigner } from '../src/signing/order-signer.ts';
import { randomSalt } from '../src/signing/salt.ts';

const PRIVATE_KEY = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80';
const TOKEN_ID = '71321045679252212594626385532706912750332728571942532289631379312455583992563';
const TERMS = { price: '0.53', size: '100', tickSize: '0.01' } as const;
const ETHERS_TYPES = {
  Order: [
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
  ],
};

/** One way of building and signing an order. */
interface Way {
  readonly name: string;
  readonly sign: () => Promise<string>;
}

/** Nanoseconds an order, and how many times our median the median is. */
export interface SignOrderResult {
  readonly name: string;
  readonly median: number;
  /** Least disturbed by the machine's other work. */
  readonly best: number;
  readonly ratio: number;
}

/** Measures and prints all ways; the first is ours. */
export async function run(): Promise<readonly SignOrderResult[]> {
  const ways = await makeWays();
  summary(() => {
    for (const [index, { name, sign }] of ways.entries()) {
      bench(name, sign).baseline(index === 0);
    }
  });
  const { benchmarks } = await measure();
  const results = benchmarks.map(({ alias, runs }) => {
    const stats = runs[0]?.stats;
    return { name: alias, median: stats?.p50 ?? Number.NaN, best: stats?.min ?? Number.NaN };
  });
  const ours = results[0]?.median ?? Number.NaN;
  return results.map((result) => ({ ...result, ratio: result.median / ours }));
}

async function makeWays(): Promise<readonly Way[]> {
  const curve = await loadFastestCurve();
  const signer = createOrderSigner({ privateKey: PRIVATE_KEY, curve });
  const domain = orderDomain(137, 2, false);
  const build = (): OrderV2 => ({
    version: 2,
    salt: randomSalt(),
    maker: signer.address,
    signer: signer.address,
    tokenId: TOKEN_ID,
    ...limitOrderAmounts({ side: 'BUY', ...TERMS }),
    side: 'BUY',
    signatureType: 0,
    expiration: 0n,
    timestamp: BigInt(Date.now()),
    metadata: ZERO_BYTES32,
    builder: ZERO_BYTES32,
  });

  const account = privateKeyToAccount(PRIVATE_KEY);
  const client = new OrderBuilder(createWalletClient({ account, chain: polygon, transport: http() }), 137, 0);
  const clientTerms = { tokenID: TOKEN_ID, price: 0.53, size: 100, side: Side.BUY };

  const wallet = new Wallet(PRIVATE_KEY);
  const { verifyingContract } = domain;
  const ethersDomain = { name: 'Polymarket CTF Exchange', version: '2', chainId: 137, verifyingContract };

  return [
    { name: `clob-graphql (${curve.name})`, sign: async () => signer.signOrder(build(), domain).signature },
    {
      name: 'clob-client-v2 (viem)',
      sign: async () =>
        (await client.buildOrder(clientTerms, { tickSize: '0.01', negRisk: false }, 2)).signature,
    },
    {
      name: 'ethers v6 signTypedData',
      sign: () => {
        const { version: _, ...order } = build();
        return wallet.signTypedData(ethersDomain, ETHERS_TYPES, { ...order, side: 0 });
      },
    },
  ];
}

if (import.meta.filename === process.argv[1]) {
  for (const { name, median, best, ratio } of await run()) {
    const [medianMicros, bestMicros] = [median, best].map((nanoseconds) => (nanoseconds / 1000).toFixed(0));
    console.log(`${name}: ${medianMicros} µs (best ${bestMicros}), ${ratio.toFixed(1)} times ours`);
  }
}
