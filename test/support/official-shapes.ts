/** What is different at every run, in the answers the official clients show. */
import { expect } from 'vitest';

/** Order ids, transaction hashes, condition ids. */
export const HASH = expect.stringMatching(/^0x[0-9a-f]{64}$/);
/** Trade ids, API keys. */
export const UUID = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
/** Unix seconds as text. */
export const SECONDS_TEXT = expect.stringMatching(/^\d{10}$/);
/** Unix seconds, or another whole number. */
export const NUMBER = expect.any(Number);

/** Why an order was not cancelled. */
export const GONE = "order can't be found - already canceled or matched";
/** 2^256 - 1: every contract may spend without limit. */
export const UNLIMITED = ((1n << 256n) - 1n).toString();

/** What the exchange answers to an order that rests. */
export const RESTING = {
  success: true,
  errorMsg: '',
  orderID: HASH,
  status: 'live',
  makingAmount: '',
  takingAmount: '',
};

/** Decimals from the order's own point of view. */
interface OwnAmounts {
  readonly making: string;
  readonly taking: string;
}

/** What the exchange answers to an order that matched in one trade. */
export function matched({ making, taking }: OwnAmounts) {
  return {
    success: true,
    errorMsg: '',
    orderID: HASH,
    status: 'matched',
    makingAmount: making,
    takingAmount: taking,
    tradeIDs: [UUID],
  };
}

/** What clob-client-v2 makes of that: it asks for the trades until each has a hash. */
export function matchedAndMined(amounts: OwnAmounts) {
  return { ...matched(amounts), transactionsHashes: [HASH] };
}
