/** Runs the gateway's command as a process of its own, with the environment that a test gives and no other. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Command {
  readonly process: ChildProcess;
  /** Waits for a line that matches and gives the match. Fails where the output ends without one. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  /** Waits for the end and gives all of it. */
  end(): Promise<{ readonly code: number | null; readonly output: string; readonly errors: string }>;
}

/** Starts `src/main.ts`. */
export function startCommand(environment: Readonly<Record<string, string>>): Command {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const errors: string[] = [];
  const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const ended = Promise.all([once(child, 'close'), once(reader, 'close')]);

  async function line(pattern: RegExp): Promise<RegExpExecArray> {
    for (let read = 0; ; read += 1) {
      if (read === lines.length) await Promise.race([once(reader, 'line'), ended]);
      const text = lines[read];
      if (text === undefined) throw new Error(`no line like ${pattern}: ${[...lines, ...errors].join('\n')}`);
      const match = pattern.exec(text);
      if (match !== null) return match;
    }
  }

  return {
    process: child,
    line,
    async end() {
      await ended;
      return { code: child.exitCode, output: lines.join('\n'), errors: errors.join('') };
    },
  };
}
