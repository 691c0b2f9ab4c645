import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { ZERO_ADDRESS, ZERO_BYTES32 } from '../../../src/protocol/constants.ts';
import type { OrderV1, OrderV2 } from '../../../src/protocol/order.ts';
import { orderDomain } from '../../../src/protocol/typed-data.ts';
import { loadFastestCurve } from '../../../src/signing/curve.ts';
import { createOrderSigner } from '../../../src/signing/order-signer.ts';

const KEY = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80';
const EOA = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const WALLET = `0x${'11'.repeat(20)}`;
const curve = await loadFastestCurve();
const signer = createOrderSigner({ privateKey: KEY, curve });

const fields = {
  salt: 890224563465n,
  maker: EOA,
  signer: EOA,
  tokenId: '1234',
  makerAmount: 5_000_000n,
  takerAmount: 10_000_000n,
  side: 'BUY',
  signatureType: 0,
  expiration: 0n,
} as const;
const v1: OrderV1 = { ...fields, version: 1, taker: ZERO_ADDRESS, nonce: 0n, feeRateBps: 0n };
const v2: OrderV2 = {
  ...fields,
  version: 2,
  timestamp: 1780449126930n,
  metadata: ZERO_BYTES32,
  builder: ZERO_BYTES32,
};

it('has the address of its key', () => {
  expect(signer.address).toBe(EOA);
  expect(createOrderSigner({ privateKey: KEY.slice(2).toUpperCase(), curve }).address).toBe(EOA);
});

it('signs the L1 sentence of the official vector', () => {
  expect(signer.signClobAuth({ timestamp: '10000000', nonce: 23n, chainId: 80002 })).toBe(
    '0xf62319a987514da40e57e2f4d7529f7bac38f0355bd88bb5adbb3768d80de6c1682518e0af677d5260366425f4361e7b70c25ae232aff0ab2331e2b164a1aedc1b',
  );
});

it('never shows its key', () => {
  const shown = inspect(signer, { depth: 10, showHidden: true }) + JSON.stringify(signer) + String(signer);
  expect(shown.toLowerCase()).not.toContain(KEY.slice(2, 20));
  expect(shown).toContain(EOA);
});

it('refuses an order that names another signer', () => {
  const order = { ...v2, signer: WALLET };
  expect(() => signer.signOrder(order, orderDomain(137, 2, false))).toThrowErrorMatchingInlineSnapshot(
    `[UnsignableOrderError: the order names the signer 0x1111111111111111111111111111111111111111, but the key is of 0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266]`,
  );
});

it('refuses signature type 3 in order version 1', () => {
  const order = { ...v1, maker: WALLET, signer: WALLET, signatureType: 3 } as const;
  expect(() => signer.signOrder(order, orderDomain(137, 1, false))).toThrowErrorMatchingInlineSnapshot(
    `[UnsignableOrderError: order version 1 has no signature type 3; use a type from 0 to 2]`,
  );
});

it.each([
  ['empty', ''],
  ['short', '0x1234'],
  ['not hex', 'z'.repeat(64)],
  ['zero', '0'.repeat(64)],
  ['past the order of the curve', 'f'.repeat(64)],
])('refuses a private key that is %s, without repeating it', (_, privateKey) => {
  expect(() => createOrderSigner({ privateKey, curve })).toThrow(
    expect.objectContaining({ name: 'PrivateKeyError', message: expect.not.stringContaining('zzzz') }),
  );
});
