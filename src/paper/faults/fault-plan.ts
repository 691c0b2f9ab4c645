/** Decides which of a schedule's faults strike, and counts them. Pure but for the numbers it draws and counts. */
import { type Random, seededRandom } from '../random.ts';
import type { RequestFault } from './request-fault.ts';
import type { FaultSchedule, RequestRule } from './schedule.ts';

/** How often each fault has struck so far: the request rules by their place. */
export interface Strikes {
  readonly requests: readonly number[];
  readonly ghostFills: number;
  readonly delays: number;
}

/** Something that happens by chance, and not more than so often. */
class Risk {
  readonly #chance: number;
  readonly #times: number;
  readonly #random: Random;
  struck = 0;

  constructor(
    { chance = 1, times = Number.POSITIVE_INFINITY }: { chance?: number; times?: number },
    random: Random,
  ) {
    this.#chance = chance;
    this.#times = times;
    this.#random = random;
  }

  /** Draws one number, whether or not it may strike any more. */
  strikes(): boolean {
    const strikes = this.#random.next() < this.#chance && this.struck < this.#times;
    this.struck += strikes ? 1 : 0;
    return strikes;
  }
}

export class FaultPlan {
  readonly #rules: readonly { readonly rule: RequestRule; readonly risk: Risk }[];
  readonly #ghostFills: Risk;
  readonly #delays: Risk;
  readonly #delayMs: number;

  constructor({ seed = 0, requests = [], ghostFills, delays }: FaultSchedule) {
    this.#ghostFills = new Risk(ghostFills ?? { chance: 0 }, seededRandom(seed));
    this.#delays = new Risk(delays ?? { chance: 0 }, seededRandom(seed + 1));
    this.#rules = requests.map((rule, index) => ({
      rule,
      risk: new Risk(rule, seededRandom(seed + 2 + index)),
    }));
    this.#delayMs = delays?.delayMs ?? 0;
  }

  get strikes(): Strikes {
    return {
      requests: this.#rules.map(({ risk }) => risk.struck),
      ghostFills: this.#ghostFills.struck,
      delays: this.#delays.struck,
    };
  }

  /** What goes wrong with a request: the first rule for its route that strikes; `undefined` where none does. */
  forRequest(method: string, path: string): RequestFault | undefined {
    return this.#rules.find(({ rule, risk }) => matches(rule, method, path) && risk.strikes())?.rule.fault;
  }

  /** Whether a trade is going to fail. */
  isGhostFill(): boolean {
    return this.#ghostFills.strikes();
  }

  /** How long an order that would match is held first, in milliseconds. */
  matchDelayMs(): number {
    return this.#delays.strikes() ? this.#delayMs : 0;
  }
}

function matches({ route = '* *' }: RequestRule, method: string, path: string): boolean {
  const [wantedMethod = '*', wantedPath = '*'] = route.split(' ');
  return fits(wantedMethod, method) && fits(wantedPath, path);
}

function fits(pattern: string, text: string): boolean {
  return pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern;
}
