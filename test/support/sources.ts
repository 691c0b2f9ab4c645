/** The source files under `src/` and what they import, for the tests that hold the architecture. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Import {
  /** Path from the root for files of ours (`src/paper/book.ts`), otherwise as written (`undici`). */
  readonly target: string;
  /** `import type` and `export type`, gone at run time. */
  readonly isType: boolean;
}

export interface Source {
  /** Path from the root, such as `src/clob/http-client.ts`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

/** Reads every file under `src/`. */
export function readSources(): readonly Source[] {
  const names = readdirSync(`${ROOT}src`, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readSource(posix.join('src', name.replaceAll('\\', '/'))))
    .sort((a, b) => a.path.localeCompare(b.path));
}

function readSource(path: string): Source {
  const text = readFileSync(`${ROOT}${path}`, 'utf8');
  const statements = text.matchAll(
    /^(?:import|export)\s+(?<type>type\s)?(?:[^'"();]*?\sfrom\s+)?'(?<specifier>[^']+)';|\bimport\('(?<dynamic>[^']+)'\)/gm,
  );
  const imports = Array.from(statements, ({ groups = {} }) => {
    const specifier = groups.specifier ?? groups.dynamic ?? '';
    const isOurs = specifier.startsWith('.');
    return {
      target: isOurs ? posix.join(posix.dirname(path), specifier) : specifier,
      isType: groups.type !== undefined,
    };
  });
  return { path, text, imports };
}

/** Everything that running `path` loads: the files and packages it reaches through imports that are not types. */
export function loadedBy(path: string, sources: readonly Source[]): ReadonlySet<string> {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const reached = new Set<string>();
  const visit = (target: string): void => {
    if (reached.has(target)) return;
    reached.add(target);
    for (const { target: next, isType } of byPath.get(target)?.imports ?? []) if (!isType) visit(next);
  };
  visit(path);
  return reached;
}

/** Source text without comments, where a rule is about code. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
}
