/** EIP-55: an address whose letters' cases carry a checksum. */
import { keccak256 } from './keccak.ts';

/** The checksummed spelling of `0x` and 40 hex digits in any case. */
export function checksumAddress(address: string): string {
  const digits = address.slice(2).toLowerCase();
  const hash = keccak256(Buffer.from(digits, 'ascii'));
  const spelled = Array.from(digits, (digit, index) => {
    const byte = hash[index >> 1] ?? 0;
    const nibble = index % 2 === 0 ? byte >> 4 : byte & 15;
    return nibble >= 8 ? digit.toUpperCase() : digit;
  });
  return `0x${spelled.join('')}`;
}
