/**
 * Logs what clients do wrong on their connections: malformed frames, resets, floods. Clients decide how often this happens,
 * so the log is limited: the first faults of each minute are written one by one, the others are counted.
 */
import type { Logger } from '../logger.ts';

/** Logs one fault. `error` is what a library threw, if anything. Callers report each connection once. */
export type ReportFault = (
  fault: string,
  details: Readonly<Record<string, unknown>>,
  error?: unknown,
) => void;

export const FAULT_LINES_PER_MINUTE = 20;
const MINUTE_MS = 60_000;

/** Makes the reporter of a server. */
export function createFaultReporter(logger: Logger, now = () => performance.now()): ReportFault {
  let startedAt = Number.NEGATIVE_INFINITY;
  let written = 0;
  let suppressed = 0;

  return (fault, details, error) => {
    const at = now();
    if (at - startedAt >= MINUTE_MS) {
      if (suppressed > 0) logger.warn({ suppressed }, 'more faults of clients in the last minute');
      startedAt = at;
      written = 0;
      suppressed = 0;
    }
    if (written < FAULT_LINES_PER_MINUTE) {
      written += 1;
      logger.warn(
        { fault, ...details, ...(error !== undefined && { cause: messageOf(error) }) },
        'a client broke the rules',
      );
    } else {
      suppressed += 1;
    }
  };
}

/** Without a stack: these errors come from the client, not from our code. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
