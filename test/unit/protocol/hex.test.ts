import { expect, it } from 'vitest';
import { fromHex, toHex } from '../../../src/protocol/hex.ts';
import { keccak256 } from '../../../src/protocol/keccak.ts';

it('writes and reads bytes as 0x hex', () => {
  expect(toHex(new Uint8Array([0, 10, 255]))).toBe('0x000aff');
  expect(fromHex('0x000AfF')).toEqual(new Uint8Array([0, 10, 255]));
  expect(fromHex('0x')).toEqual(new Uint8Array(0));
});

it('writes the part of a buffer that a view shows', () => {
  expect(toHex(new Uint8Array([1, 2, 3, 4]).subarray(1, 3))).toBe('0x0203');
});

it.each(['', '00', '0x0', '0x0g', '0x00 ', ' 0x00'])('refuses %j as hex', (text) => {
  expect(() => fromHex(text)).toThrow(expect.objectContaining({ name: 'HexError' }));
});

it('hashes as the published keccak-256 vectors, call after call', () => {
  const empty = '0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470';
  expect(toHex(keccak256(new Uint8Array(0)))).toBe(empty);
  expect(toHex(keccak256(Buffer.from('abc')))).toBe(
    '0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45',
  );
  expect(toHex(keccak256(new Uint8Array(0)))).toBe(empty);
});
