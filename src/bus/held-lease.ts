/** The holder's end of a lease, whatever keeps the other end. */
import type { Lease } from './bus.ts';
import { LeaseLostError } from './bus-errors.ts';

/** A lease that is held from its making until it is lost, once. */
export class HeldLease implements Lease {
  readonly name: string;
  /** Tells this holding of the name from every other. */
  readonly token: string;
  readonly #lost = new AbortController();
  readonly #giveBack: () => Promise<void>;

  /** @param giveBack Frees the name for others, if this lease still has it; does not reject. */
  constructor(name: string, token: string, giveBack: () => Promise<void>) {
    this.name = name;
    this.token = token;
    this.#giveBack = giveBack;
  }

  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Ends the holding here, and says so by `lost`. Only the first reason counts. */
  lose(reason: string, options?: ErrorOptions): LeaseLostError {
    const error = new LeaseLostError(this.name, reason, options);
    this.#lost.abort(error);
    return error;
  }

  async release(): Promise<void> {
    if (this.lost.aborted) return;
    this.lose('was released');
    await this.#giveBack();
  }
}
