/** One process a directory: the lock is SQLite's own, on a file beside the data, and ends with the process. */
import { join } from 'node:path';
import Database from 'libsql';

/** The file that is locked. */
export function lockPath(directory: string): string {
  return join(directory, 'journal.lock');
}

/**
 * Locks a directory until it is disposed.
 * @throws {Error} where another process, or another journal of this one, has locked it
 */
export function lockDirectory(directory: string): Disposable {
  const database = new Database(lockPath(directory));
  try {
    database.exec('begin exclusive');
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    [Symbol.dispose]() {
      // By hand: libsql keeps a closed file open until the garbage collector comes by.
      database.exec('rollback');
      database.close();
    },
  };
}
