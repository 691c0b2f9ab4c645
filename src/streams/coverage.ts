/** Up to when everything was told, and whether there is a gap behind it. Pure. */
import type { GapReason, Resynced, StreamGap } from './account-event.ts';

export class Coverage {
  #until: Date;
  #reason: GapReason | undefined;

  /** @param until everything up to here was told */
  constructor(until: Date) {
    this.#until = until;
  }

  /** Up to here everything was told. */
  get until(): Date {
    return this.#until;
  }

  /** Whether events may be missing since then. */
  get isBroken(): boolean {
    return this.#reason !== undefined;
  }

  /**
   * Takes the word that events may be missing.
   * @returns what is to be emitted: nothing within a gap, unless that one said only that the reader changed, or the new reason
   * is that the credentials are refused, which does not pass by itself
   */
  break(reason: GapReason, now: Date): readonly StreamGap[] {
    const isNews = this.#reason === 'READER_CHANGED' || reason === 'UNAUTHORIZED';
    if (this.#reason !== undefined && (!isNews || this.#reason === reason)) return [];
    this.#reason = reason;
    return [{ type: 'gap', from: this.#until, to: now, reason }];
  }

  /**
   * Takes the word that the lists were read.
   * @param begunAt when reading them began
   * @param isUp whether the socket was open all the time, so that nothing is missing that came since
   * @returns what is to be told of it
   */
  read(begunAt: Date, isUp: boolean): readonly Resynced[] {
    if (this.isBroken && !isUp) return [];
    const resynced: readonly Resynced[] = this.isBroken
      ? [{ type: 'resynced', from: this.#until, to: begunAt }]
      : [];
    this.#until = begunAt;
    this.#reason = undefined;
    return resynced;
  }
}
