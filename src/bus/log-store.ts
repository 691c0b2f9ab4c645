/** Where the logs of a gateway that is alone outlive it, so that its streams go on after a restart. */
import type { LogEntry, StateChanges } from './bus.ts';

export interface StoredLog {
  readonly epoch: string;
  /** The newest ones, without a hole. */
  readonly entries: readonly LogEntry[];
  readonly state: ReadonlyMap<string, string>;
}

export interface LogStore extends AsyncDisposable {
  /** A log as it was stored last, or a new one. From here on this process writes it, and who wrote it before cannot. */
  open(log: string): Promise<StoredLog>;
  /**
   * Stores entries and changes of the state in one step.
   * @param keep how many of the newest entries are kept
   * @returns false where another process has opened the log since: nothing was stored
   */
  append(log: string, entries: readonly LogEntry[], changes: StateChanges, keep: number): Promise<boolean>;
}
