/** Functions to call back, none of which can hurt another. */

/** A set of listeners. The same function may be added twice and is then called twice. */
export class Listeners<Arguments extends readonly unknown[]> {
  readonly #onError: (error: unknown) => void;
  readonly #listeners = new Set<{ readonly call: (...arguments_: Arguments) => void }>();

  /** @param onError Hears what a listener threw. */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  get size(): number {
    return this.#listeners.size;
  }

  add(call: (...arguments_: Arguments) => void): Disposable {
    const listener = { call };
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => this.#listeners.delete(listener) };
  }

  emit(...arguments_: Arguments): void {
    for (const { call } of this.#listeners) {
      try {
        call(...arguments_);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
