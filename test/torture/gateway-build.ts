/** The gateway as it is shipped, built once for a run: it starts faster than from its sources, and edits do not reach it. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Below the packages, so that the built files find them. */
const CACHE = join(ROOT, 'node_modules', '.cache');

export interface GatewayBuild extends AsyncDisposable {
  /** Path of the built command. */
  readonly main: string;
}

/** Builds the command. Types are checked elsewhere. Disposing it removes the files. */
export async function buildGateway(): Promise<GatewayBuild> {
  await mkdir(CACHE, { recursive: true });
  const directory = await mkdtemp(join(CACHE, 'torture-'));
  const compiler = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');
  const project = join(ROOT, 'tsconfig.build.json');
  const options = ['--noCheck', '--declaration', 'false', '--outDir', directory];
  await promisify(execFile)(process.execPath, [compiler, '-p', project, ...options], { cwd: ROOT });
  await writeFile(join(directory, 'package.json'), '{ "type": "module" }\n');
  return {
    main: join(directory, 'main.js'),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}
