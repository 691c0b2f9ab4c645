/** How a reader of the exchange stands, as this replica knows it. */
export interface StreamStatus {
  readonly name: string;
  /** `STANDBY`: another replica reads. `STOPPED`: nobody here subscribes. */
  readonly state: 'CONNECTING' | 'RESYNCING' | 'LIVE' | 'STALE' | 'UNAUTHORIZED' | 'STANDBY' | 'STOPPED';
  /** When this replica started or stopped it. */
  readonly since: Date;
  readonly lastEventAt: Date | undefined;
  /** Subscriptions of this replica. */
  readonly subscribers: number;
  /** Whether this replica reads. */
  readonly isHere: boolean;
}
