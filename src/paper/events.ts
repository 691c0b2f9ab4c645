/** A typed list of listeners: what the exchange tells its sockets, notifications and tests, in the order it happens. */

export type Listener<Event> = (event: Event) => void;

/** Listeners are called one after another in the order they came; what one throws reaches the emitter. */
export class EventSource<Event> {
  readonly #listeners = new Set<Listener<Event>>();

  /** Adds a listener until the returned value is disposed. */
  listen(listener: Listener<Event>): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  emit(event: Event): void {
    for (const listener of this.#listeners) listener(event);
  }
}
