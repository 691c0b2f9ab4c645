/**
 * Solidity values written into 32-byte words of a buffer that is used again and again, which is what makes a digest
 * cheap. Every writer sets its whole word or throws, so that nothing of an earlier value can be left in it.
 */

const MAX_UINT64 = 0xffff_ffff_ffff_ffffn;

/** A value that does not fit the Solidity type it is signed as. */
export class AbiValueError extends Error {
  override readonly name = 'AbiValueError';
  /** The Solidity type. */
  readonly type: 'uint256' | 'address' | 'bytes32';

  constructor(type: AbiValueError['type'], message: string) {
    super(message);
    this.type = type;
  }
}

/** A zeroed buffer of whole words, seen as bytes and as integers. */
export interface Words {
  readonly bytes: Buffer;
  readonly view: DataView;
}

/** A zeroed buffer of `count` words. */
export function makeWords(count: number): Words {
  const bytes = Buffer.alloc(count * 32);
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}

/** Sets word `index` to a `uint256`, or to any smaller unsigned type. */
export function writeUint(words: Words, index: number, value: bigint): void {
  const offset = index * 32;
  if (value < 0n) {
    throw new AbiValueError('uint256', `${value} is negative; a uint256 is not`);
  }
  if (value > MAX_UINT64) {
    const hex = value.toString(16);
    if (hex.length > 64) {
      throw new AbiValueError('uint256', 'a uint256 is at most 2^256 - 1');
    }
    words.bytes.write(hex.padStart(64, '0'), offset, 'hex');
    return;
  }
  words.view.setBigUint64(offset, 0n);
  words.view.setBigUint64(offset + 8, 0n);
  words.view.setBigUint64(offset + 16, 0n);
  words.view.setBigUint64(offset + 24, value);
}

/** Sets word `index` to a `uint256` written as decimal digits, the way token ids are. */
export function writeDecimalUint(words: Words, index: number, digits: string): void {
  if (!/^\d{1,78}$/.test(digits)) {
    throw new AbiValueError('uint256', `expected up to 78 decimal digits, got "${digits.slice(0, 80)}"`);
  }
  writeUint(words, index, BigInt(digits));
}

/** Sets word `index` to an address of either case; its checksum is not looked at. The word must only ever hold addresses. */
export function writeAddress(words: Words, index: number, address: string): void {
  if (!writeHex(words, index * 32 + 12, address, 20)) {
    throw new AbiValueError('address', `expected 0x and 40 hex digits, got "${address.slice(0, 80)}"`);
  }
}

/** Sets word `index` to 32 bytes given in hex. */
export function writeBytes32(words: Words, index: number, hex: string): void {
  if (!writeHex(words, index * 32, hex, 32)) {
    throw new AbiValueError('bytes32', `expected 0x and 64 hex digits, got "${hex.slice(0, 80)}"`);
  }
}

/** Node stops at the first digit that is not hex and tells how far it came. */
function writeHex(words: Words, offset: number, hex: string, length: number): boolean {
  return (
    hex.length === 2 + 2 * length &&
    hex.startsWith('0x') &&
    words.bytes.write(hex.slice(2), offset, length, 'hex') === length
  );
}
