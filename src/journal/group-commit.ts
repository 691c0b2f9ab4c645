/**
 * Group commit: writes that arrive while a commit runs wait for its end and then share the next one, so that many orders
 * cost one `fsync`. A write alone waits for nobody; one that nobody waits for goes with the next that somebody does.
 */

/** Most writes of one commit: a bound on how long the next one waits. */
const MAX_WRITES = 256;
/** How long a write that nobody waits for may wait for others, milliseconds. */
const LATER_MS = 50;

interface Waiting<Write, Result> {
  readonly write: Write;
  readonly isAwaited: boolean;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Writes are made in the order of the calls. */
export interface GroupCommit<Write, Result> {
  write(write: Write): Promise<Result>;
  /** Writes together with what comes next, within `LATER_MS`. */
  writeLater(write: Write): Promise<Result>;
  /** Has what is waiting written now. */
  flush(): void;
}

/**
 * `commit` writes a group in one transaction, in the order of the calls, and gives one result each. Where that fails, each
 * write is tried once more and alone: a bad one hurts no other, and a connection that broke is replaced. `commit` must
 * therefore bear to be given again what may have been written already.
 * @param isUnclear whether what failed may have been written all the same: then that is what the caller is told
 */
export function groupCommit<Write, Result>(
  commit: (writes: readonly Write[]) => Promise<readonly Result[]>,
  isUnclear: (error: unknown) => boolean,
): GroupCommit<Write, Result> {
  const waiting: Waiting<Write, Result>[] = [];
  let isRunning = false;
  let later: NodeJS.Timeout | undefined;

  async function commitGroup(group: readonly Waiting<Write, Result>[]): Promise<void> {
    try {
      const results = await commit(group.map(({ write }) => write));
      group.forEach(({ resolve }, index) => {
        resolve(results[index] as Result);
      });
    } catch (error) {
      for (const one of group) await commitAgain(one, error);
    }
  }

  async function commitAgain(
    { write, resolve, reject }: Waiting<Write, Result>,
    first: unknown,
  ): Promise<void> {
    try {
      const [result] = await commit([write]);
      resolve(result as Result);
    } catch (error) {
      reject(isUnclear(first) ? first : error);
    }
  }

  async function run(): Promise<void> {
    do await commitGroup(waiting.splice(0, MAX_WRITES));
    while (waiting.some(({ isAwaited }) => isAwaited));
    isRunning = false;
    if (waiting.length > 0) flushLater();
  }

  function flush(): void {
    clearTimeout(later);
    later = undefined;
    if (isRunning || waiting.length === 0) return;
    isRunning = true;
    // What else becomes ready in this turn of the loop joins.
    setImmediate(run);
  }

  function flushLater(): void {
    later ??= setTimeout(flush, LATER_MS);
  }

  function add(write: Write, isAwaited: boolean): Promise<Result> {
    return new Promise((resolve, reject) => {
      waiting.push({ write, isAwaited, resolve, reject });
      if (isAwaited) flush();
      else if (!isRunning) flushLater();
    });
  }

  return {
    write: (write) => add(write, true),
    writeLater: (write) => add(write, false),
    flush,
  };
}
