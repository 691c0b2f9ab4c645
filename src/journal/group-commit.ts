/**
 * Group commit: writes that arrive while a commit runs wait for its end and then share the next one, so that many orders
 * cost one `fsync`. A write alone waits for nobody.
 */

/** Most writes of one commit: a bound on how long the next one waits. */
const MAX_WRITES = 256;

interface Waiting<Write, Result> {
  readonly write: Write;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gives a function that writes. `commit` writes a group in one transaction, in the order of the calls, and gives one
 * result each. Where a group fails, each of its writes is tried alone, so that a bad one hurts no other; `commit` must
 * therefore bear to be given again what may have been written already.
 */
export function groupCommit<Write, Result>(
  commit: (writes: readonly Write[]) => Promise<readonly Result[]>,
): (write: Write) => Promise<Result> {
  const waiting: Waiting<Write, Result>[] = [];
  let isRunning = false;

  async function commitGroup(group: readonly Waiting<Write, Result>[]): Promise<void> {
    try {
      const results = await commit(group.map(({ write }) => write));
      group.forEach(({ resolve }, index) => {
        resolve(results[index] as Result);
      });
    } catch (error) {
      if (group.length > 1) for (const one of group) await commitGroup([one]);
      else group[0]?.reject(error);
    }
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) await commitGroup(waiting.splice(0, MAX_WRITES));
    isRunning = false;
  }

  return (write) =>
    new Promise((resolve, reject) => {
      waiting.push({ write, resolve, reject });
      if (isRunning) return;
      isRunning = true;
      // What else becomes ready in this turn of the loop joins.
      setImmediate(run);
    });
}
