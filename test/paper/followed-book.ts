/** Books as a client of the market socket keeps them. */

/** A book as a client keeps it: levels by price, and the hash last told. */
export class FollowedBook {
  readonly #sides: Record<'BUY' | 'SELL', Map<string, string>> = { BUY: new Map(), SELL: new Map() };
  hash: string;

  constructor(book: BookFrame) {
    for (const { price, size } of book.bids) this.#sides.BUY.set(price, size);
    for (const { price, size } of book.asks) this.#sides.SELL.set(price, size);
    this.hash = book.hash;
  }

  change({ side, price, size, hash }: Change): void {
    if (size === '0') this.#sides[side].delete(price);
    else this.#sides[side].set(price, size);
    this.hash = hash;
  }

  /** Best last, as on the wire. */
  told() {
    const levels = (side: 'BUY' | 'SELL') =>
      [...this.#sides[side]]
        .map(([price, size]) => ({ price, size }))
        .sort((a, b) => (Number(a.price) - Number(b.price)) * (side === 'BUY' ? 1 : -1));
    return { bids: levels('BUY'), asks: levels('SELL'), hash: this.hash };
  }
}

interface BookFrame {
  readonly asset_id: string;
  readonly hash: string;
  readonly bids: readonly { readonly price: string; readonly size: string }[];
  readonly asks: BookFrame['bids'];
}

interface Change {
  readonly asset_id: string;
  readonly side: 'BUY' | 'SELL';
  readonly price: string;
  readonly size: string;
  readonly hash: string;
}

/** Puts snapshots and changes on the books; the whole books that follow trades are left out. */
export function applyFrames(books: Map<string, FollowedBook>, frames: readonly unknown[]): void {
  for (const frame of frames) {
    if (Array.isArray(frame)) {
      for (const book of frame) books.set(book.asset_id, new FollowedBook(book));
    }
    const changes: readonly Change[] = Object(frame).price_changes ?? [];
    for (const change of changes) books.get(change.asset_id)?.change(change);
  }
}
