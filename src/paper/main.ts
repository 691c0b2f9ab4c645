/** `npm run paper`: the paper exchange on its own, until it is told to stop. */
import { readPaperConfig } from '../config.ts';
import { ConfigError } from '../environment.ts';
import { startPaper } from './start.ts';

try {
  await using paper = await startPaper(readPaperConfig());
  console.log(`The paper exchange is open at ${paper.url} (markets: ${paper.url}/sampling-markets)`);
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
} catch (cause) {
  console.error(startFailure(cause));
  process.exitCode = 1;
}

/** What to tell the person who started it. */
function startFailure(cause: unknown): string {
  if (cause instanceof ConfigError) {
    return cause.message;
  }
  if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') {
    return 'The port is in use: stop what listens there, or set PAPER_PORT to another one.';
  }
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
