/** Bytes as the `0x` text in which the exchange writes hashes, addresses and signatures. */

/** Text that is not `0x` and pairs of hex digits. */
export class HexError extends Error {
  override readonly name = 'HexError';
}

/** `0x` and two lower-case digits a byte. */
export function toHex(bytes: Uint8Array): string {
  return `0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
}

/**
 * Reads `0x` hex of either case.
 * @throws {HexError} where the text is anything else.
 */
export function fromHex(text: string): Uint8Array {
  if (!/^0x(?:[0-9a-fA-F]{2})*$/.test(text)) {
    throw new HexError(
      `expected 0x and an even number of hex digits, got ${text.length} characters of something else`,
    );
  }
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}
