/** The private key that is made for the account on the embedded paper exchange: the same at every start where there is a directory. */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'paper-account.key';

/**
 * The key of a directory, which exists, made at the first call; without one a new key at every call.
 * @throws {Error} of the system, with `code`, where the file cannot be read or written
 */
export function playKey(directory: string | undefined): string {
  const made = `0x${randomBytes(32).toString('hex')}`;
  if (directory === undefined) return made;
  const path = join(directory, FILE);
  try {
    writeFileSync(path, `${made}\n`, { flag: 'wx', mode: 0o600 });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFileSync(path, 'utf8').trim();
  }
}
