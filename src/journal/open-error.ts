/** Why a journal cannot be opened, and what to do about it. */
import type { JournalStore } from './open-journal.ts';

/** The journal cannot be opened. The message says what to do and what the cause said, and holds no secret. */
export class JournalOpenError extends Error {
  override readonly name = 'JournalOpenError';

  constructor(store: JournalStore, cause: unknown) {
    super(`The journal cannot be opened: ${adviceFor(store, codeOf(cause))} (${messageOf(cause)})`, {
      cause,
    });
  }
}

/** By the codes of the system and of SQLite. */
const DIRECTORY_ADVICE: ReadonlyMap<string, string> = new Map([
  ['EEXIST', 'is a file; name a directory'],
  ['ENOTDIR', 'lies below a file; name a directory'],
  ['EACCES', 'this user may not write; let it, or name another directory'],
  ['EPERM', 'this user does not own; let it, or name another directory'],
  ['ENOENT', 'cannot be made; name another directory'],
  ['EROFS', 'is read-only; name another directory'],
  ['ELOOP', 'has a symbolic link in place of a file of the journal; remove it, or name another directory'],
  ['WORLD_WRITABLE', 'other users may write to; run `chmod o-w` on it, or name another directory'],
  ['ENOSPC', 'is full; make room, or name another directory'],
  ['SQLITE_BUSY', 'is in use by another server; stop that, or name another directory'],
]);

/** By the codes of the system and of PostgreSQL. */
const DATABASE_ADVICE: ReadonlyMap<string, string> = new Map([
  [
    'ECONNREFUSED',
    'nothing listens at the host and port of DATABASE_URL; start PostgreSQL there, or mend the URL',
  ],
  ['ENOTFOUND', 'the host of DATABASE_URL is not known; mend the URL'],
  ['28P01', 'PostgreSQL refuses the password of DATABASE_URL; mend the URL'],
  ['28000', 'PostgreSQL refuses the user of DATABASE_URL; mend the URL, or let that user in'],
  ['3D000', 'the database of DATABASE_URL does not exist; create it, or mend the URL'],
  ['42501', 'the user of DATABASE_URL may not create tables there; grant it that'],
]);

function adviceFor(store: JournalStore, code: string): string {
  if (store.kind === 'memory') return 'memory cannot be used';
  if (store.kind === 'postgres') {
    return (
      DATABASE_ADVICE.get(code) ??
      'the PostgreSQL of DATABASE_URL cannot be used; see that it runs and is reached'
    );
  }
  return `DATA_DIR is ${store.directory}, which ${DIRECTORY_ADVICE.get(code) ?? 'cannot be used'}`;
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}

function messageOf(cause: unknown): string {
  return (cause instanceof Error && cause.message) || codeOf(cause) || 'no reason given';
}
