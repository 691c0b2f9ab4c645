/**
 * The log: one JSON line an event on standard output. What may be written is an allow-list: an error gives its name,
 * message, code, stack and causes, never its other properties; nothing writes headers, bodies, variables or the environment.
 */
import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

export type { Logger };

interface LoggedError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/** How far down a chain of causes the log follows. */
const MAX_CAUSES = 4;

/** What the log keeps of a thrown value. */
function describeError(thrown: unknown, depth = 0): LoggedError {
  if (!(thrown instanceof Error)) return { name: 'Thrown', message: `a ${typeof thrown} was thrown` };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  return {
    name: thrown.name,
    message: thrown.message,
    ...(code !== undefined && { code }),
    ...(thrown.stack !== undefined && { stack: thrown.stack }),
    ...(thrown.cause !== undefined &&
      depth < MAX_CAUSES && { cause: describeError(thrown.cause, depth + 1) }),
  };
}

/** A logger of `level` that writes to standard output, or to `destination`. */
export function createLogger(level: LogLevel, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (thrown: unknown) => describeError(thrown) },
    redact: {
      paths: ['headers', 'body', 'variables', 'env', '*.headers', '*.privateKey', '*.secret', '*.passphrase'],
      remove: true,
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
