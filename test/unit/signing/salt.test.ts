import { expect, it } from 'vitest';
import { randomSalt } from '../../../src/signing/salt.ts';

it('draws salts that a JSON number carries exactly, over the whole range, without repeating', () => {
  const salts = Array.from({ length: 1000 }, randomSalt);
  expect(salts.every((salt) => salt > 0n && Number.isSafeInteger(Number(salt)))).toBe(true);
  expect(new Set(salts).size).toBe(1000);
  expect(salts.some((salt) => salt > 2n ** 52n) && salts.some((salt) => salt < 2n ** 52n)).toBe(true);
});
