/** The faults an exchange is under: none, until it is told. */
import type { Clock } from '../clock.ts';
import { EventSource } from '../events.ts';
import { FaultPlan, type Strikes } from './fault-plan.ts';
import { type FaultSchedule, faultSchedule } from './schedule.ts';
import type { SocketFaults } from './socket-faults.ts';

/** A schedule, and how often its faults have struck. */
export interface FaultReport {
  readonly schedule: FaultSchedule;
  readonly struck: Strikes;
}

export interface AllSocketFaults {
  readonly user: SocketFaults;
  readonly market: SocketFaults;
}

export class Faults {
  /** Fires with the sockets' faults whenever a schedule was set. */
  readonly socketsChanged = new EventSource<AllSocketFaults>();
  readonly #clock: Clock;
  readonly #waits = new Set<Disposable>();
  #schedule: FaultSchedule = {};
  #plan = new FaultPlan({});

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What strikes now. */
  get plan(): FaultPlan {
    return this.#plan;
  }

  /** How far the exchange's clock is ahead, in milliseconds. */
  get skewMs(): number {
    return this.#schedule.skewMs ?? 0;
  }

  get sockets(): AllSocketFaults {
    const { user = {}, market = {} } = this.#schedule.sockets ?? {};
    return { user, market };
  }

  get report(): FaultReport {
    return { schedule: this.#schedule, struck: this.#plan.strikes };
  }

  /**
   * Replaces the schedule, `{}` for no faults; counts and chances begin anew.
   * @throws {ZodError} naming what is wrong with it; then nothing has changed
   */
  set(schedule: FaultSchedule): void {
    this.#schedule = faultSchedule.parse(schedule);
    this.#plan = new FaultPlan(this.#schedule);
    this.socketsChanged.emit(this.sockets);
  }

  /** Lets time pass; never resolves once this is disposed. */
  wait(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#clock.after(delayMs, () => {
        this.#waits.delete(timer);
        resolve();
      });
      this.#waits.add(timer);
    });
  }

  [Symbol.dispose](): void {
    for (const timer of this.#waits) {
      timer[Symbol.dispose]();
    }
    this.#waits.clear();
  }
}
