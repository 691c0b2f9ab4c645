/**
 * The log: one JSON line an event on standard output. What may be written is an allow-list: an error gives its name,
 * message, code and causes, never its other properties; nothing writes headers, bodies, variables or the environment. A stack
 * is for bugs: written at level error, and of what JavaScript itself throws.
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

const ERROR = pino.levels.values.error ?? 50;

/** What the log keeps of a thrown value at a level. */
function describeError(thrown: unknown, level: number, depth = 0): LoggedError {
  if (!(thrown instanceof Error)) return { name: 'Thrown', message: `a ${typeof thrown} was thrown` };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  return {
    name: thrown.name,
    message: thrown.message,
    ...(code !== undefined && { code }),
    ...(thrown.stack !== undefined && (level >= ERROR || isBug(thrown)) && { stack: thrown.stack }),
    ...(thrown.cause !== undefined &&
      depth < MAX_CAUSES && { cause: describeError(thrown.cause, level, depth + 1) }),
  };
}

function isBug(error: Error): boolean {
  return error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
}

export interface LoggerOptions {
  /** Default: standard output. */
  readonly destination?: { write(line: string): void };
  /** Applied to each whole line, because libraries may repeat a secret in the message of an error. */
  readonly redact?: (line: string) => string;
}

/** A logger of `level`. */
export function createLogger(level: LogLevel, { destination, redact }: LoggerOptions = {}): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // By this, as a serializer is not told the level.
    mixin: (fields: { readonly err?: unknown }, lineLevel: number) =>
      fields.err === undefined ? {} : { err: describeError(fields.err, lineLevel) },
    mixinMergeStrategy: (fields: object, described: object) => ({ ...fields, ...described }),
    ...(redact !== undefined && { hooks: { streamWrite: redact } }),
    serializers: { err: (described: unknown) => described },
    redact: {
      paths: ['headers', 'body', 'variables', 'env', '*.headers', '*.privateKey', '*.secret', '*.passphrase'],
      remove: true,
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
