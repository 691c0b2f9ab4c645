/** Files, in a directory of their own, that only the process' user may read. */
import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a directory where it is missing, and its files, so that only the process' user may read them. A directory that is
 * there, which may be others' as well, keeps its mode.
 * @throws {Error} of the system, with `code`
 */
export function makePrivate(directory: string, files: readonly string[]): void {
  makeDirectory(directory);
  for (const path of files) {
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
  }
}

/** Step by step: Node's own `recursive` never ends where a parent that is there takes no directory, as `/proc` does. */
function makeDirectory(directory: string): void {
  const parent = dirname(directory);
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(directory).isDirectory()) return;
    if (code !== 'ENOENT' || parent === directory) throw error;
    makeDirectory(parent);
    mkdirSync(directory, { mode: 0o700 });
  }
}
