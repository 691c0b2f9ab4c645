/** What happens on the exchange, as its sockets, notifications and tests hear of it: at once, in order. */
import type { Market } from './market.ts';
import type { PaperOrder } from './order.ts';
import type { BookSide, OutcomeIndex } from './outcome.ts';
import type { Trade } from './trade.ts';

/** A level of a book that changed; micros, seen from outcome 0. Size 0 says it is gone. */
export interface LevelChange {
  readonly side: BookSide;
  readonly price: bigint;
  readonly size: bigint;
}

export type ExchangeEvent =
  | { readonly type: 'order'; readonly change: 'PLACEMENT' | 'UPDATE'; readonly order: PaperOrder }
  | {
      readonly type: 'order';
      readonly change: 'CANCELLATION';
      readonly order: PaperOrder;
      /** The text of the refusal where the order was killed before it could rest, else `undefined`. */
      readonly refusal: string | undefined;
    }
  /** Once for every step of its settlement; the status is the trade's. */
  | { readonly type: 'trade'; readonly trade: Trade }
  | { readonly type: 'book'; readonly market: Market; readonly levels: readonly LevelChange[] }
  | { readonly type: 'tick-size'; readonly market: Market; readonly from: bigint; readonly to: bigint }
  | { readonly type: 'opened'; readonly market: Market }
  | { readonly type: 'resolved'; readonly market: Market; readonly winner: OutcomeIndex };
