/** What can go wrong between a replica and the bus. */

/** The lease is no longer held: acquire it again, read the log's state, and go on from there. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
  /** The name that was held. */
  readonly lease: string;

  constructor(lease: string, reason: string, options?: ErrorOptions) {
    super(`the lease "${lease}" ${reason}; acquire it again and go on from the stored state`, options);
    this.lease = lease;
  }
}

/** The bus could not be asked. It reconnects by itself: try again later. */
export class BusUnavailableError extends Error {
  override readonly name = 'BusUnavailableError';

  constructor(reason: string, options?: ErrorOptions) {
    super(`the bus is unavailable: ${reason}`, options);
  }
}
