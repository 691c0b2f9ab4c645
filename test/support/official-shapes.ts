/** What is different at every run, in the answers the official clients show. */
import { expect } from 'vitest';
import type { Market } from '../../src/paper/market.ts';
import type { OfficialTrader } from './official-clients.ts';

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

/** The row of an open BUY of 10 shares of Yes at 0.4, with what else is said of it. */
export function openOrderRow({ apiKey, funder }: OfficialTrader<unknown>, { terms }: Market, order: object) {
  return {
    id: HASH,
    status: 'LIVE',
    owner: apiKey,
    maker_address: funder,
    market: terms.conditionId,
    asset_id: terms.tokens[0].tokenId,
    side: 'BUY',
    original_size: '10',
    size_matched: '0',
    price: '0.4',
    outcome: 'Yes',
    expiration: '0',
    order_type: 'GTC',
    associate_trades: [],
    created_at: NUMBER,
    ...order,
  };
}

/** The row of a trade of 50 shares: Yes bought at 0.4 of who bids 0.6 for No, with what else is said of it. */
export function tradeRow(
  maker: OfficialTrader<unknown>,
  taker: OfficialTrader<unknown>,
  { terms }: Market,
  { makerOrderId, ...trade }: { readonly makerOrderId: string },
) {
  const [yes, no] = terms.tokens;
  return {
    market: terms.conditionId,
    asset_id: yes.tokenId,
    side: 'BUY',
    size: '50',
    fee_rate_bps: '0',
    price: '0.4',
    match_time: SECONDS_TEXT,
    match_time_nano: expect.stringMatching(/^\d{19}$/),
    last_update: SECONDS_TEXT,
    outcome: 'Yes',
    bucket_index: 0,
    owner: taker.apiKey,
    maker_address: taker.funder,
    err_msg: null,
    maker_orders: [
      {
        order_id: makerOrderId,
        owner: maker.apiKey,
        maker_address: maker.funder,
        matched_amount: '50',
        price: '0.6',
        fee_rate_bps: '0',
        asset_id: no.tokenId,
        outcome: 'No',
        outcome_index: 1,
        side: 'BUY',
      },
    ],
    ...trade,
  };
}
