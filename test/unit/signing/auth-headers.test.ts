import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { createL2Auth, l1Headers } from '../../../src/signing/auth-headers.ts';
import { loadFastestCurve } from '../../../src/signing/curve.ts';
import { createOrderSigner } from '../../../src/signing/order-signer.ts';

const EOA = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const credentials = {
  address: EOA,
  apiKey: '11111111-2222-4333-8444-555555555555',
  secret: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  passphrase: 'open sesame',
};

it('makes the L1 headers of the official vector', async () => {
  const signer = createOrderSigner({
    privateKey: '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80',
    curve: await loadFastestCurve(),
  });
  expect(l1Headers(signer, { timestamp: 10_000_000, nonce: 23, chainId: 80002 })).toEqual({
    POLY_ADDRESS: EOA,
    POLY_SIGNATURE:
      '0xf62319a987514da40e57e2f4d7529f7bac38f0355bd88bb5adbb3768d80de6c1682518e0af677d5260366425f4361e7b70c25ae232aff0ab2331e2b164a1aedc1b',
    POLY_TIMESTAMP: '10000000',
    POLY_NONCE: '23',
  });
});

it('makes the L2 headers of the official vector', () => {
  const headers = createL2Auth(credentials).headers(1_000_000, 'test-sign', '/orders', '{"hash": "0x123"}');
  expect(headers).toEqual({
    POLY_ADDRESS: EOA,
    POLY_SIGNATURE: 'ZwAdJKvoYRlEKDkNMwd5BuwNNtg93kNaR_oU2HrfVvc=',
    POLY_TIMESTAMP: '1000000',
    POLY_API_KEY: credentials.apiKey,
    POLY_PASSPHRASE: 'open sesame',
  });
});

it('never shows the secret or the passphrase', () => {
  const auth = createL2Auth({ ...credentials, secret: 'c2VjcmV0' });
  const shown = inspect(auth, { depth: 10, showHidden: true }) + JSON.stringify(auth);
  expect(shown).not.toMatch(/c2VjcmV0|secret|sesame/);
});
