/** The exchange's dead man's switch: cancels every open order of the API key when the caller falls silent. */
import { ExchangeRefusedError } from '../../errors.ts';
import type { Account } from '../keys/account.ts';

/** Silence after which the exchange cancels; it looks every five seconds, so it may take that much longer. */
export const SILENCE_MS = 10_000;

export interface HeartbeatsService {
  /**
   * Arms the switch, or keeps it from going off.
   * @returns when it goes off unless this is called again
   */
  renew(): Promise<Date>;
}

/** @param now exchange time, milliseconds */
export function createHeartbeatsService(account: Account, now: () => number): HeartbeatsService {
  let nextId = '';
  return {
    async renew() {
      const api = await account.api();
      const renewed = now();
      try {
        nextId = (await api.heartbeat(nextId)).heartbeatId;
      } catch (error) {
        if (!(error instanceof ExchangeRefusedError) || error.status !== 400) throw error;
        // The exchange expects another id: an earlier start of this server, or another one, began the chain.
        await api.heartbeatWithoutId();
        nextId = '';
      }
      return new Date(renewed + SILENCE_MS);
    },
  };
}
