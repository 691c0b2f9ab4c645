/** A promise that is settled from outside. */

/** Settled at most once. A rejection that nobody waits for is no unhandled one. */
export class Deferred {
  readonly promise: Promise<void>;
  #resolve: () => void = () => {};
  #reject: (error: Error) => void = () => {};
  #isResolved = false;

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.promise.catch(() => {});
  }

  get isResolved(): boolean {
    return this.#isResolved;
  }

  resolve(): void {
    this.#isResolved = true;
    this.#resolve();
  }

  reject(error: Error): void {
    this.#reject(error);
  }
}
