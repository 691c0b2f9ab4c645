/** Who listens to which topic, in this process. */
import { Listeners } from './listeners.ts';

/** Listeners by topic. A topic that nobody listens to any more is forgotten. */
export class Topics {
  readonly #onError: (error: unknown) => void;
  readonly #topics = new Map<string, Listeners<[message: string]>>();

  /** @param onError Hears what a listener threw. */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  add(topic: string, listener: (message: string) => void): Disposable {
    const listeners = this.#topics.get(topic) ?? new Listeners(this.#onError);
    this.#topics.set(topic, listeners);
    const added = listeners.add(listener);
    return {
      [Symbol.dispose]: () => {
        added[Symbol.dispose]();
        if (listeners.size === 0 && this.#topics.get(topic) === listeners) this.#topics.delete(topic);
      },
    };
  }

  emit(topic: string, message: string): void {
    this.#topics.get(topic)?.emit(message);
  }

  clear(): void {
    this.#topics.clear();
  }
}
