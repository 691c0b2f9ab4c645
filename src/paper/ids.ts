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

/** What Protocol V2 keeps of a condition in its position ids: 18 bytes, the highest bit set, as real ids have 75 digits. */
const POSITION_CONDITION_BITS = 144n;
const POSITION_CONDITION_SHIFT = 104n;

/** A position id of Protocol V2 that stands for an outcome of `text`: about 75 digits, bits 40 to 103 zero. */
export function positionIdFor(text: string, outcome: 0 | 1): string {
  const hash = BigInt(hashId(text)) & ((1n << POSITION_CONDITION_BITS) - 1n);
  const condition = hash | (1n << (POSITION_CONDITION_BITS - 1n));
  return ((condition << POSITION_CONDITION_SHIFT) | BigInt(outcome + 1)).toString();
}

/** A condition id of Protocol V2 that stands for `text`, as the CLOB writes it: 31 bytes, padded on the right to 32. */
export function shortConditionIdFor(text: string): string {
  return `${hashId(text).slice(0, -2)}00`;
}

/** The short number of a market, which Gamma and the sockets call its id. */
export function marketNumber(conditionId: string): string {
  return String(BigInt(conditionId) % 1_000_000n);
}
