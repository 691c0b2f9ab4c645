/** An order inside the exchange, and what it costs. Amounts in micros. */
import { makerCollateral } from '../protocol/fills.ts';
import type { OrderType, Side } from '../protocol/order.ts';
import type { Account } from './account.ts';
import type { BookOrder } from './book.ts';
import type { Market } from './market.ts';
import { bookSide, mirrorPrice, type OutcomeIndex } from './outcome.ts';
import { COLLATERAL, type Wallet } from './wallet.ts';

/** What an order asks for: judged and verified, not yet on the exchange. */
export interface OrderTerms {
  /** 0x and 64 hex digits: the EIP-712 digest. */
  readonly id: string;
  /** The API key it came with. */
  readonly owner: string;
  readonly account: Account;
  /** The wallet that pays. */
  readonly wallet: Wallet;
  readonly market: Market;
  readonly outcome: OutcomeIndex;
  readonly side: Side;
  readonly type: OrderType;
  readonly postOnly: boolean;
  /** The worst price of its own outcome it takes, on the market's tick. */
  readonly price: bigint;
  /** Shares; for a market BUY those its budget buys at `price`. */
  readonly size: bigint;
  /** Collateral to spend: what limits a market BUY in place of `size`. */
  readonly budget: bigint | undefined;
  /** Unix seconds, 0 for none. */
  readonly expiration: number;
  /** 0x and 64 hex digits, or `undefined` without one. */
  readonly builder: string | undefined;
}

/** `LIVE` rests, `DELAYED` waits for its market's delay; the others are ends. */
export type OrderStatus =
  | 'LIVE'
  | 'DELAYED'
  | 'MATCHED'
  | 'CANCELED'
  | 'CANCELED_MARKET_RESOLVED'
  | 'INVALID';

export class PaperOrder implements BookOrder {
  readonly terms: OrderTerms;
  readonly id: string;
  readonly bookSide: BookOrder['bookSide'];
  readonly bookPrice: bigint;
  /** Unix milliseconds. */
  readonly createdAt: number;
  readonly tradeIds: string[] = [];
  status: OrderStatus = 'LIVE';
  /** Shares. */
  filled = 0n;
  /** What is held back for it: collateral of a BUY, shares of a SELL. */
  held = 0n;

  constructor(terms: OrderTerms, createdAt: number) {
    this.terms = terms;
    this.id = terms.id;
    this.createdAt = createdAt;
    this.bookSide = bookSide(terms.outcome, terms.side);
    this.bookPrice = mirrorPrice(terms.outcome, terms.price);
  }

  /** Shares still open. */
  get open(): bigint {
    return this.terms.size - this.filled;
  }

  /** What it pays with. */
  get asset(): string {
    return this.terms.side === 'BUY' ? COLLATERAL : this.terms.market.token(this.terms.outcome).tokenId;
  }

  /** What must be held back for the part still open. */
  get openCost(): bigint {
    return this.terms.side === 'BUY' ? makerCollateral(this.open, this.terms.price) : this.open;
  }
}
