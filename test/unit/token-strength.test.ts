/** Which tokens are taken for random. */
import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { estimatedBits, MIN_TOKEN_BITS } from '../../src/token-strength.ts';

it('random tokens of 128 bits pass in every usual form', () => {
  for (let made = 0; made < 1_000; made += 1) {
    for (const token of [
      randomBytes(16).toString('hex'),
      randomUUID(),
      randomBytes(18).toString('base64url'),
    ]) {
      expect([token, estimatedBits(token) >= MIN_TOKEN_BITS]).toEqual([token, true]);
    }
  }
});

it.each([
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  '01010101010101010101010101010101',
  'abcdefghijklmnopqrstuvwxyz0123456789',
  'password12345678',
  'changemechangemechangeme',
  'gateway-token-1',
])('%s does not', (token) => {
  expect(estimatedBits(token)).toBeLessThan(MIN_TOKEN_BITS);
});
