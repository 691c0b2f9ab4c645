/** Where a journal cannot be opened, it says what is wrong and what to do. */
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openJournal } from '../../../src/journal/open-journal.ts';

it('a directory is made for its user alone, left as it is where it is there, and named where neither can be', async () => {
  const home = await mkdtemp(join(tmpdir(), 'clob-journal-'));
  const file = join(home, 'file');
  await writeFile(file, '');
  const open = (directory: string) => openJournal({ kind: 'sqlite', directory });
  await expect(open(file)).rejects.toThrow(
    `The journal cannot be opened: DATA_DIR is ${file}, which is a file; name a directory (EEXIST: `,
  );
  const below = join(file, 'deep', 'data');
  await expect(open(below)).rejects.toThrow(
    `The journal cannot be opened: DATA_DIR is ${below}, which lies below a file; name a directory (ENOTDIR: `,
  );
  await expect(open('/proc/clob/data')).rejects.toThrow(
    'The journal cannot be opened: DATA_DIR is /proc/clob/data, which cannot be made; name another directory (ENOENT: ',
  );
  const deep = join(home, 'deep', 'data');
  await (await open(deep))[Symbol.asyncDispose]();
  expect((await stat(deep)).mode & 0o777).toBe(0o700);
  await chmod(home, 0o755);
  await (await open(home))[Symbol.asyncDispose]();
  expect((await stat(home)).mode & 0o777).toBe(0o755);
  expect((await stat(join(home, 'journal.db'))).mode & 0o777).toBe(0o600);
  await rm(home, { recursive: true });
});
