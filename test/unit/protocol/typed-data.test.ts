import { expect, it } from 'vitest';
import type { ChainId } from '../../../src/protocol/constants.ts';
import { toHex } from '../../../src/protocol/hex.ts';
import { keccak256 } from '../../../src/protocol/keccak.ts';
import type { OrderV2 } from '../../../src/protocol/order.ts';
import { ORDER_V2_TYPE, textHash } from '../../../src/protocol/order-struct.ts';
import {
  orderDigest,
  orderDomain,
  orderId,
  unwrapDepositWalletSignature,
  wrapDepositWalletSignature,
} from '../../../src/protocol/typed-data.ts';
import { orderV1, orderV2, WALLET } from './example-orders.ts';

const POLYGON: ChainId = 137;

const depositWallet = { maker: WALLET, signer: WALLET, signatureType: 3 } as const;

it('hashes the order type and the domains as the deployed contracts do', () => {
  expect(ORDER_V2_TYPE).toHaveLength(186);
  expect({
    orderType: toHex(textHash(ORDER_V2_TYPE)),
    v1: toHex(orderDomain(POLYGON, 1, false).separator),
    v1NegRisk: toHex(orderDomain(POLYGON, 1, true).separator),
    v2: toHex(orderDomain(POLYGON, 2, false).separator),
    v2NegRisk: toHex(orderDomain(POLYGON, 2, true).separator),
    v3: toHex(orderDomain(POLYGON, 3, false).separator),
  }).toEqual({
    orderType: '0xbb86318a2138f5fa8ae32fbe8e659f8fcf13cc6ae4014a707893055433818589',
    v1: '0x1a573e3617c78403b5b4b892827992f027b03d4eaf570048b8ee8cdd84d151be',
    v1NegRisk: '0x82cb6aa85babb812f4b521a12b10f0cbc68d2b44be7bc02c047004f544adb49f',
    v2: '0x3264e159346253e26a64e00b69032db0e7d32f94628de3e6eecb50304d7af3d2',
    v2NegRisk: '0x9b858f53327b0bd13af8ec14cfb35234fb9eb7b0504d1a4e61f433840d30e81a',
    v3: '0x466c63910185bbd55e8679264200c4e0abdcbb0c6264eb3d41d13326022e095b',
  });
});

it('gives each of the seven known orders its id', () => {
  const safe: OrderV2 = { ...orderV2, maker: WALLET, signatureType: 2 };
  expect({
    v1: orderId(orderV1, orderDomain(POLYGON, 1, false)),
    v2: orderId(orderV2, orderDomain(POLYGON, 2, false)),
    v2NegRisk: orderId(orderV2, orderDomain(POLYGON, 2, true)),
    v2Safe: orderId(safe, orderDomain(POLYGON, 2, false)),
    v2DepositWallet: orderId({ ...orderV2, ...depositWallet }, orderDomain(POLYGON, 2, false)),
    v3: orderId({ ...orderV2, version: 3 }, orderDomain(POLYGON, 3, false)),
    v3DepositWallet: orderId({ ...orderV2, ...depositWallet, version: 3 }, orderDomain(POLYGON, 3, false)),
  }).toEqual({
    v1: '0x36abb77b9938d86b6411ec86d6011dc921bae5f987740ff041e051641fb6f1c9',
    v2: '0xe2fe64378ef8af3609da3ad315f7daef3c0414c288c33b0b69e0ea4278b22f4a',
    v2NegRisk: '0xaa55d9796e6dedee539ffaf84787fd4ee4be7c6049b13b1a2cbfe30e2d85ee2b',
    v2Safe: '0x423b7f1143ddec6a56814a76f765c6e93d9c4be69a878919cc2b5b516ad0d14b',
    v2DepositWallet: '0x31229b385fef2bf4d51784fb25da7ddb0548becee29dca253f2ce7cc6e434ad5',
    v3: '0x34d038809e0edc5c29ab6bf28e85bbd9aeaed30cc9df32a95720e76b48514a4a',
    v3DepositWallet: '0x688670911a68284dda0e5630bfd851cf63e4209abaa12e3b57903cc6b64d56fa',
  });
});

it('prepares a domain once, and version 3 has no neg-risk twin', () => {
  expect(orderDomain(POLYGON, 2, true)).toBe(orderDomain(POLYGON, 2, true));
  expect(orderDomain(POLYGON, 3, true)).toBe(orderDomain(POLYGON, 3, false));
});

it('leaves nothing of a longer value behind in a shared slot', () => {
  const domain = orderDomain(POLYGON, 2, false);
  const before = orderId(orderV2, domain);
  orderId({ ...orderV2, tokenId: (2n ** 256n - 1n).toString(), salt: 2n ** 200n, side: 'SELL' }, domain);
  expect(orderId(orderV2, domain)).toBe(before);
});

it('refuses an order under the domain of another version', () => {
  expect(() => orderDigest(orderV2, orderDomain(POLYGON, 3, false))).toThrowErrorMatchingInlineSnapshot(
    `[DomainMismatchError: an order of version 2 cannot be signed under the domain of version 3]`,
  );
});

it.each([
  ['a negative amount', { makerAmount: -1n }],
  ['an amount past 256 bits', { makerAmount: 2n ** 256n }],
  ['a token id that is not digits', { tokenId: '0x12' }],
  ['an empty token id', { tokenId: '' }],
  ['a token id past 256 bits', { tokenId: (2n ** 256n).toString() }],
  ['a short address', { maker: '0x12' }],
  ['an address with a digit that is not hex', { maker: `0x${'1'.repeat(39)}g` }],
  ['an address without 0x', { signer: '1'.repeat(42) }],
  ['a builder code that is too long', { builder: `0x${'0'.repeat(66)}` }],
  ['metadata with a digit that is not hex', { metadata: `0x${'0'.repeat(63)}z` }],
])('refuses %s and still hashes the next order right', (_, bad) => {
  const domain = orderDomain(POLYGON, 2, false);
  const before = orderId(orderV2, domain);
  expect(() => orderDigest({ ...orderV2, ...bad }, domain)).toThrow(
    expect.objectContaining({ name: 'AbiValueError' }),
  );
  expect(orderId(orderV2, domain)).toBe(before);
});

it('wraps a deposit wallet signature into 317 bytes, whose two hashes make the order id', () => {
  const inner = new Uint8Array(65).fill(7);
  const wrapped = wrapDepositWalletSignature(
    inner,
    { ...orderV2, ...depositWallet },
    orderDomain(POLYGON, 2, false),
  );
  const parts = unwrapDepositWalletSignature(wrapped);
  expect(wrapped).toHaveLength(317);
  expect(parts?.inner).toEqual(inner);
  expect(parts?.typeString).toBe(ORDER_V2_TYPE);
  const digest = Buffer.concat([
    Buffer.from('1901', 'hex'),
    parts?.separator ?? inner,
    parts?.structHash ?? inner,
  ]);
  expect(toHex(keccak256(digest))).toBe('0x31229b385fef2bf4d51784fb25da7ddb0548becee29dca253f2ce7cc6e434ad5');
});

it.each([0, 65, 130, 316, 318])('unwraps nothing out of %i bytes', (length) => {
  expect(unwrapDepositWalletSignature(new Uint8Array(length).fill(1))).toBeUndefined();
});
