/** Runs what strikes a run one after another, so that one does not fall into another. */
export function createTurns(): (run: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (run) => {
    last = last.then(run);
    return last;
  };
}
