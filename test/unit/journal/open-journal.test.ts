/** Where a journal cannot be opened, it says what is wrong and what to do. */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openJournal } from '../../../src/journal/open-journal.ts';

it('a directory that cannot be made is named, with what is wrong about it', async () => {
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
  await rm(home, { recursive: true });
});
