/** A trading state that no other process writes: asked for at every order, it is read from the database once. */
import type { TradingStateRecord, TradingStateStore } from '../rails/trading-state.ts';

export function rememberedState(store: TradingStateStore): TradingStateStore {
  let known: Promise<TradingStateRecord | undefined> | undefined;

  function forget(): void {
    known = undefined;
  }

  return {
    read() {
      if (known === undefined) {
        known = store.read();
        known.catch(forget);
      }
      return known;
    },
    async replace(previous, next) {
      try {
        return await store.replace(previous, next);
      } finally {
        // Whatever was read meanwhile, and also where nobody knows whether it was written.
        forget();
      }
    },
  };
}
