import { expect, it } from 'vitest';
import { hashInput } from '../../../src/modules/orders/input-hash.ts';

it('the same number is the same input, however many zeros it is written with', () => {
  const hashes = ['0.12', '0.120', '00.12', '0.12000'].map((price) => hashInput({ price, size: '10' }));
  expect(new Set(hashes).size).toBe(1);
  const [hash] = hashes;
  expect(hashInput({ size: '10.0', price: '0.12' })).toBe(hash);
  expect(hashInput({ size: '010.', price: '.12' })).not.toBe(hash);
  for (const other of [
    { price: '0.12', size: '1' },
    { price: '0.12', size: '100' },
    { price: '0.102', size: '10' },
    { price: '0.12', size: '10', tokenId: '0' },
  ]) {
    expect(hashInput(other)).not.toBe(hash);
  }
  expect(hashInput({ tokenId: '10' })).not.toBe(hashInput({ tokenId: '010' }));
});
