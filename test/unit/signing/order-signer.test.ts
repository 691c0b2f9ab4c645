import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { orderDomain } from '../../../src/protocol/typed-data.ts';
import { loadFastestCurve } from '../../../src/signing/curve.ts';
import { createOrderSigner } from '../../../src/signing/order-signer.ts';
import { EOA, orderV1, orderV2, WALLET } from '../protocol/example-orders.ts';

const KEY = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80';
const curve = await loadFastestCurve();
const signer = createOrderSigner({ privateKey: KEY, curve });

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
  const order = { ...orderV2, signer: WALLET };
  expect(() => signer.signOrder(order, orderDomain(137, 2, false))).toThrowErrorMatchingInlineSnapshot(
    `[UnsignableOrderError: the order names the signer 0x1111111111111111111111111111111111111111, but the key is of 0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266]`,
  );
});

it('refuses signature type 3 in order version 1', () => {
  const order = { ...orderV1, maker: WALLET, signer: WALLET, signatureType: 3 } as const;
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
