/**
 * Published facts of the CLOB: addresses, limits, texts. No I/O.
 * Sources: clob-client-v2 1.1.0 `config.ts` and `constants.ts`, and the vendor's public documentation.
 */

/** The contracts an order of each version can be signed for on one chain. Checksummed addresses. */
export interface ChainContracts {
  readonly exchangeV1: string;
  readonly negRiskExchangeV1: string;
  readonly exchangeV2: string;
  readonly negRiskExchangeV2: string;
  readonly exchangeV3: string;
  readonly negRiskAdapter: string;
  /** pUSD, the collateral of order versions 2 and 3 (6 decimals). */
  readonly collateral: string;
  readonly conditionalTokens: string;
}

export type ChainId = 137 | 80002;

export const CHAIN_CONTRACTS: Readonly<Record<ChainId, ChainContracts>> = {
  137: {
    exchangeV1: '0x4bFb41d5B3570DeFd03C39a9A4D8dE6Bd8B8982E',
    negRiskExchangeV1: '0xC5d563A36AE78145C45a50134d48A1215220f80a',
    exchangeV2: '0xE111180000d2663C0091e4f400237545B87B996B',
    negRiskExchangeV2: '0xe2222d279d744050d28e00520010520000310F59',
    exchangeV3: '0xe3333700cA9d93003F00f0F71f8515005F6c00Aa',
    negRiskAdapter: '0xd91E80cF2E7be2e162c6513ceD06f1dD0dA35296',
    collateral: '0xC011a7E12a19f7B1f670d46F03B03f3342E82DFB',
    conditionalTokens: '0x4D97DCd97eC945f40cF65F87097ACe5EA0476045',
  },
  80002: {
    exchangeV1: '0xdFE02Eb6733538f8Ea35D585af8DE5958AD99E40',
    negRiskExchangeV1: '0xC5d563A36AE78145C45a50134d48A1215220f80a',
    exchangeV2: '0xE111180000d2663C0091e4f400237545B87B996B',
    negRiskExchangeV2: '0xe2222d279d744050d28e00520010520000310F59',
    exchangeV3: '0x9fE6e61422AdB6F610d8597F9684b16912D50C3D',
    negRiskAdapter: '0xd91E80cF2E7be2e162c6513ceD06f1dD0dA35296',
    collateral: '0xC011a7E12a19f7B1f670d46F03B03f3342E82DFB',
    conditionalTokens: '0x69308FB512518e39F9b16112fA8d994F4e2Bf8bB',
  },
};

export const ZERO_ADDRESS = `0x${'0'.repeat(40)}`;
export const ZERO_BYTES32 = `0x${'0'.repeat(64)}`;

/** The sentence an L1 signature attests. */
export const CLOB_AUTH_MESSAGE = 'This message attests that I control the given wallet';

/** Price steps a market can have, as the exchange writes them. The last two came on 2026-07-01. */
export const TICK_SIZES = ['0.1', '0.01', '0.001', '0.0001', '0.005', '0.0025'] as const;
export type TickSize = (typeof TICK_SIZES)[number];

/** Most orders in one `POST /orders`. */
export const MAX_ORDERS_PER_POST = 15;
/** Most ids in one `DELETE /orders`, since 2026-06-15. */
export const MAX_ORDERS_PER_CANCEL = 1000;

/** Seconds before its `expiration` at which the exchange treats a GTD order as expired. */
export const GTD_SECURITY_SECONDS = 60;

/**
 * Seconds that a GTD order's `expiration` must lie in the future at least, unless configured otherwise.
 * Source: the vendor's documentation since about September 2026.
 */
export const GTD_MINIMUM_SECONDS = 180;

/** Smallest collateral of a BUY that takes liquidity, in micros (1 USD). */
export const MIN_MARKETABLE_BUY_MICROS = 1_000_000n;

/** Hours a notification is kept unless dropped. */
export const NOTIFICATION_HOURS = 48;
