/** What the callers were told, key by key. */

/** What a caller makes of an answer about one key. */
export type Word =
  | { readonly kind: 'placed'; readonly orderId: string }
  | { readonly kind: 'rejected'; readonly code: string }
  | { readonly kind: 'unknown' };

export class Told {
  readonly #words = new Map<string, Word>();
  readonly #waiting = new Set<{ readonly count: number; readonly resolve: () => void }>();
  #decided = 0;
  /** Keys about which two final answers differ. */
  readonly contradicted = new Set<string>();

  /** Notes an answer. An earlier final one stays; one that differs from it is a contradiction. */
  note(key: string, word: Word): void {
    const known = this.of(key);
    if (known.kind === 'unknown') {
      this.#words.set(key, word);
      if (word.kind !== 'unknown') this.#countOne();
    } else if (word.kind !== 'unknown' && !isSame(known, word)) this.contradicted.add(key);
  }

  /** Resolves once there is a final answer about so many keys, or the signal aborts. */
  reached(count: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (this.#decided >= count || signal.aborted) return resolve();
      const one = { count, resolve: end };
      const waiting = this.#waiting.add(one);
      function end(): void {
        waiting.delete(one);
        signal.removeEventListener('abort', end);
        resolve();
      }
      signal.addEventListener('abort', end);
    });
  }

  /** The final answer about a key, or that there is none yet. */
  of(key: string): Word {
    return this.#words.get(key) ?? { kind: 'unknown' };
  }

  /** Every key that was asked for and the last word about it. */
  all(): ReadonlyMap<string, Word> {
    return this.#words;
  }

  #countOne(): void {
    this.#decided += 1;
    for (const one of this.#waiting) {
      if (one.count <= this.#decided) one.resolve();
    }
  }
}

function isSame(one: Word, other: Word): boolean {
  if (one.kind === 'placed' && other.kind === 'placed') return one.orderId === other.orderId;
  return one.kind === 'rejected' && other.kind === 'rejected' && one.code === other.code;
}
