/** The one listener that a `PullSource` has: kept while somebody waits, and called when there may be something again. */
export class Wake {
  #listener: (() => void) | undefined;

  /** Calls the listener, where there is one. */
  readonly call = (): void => this.#listener?.();

  /** Keeps the listener until what is given is disposed. */
  readonly onChange = (listener: () => void): Disposable => {
    this.#listener = listener;
    return {
      [Symbol.dispose]: () => {
        this.#listener = undefined;
      },
    };
  };
}
