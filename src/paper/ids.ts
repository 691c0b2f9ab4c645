/** Ids made by hashing what they stand for: the same world has the same ids. */
import { toHex } from '../protocol/hex.ts';
import { keccak256 } from '../protocol/keccak.ts';

/** 0x and 64 hex digits that stand for `text`. */
export function hashId(text: string): string {
  return toHex(keccak256(Buffer.from(text)));
}

/** A UUID (version 4 in form) that stands for `text`. */
export function uuidFor(text: string): string {
  const digits = hashId(text).slice(2);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}

/** A token id that stands for `text`: a uint256 of 77 or 78 digits, as the real ones mostly are. */
export function tokenIdFor(text: string): string {
  const id = BigInt(hashId(text)) | (1n << 255n);
  return id.toString();
}

/** The short number of a market, which Gamma and the sockets call its id. */
export function marketNumber(conditionId: string): string {
  return String(BigInt(conditionId) % 1_000_000n);
}
