import { expect, it, vi } from 'vitest';
import { fromHex, toHex } from '../../../src/protocol/hex.ts';
import { keccak256 } from '../../../src/protocol/keccak.ts';
import { type CurveName, loadCurve, loadFastestCurve } from '../../../src/signing/curve.ts';

const CURVES: readonly CurveName[] = ['native', 'wasm', 'ethers'];
const KEY = fromHex('0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80');

it.each(CURVES)('%s signs the known order', async (name) => {
  const curve = await loadCurve(name);
  const digest = fromHex('0xe2fe64378ef8af3609da3ad315f7daef3c0414c288c33b0b69e0ea4278b22f4a');
  expect(curve.name).toBe(name);
  expect(toHex(curve.sign(digest, KEY))).toMatchInlineSnapshot(
    `"0x5f122b5fd343e20787eb5a364f943f4e19bbfc34f6d256c147b590843827e5d42c62e55e637234e990c3ef7dfc69ee7b531cd033d53fe95025f54d2d92cf3f031c"`,
  );
});

it('gives the same bytes whichever loads, for both recovery ids', async () => {
  const curves = await Promise.all(CURVES.map(loadCurve));
  const recoveryBytes = new Set<number | undefined>();
  for (let round = 0; round < 50; round++) {
    const digest = keccak256(Buffer.from(`digest ${round}`));
    const key = keccak256(Buffer.from(`key ${round}`));
    const [first, ...others] = curves.map((curve) => toHex(curve.sign(digest, key)));
    expect(others).toEqual([first, first]);
    recoveryBytes.add(fromHex(first ?? '0x').at(-1));
  }
  expect(recoveryBytes).toEqual(new Set([27, 28]));
});

it.each(CURVES)('%s refuses a key that is none', async (name) => {
  const curve = await loadCurve(name);
  expect(() => curve.sign(new Uint8Array(32).fill(1), new Uint8Array(32))).toThrow();
});

it('loads native first, and WASM where no binding fits the machine', async () => {
  expect((await loadFastestCurve()).name).toBe('native');
  vi.resetModules();
  vi.doMock('node:module', () => ({
    createRequire: () => () => {
      throw new Error('no binding fits');
    },
  }));
  const elsewhere = await import('../../../src/signing/curve.ts');
  vi.doUnmock('node:module');
  expect((await elsewhere.loadFastestCurve()).name).toBe('wasm');
});
