/** A caller of the gateway: goes about its errands by the book or badly, and notes what it is told. */
import { type Random, seededRandom } from '../../src/paper/random.ts';
import { pause } from '../../src/streams/timers.ts';
import { type Attempt, keyOf, MOST_ATTEMPTS, makeAttempt } from './attempt.ts';
import { AnswerError, cancel, place } from './gateway-client.ts';
import { pick } from './pick.ts';
import type { Told, Word } from './told.ts';
import type { Errand } from './workload.ts';

export interface CallerParts {
  readonly seed: number;
  /** The gateways to choose from. */
  readonly urls: () => readonly string[];
  readonly told: Told;
  /** Hears codes of answers without data. */
  readonly onAnswerError: (error: AnswerError) => void;
  readonly signal: AbortSignal;
}

export interface Caller {
  /** Does one errand. Resolves with the attempts about which nothing final was said in the time it takes. */
  run(errand: Errand): Promise<readonly Attempt[]>;
  /** Asks about attempts once more, and goes on with new ones where they were refused for the moment. */
  askOn(attempts: readonly Attempt[]): Promise<readonly Attempt[]>;
  /** Requests made so far. */
  readonly requests: number;
}

/** How often a caller asks and is not told before it does something else first. */
const ROUNDS = 6;
/** How long it waits for an answer, at least and at most; then it asks by another socket, of any gateway. */
const PATIENCE_MS = [2_000, 8_000] as const;
const PAUSE_MS = 250;
const OTHER_SIZE = '1000';

/** Refusals for the moment: the order is wanted all the same, and asked for with a new key. */
const PASSING =
  /^(EXCHANGE_|RATE_LIMITED|ORDER_VERSION_MISMATCH|DEADLINE_EXCEEDED|ORDER_NOT_TAKEN|SELF_TRADE|TRADING_HALTED)/;

/** Whether nobody listened, so that nothing was asked. */
function isDown(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
}

export function createCaller({ seed, urls, told, onAnswerError, signal }: CallerParts): Caller {
  const random: Random = seededRandom(seed);
  let requests = 0;

  /**
   * Asks once and notes what is said. A caller that gets no answer knows no more than before.
   * @returns whether a gateway was there to be asked
   */
  async function askOnce(
    attempts: readonly Attempt[],
    how: { readonly byNewSocket?: boolean; readonly withinMs?: number } = {},
  ): Promise<boolean> {
    requests += 1;
    const { withinMs = random.between(...PATIENCE_MS), byNewSocket = false } = how;
    const until = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
    try {
      const words = await place({ url: pick(random, urls()), signal: until, byNewSocket }, attempts);
      for (const [index, { key }] of attempts.entries()) told.note(key, words[index] as Word);
      return true;
    } catch (error) {
      for (const { key } of attempts) told.note(key, { kind: 'unknown' });
      if (error instanceof AnswerError) onAnswerError(error);
      return !isDown(error);
    }
  }

  async function askBadly(attempts: readonly Attempt[], { manner, hangUpAfterMs }: Errand): Promise<void> {
    if (manner === 'twins') {
      await Promise.all([askOnce(attempts), askOnce(attempts, { byNewSocket: true })]);
    } else if (manner === 'hangs-up') {
      await askOnce(attempts, { byNewSocket: true, withinMs: hangUpAfterMs });
      await askOnce(attempts, { byNewSocket: true });
    } else {
      await askOnce(attempts);
    }
  }

  /** What is to be asked for now, of what was asked for before. */
  function nextOf(attempt: Attempt): Attempt[] {
    const word = told.of(attempt.key);
    if (word.kind === 'unknown') return [attempt];
    if (word.kind === 'placed' || !PASSING.test(word.code) || attempt.number === MOST_ATTEMPTS) return [];
    return [makeAttempt(attempt.intent, attempt.number + 1, Date.now())];
  }

  async function askOn(attempts: readonly Attempt[]): Promise<readonly Attempt[]> {
    let open = attempts.flatMap(nextOf);
    let round = 1;
    while (round <= ROUNDS && open.length > 0 && !signal.aborted) {
      await pause(PAUSE_MS * round * (0.5 + random.next()), signal);
      // A gateway that was killed is waited for.
      if (await askOnce(open)) round += 1;
      open = open.flatMap(nextOf);
    }
    return open;
  }

  /** Asks again for what it was told about, and then for something else with the same key. */
  async function askAgain(attempts: readonly Attempt[]): Promise<void> {
    const settled = attempts.filter(({ key }) => told.of(key).kind !== 'unknown');
    const [first] = settled;
    if (first === undefined) return;
    await askOnce(settled);
    requests += 1;
    const until = AbortSignal.any([signal, AbortSignal.timeout(random.between(...PATIENCE_MS))]);
    const words = await place({ url: pick(random, urls()), signal: until }, [first], OTHER_SIZE).catch(
      () => [],
    );
    for (const word of words) {
      const isConflict = word.kind === 'rejected' && word.code === 'CLIENT_ORDER_ID_CONFLICT';
      if (!isConflict) told.contradicted.add(first.key);
    }
  }

  async function cancelPlaced({ intents }: Errand): Promise<void> {
    for (const intent of intents.filter(({ isCanceled }) => isCanceled)) {
      const placed = Array.from({ length: MOST_ATTEMPTS }, (_, index) =>
        told.of(keyOf(intent, index + 1)),
      ).find(({ kind }) => kind === 'placed');
      if (placed?.kind !== 'placed') continue;
      requests += 1;
      const until = AbortSignal.any([signal, AbortSignal.timeout(random.between(...PATIENCE_MS))]);
      await cancel({ url: pick(random, urls()), signal: until }, placed.orderId).catch(() => {});
    }
  }

  return {
    get requests() {
      return requests;
    },
    askOn,
    async run(errand) {
      const attempts = errand.intents.map((intent) => makeAttempt(intent, 1, Date.now()));
      await askBadly(attempts, errand);
      if (errand.manner === 'asks-again') await askAgain(attempts);
      const open = await askOn(attempts);
      await cancelPlaced(errand);
      return open;
    },
  };
}
