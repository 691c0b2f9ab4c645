import { getAddress } from 'ethers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checksumAddress } from '../../src/protocol/checksum-address.ts';
import { CHAIN_CONTRACTS } from '../../src/protocol/constants.ts';

const digits = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

it('spells the published contracts as they are published', () => {
  const addresses = Object.values(CHAIN_CONTRACTS).flatMap((contracts) => Object.values(contracts));
  expect(addresses.map((address) => checksumAddress(address.toLowerCase()))).toEqual(addresses);
});

it('spells any address in any case as ethers does', () => {
  fc.assert(
    fc.property(digits, fc.boolean(), (address, isUpper) => {
      const spelled = `0x${isUpper ? address.toUpperCase() : address}`;
      expect(checksumAddress(spelled)).toBe(getAddress(`0x${address}`));
    }),
  );
});
