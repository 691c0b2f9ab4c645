/** `npm run paper`: the paper exchange on its own, until it is told to stop. */
import { readPaperConfig } from '../config.ts';
import { ConfigError } from '../environment.ts';
import { LONGEST_TIMER_MS } from './clock.ts';
import { StateFileError } from './kept/state-file.ts';
import { startPaper } from './start.ts';

try {
  await using paper = await startPaper(readPaperConfig());
  console.log(`The paper exchange is open at ${paper.url} (markets: ${paper.url}/sampling-markets)`);
  await stopSignal();
} catch (cause) {
  console.error(startFailure(cause));
  process.exitCode = 1;
}

/** Resolves on SIGTERM or SIGINT. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    // Nothing else keeps the process alive while a restart has the port closed: the exchange's timers do not.
    const alive = setInterval(() => {}, LONGEST_TIMER_MS);
    const stop = () => {
      clearInterval(alive);
      resolve();
    };
    process.once('SIGTERM', stop).once('SIGINT', stop);
  });
}

/** What to tell the person who started it. */
function startFailure(cause: unknown): string {
  if (cause instanceof ConfigError || cause instanceof StateFileError) {
    return cause.message;
  }
  if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') {
    return 'The port is in use: stop what listens there, or set PAPER_PORT to another one.';
  }
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
