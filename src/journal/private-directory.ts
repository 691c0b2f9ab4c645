/** Files, in a directory of their own, that only the process' user may read. */
import { chmodSync, closeSync, constants, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The code of a directory that other users may write to, beside those of the system. */
export const WORLD_WRITABLE = 'WORLD_WRITABLE';

/**
 * Makes a directory where it is missing, and its files, so that only the process' user may read them. A directory that is
 * there keeps its mode, but others may not be able to write to it: they could plant files.
 * @throws {Error} with `code`: of the system, `ELOOP` where a file is a symbolic link, or `WORLD_WRITABLE`
 */
export function makePrivate(directory: string, files: readonly string[]): void {
  makeDirectory(directory);
  const { mode } = statSync(directory);
  if (process.platform !== 'win32' && (mode & constants.S_IWOTH) !== 0) {
    throw Object.assign(new Error(`its mode is ${(mode & 0o7777).toString(8)}`), { code: WORLD_WRITABLE });
  }
  for (const path of files) {
    closeSync(openSync(path, constants.O_CREAT | constants.O_WRONLY | constants.O_NOFOLLOW, 0o600));
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
