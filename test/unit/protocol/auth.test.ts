import { expect, it } from 'vitest';
import { l2Signature, secretKey } from '../../../src/protocol/auth.ts';

const SECRET = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
const SIGNATURE = 'ZwAdJKvoYRlEKDkNMwd5BuwNNtg93kNaR_oU2HrfVvc=';

it('signs the call of the official vector', () => {
  const body = '{"hash": "0x123"}';
  const key = secretKey(SECRET);
  expect(l2Signature(key, '1000000', 'test-sign', '/orders', body)).toBe(SIGNATURE);
  expect(l2Signature(key, '1000000', 'test-sign', '/orders', Buffer.from(body))).toBe(SIGNATURE);
});

it('signs a call without a body as one with an empty body', () => {
  const key = secretKey(SECRET);
  expect(l2Signature(key, '1', 'GET', '/data/orders', undefined)).toBe(
    l2Signature(key, '1', 'GET', '/data/orders', ''),
  );
});

it('reads a secret in standard and url-safe base64, padded or not', () => {
  const bytes = Buffer.from('fbff00fefbef', 'hex');
  const spellings = ['+/8A/vvv', '-_8A_vvv'];
  expect(spellings.map((text) => secretKey(text).export())).toEqual([bytes, bytes]);
  expect(secretKey(SECRET.replace('=', '')).export()).toEqual(secretKey(SECRET).export());
});

it.each(['', '=', 'AAAAA', 'not base64!', 'AA AA', 'AAAA==='])('refuses %j as a secret', (secret) => {
  expect(() => secretKey(secret)).toThrowErrorMatchingInlineSnapshot(
    `[ApiSecretError: the API secret is not base64; give it as the exchange issued it]`,
  );
});
