/** Holds the rules of who may import whom. ARCHITECTURE.md says why they are as they are. */
import { describe, expect, it } from 'vitest';
import { loadedBy, readSources, type Source, withoutComments } from '../support/sources.ts';

const sources = readSources();
const inside =
  (...folders: string[]) =>
  (path: string): boolean =>
    folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

/** `file -> target` of every import that breaks a rule. */
function breaches(isBad: (source: Source, target: string, isType: boolean) => boolean): string[] {
  return sources.flatMap((source) =>
    source.imports
      .filter(({ target, isType }) => isBad(source, target, isType))
      .map(({ target }) => `${source.path} -> ${target}`),
  );
}

/** Our own files that the files of a layer may import. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/protocol': ['src/protocol'],
  'src/signing': ['src/signing', 'src/protocol'],
  'src/clob': ['src/clob', 'src/signing', 'src/protocol', 'src/errors.ts'],
  'src/paper': ['src/paper', 'src/protocol'],
  'src/streams': [
    'src/streams',
    'src/bus',
    'src/clob',
    'src/protocol',
    'src/errors.ts',
    'src/logger.ts',
    'src/modules/trades/own-fills.ts',
    'src/modules/orders/announced-orders.ts',
  ],
};

describe('layers', () => {
  it('sees the whole source tree and its imports', () => {
    const paths = sources.map(({ path }) => path);
    expect(paths).toContain('src/main.ts');
    expect(paths).toContain('src/modules/orders/orders-service.ts');
    expect(loadedBy('src/main.ts', sources)).toContain('undici');
  });

  it.each(Object.entries(MAY_IMPORT))('%s imports only what is below it', (layer, allowed) => {
    expect(
      breaches(
        ({ path }, target) =>
          inside(layer)(path) &&
          target.startsWith('src/') &&
          path !== 'src/paper/main.ts' &&
          !inside(...allowed)(target),
      ),
    ).toEqual([]);
  });

  it('nothing imports the server or the command but the command and the package door', () => {
    expect(
      breaches(
        ({ path }, target) =>
          ['src/server.ts', 'src/main.ts'].includes(target) &&
          !['src/main.ts', 'src/exports.ts'].includes(path),
      ),
    ).toEqual([]);
  });

  it('only the command and the package door import the paper exchange, whose own command reads the configuration', () => {
    expect(
      breaches(
        ({ path }, target) =>
          inside('src/paper')(target) && !inside('src/paper', 'src/main.ts', 'src/exports.ts')(path),
      ),
    ).toEqual([]);
    expect(
      breaches(
        ({ path }, target) =>
          path === 'src/paper/main.ts' && !inside('src/paper', 'src/config.ts', 'src/environment.ts')(target),
      ),
    ).toEqual([]);
  });

  it('services never load Pothos, GraphQL, the builder or anything of HTTP', () => {
    const services = sources.filter(({ path }) => path.endsWith('-service.ts'));
    const forbidden = /^(@pothos\/|graphql|src\/(builder|schema|context|server)\.ts$|src\/http\/)/;
    const found = services.flatMap(({ path }) =>
      [...loadedBy(path, sources)]
        .filter((target) => forbidden.test(target))
        .map((target) => `${path} -> ${target}`),
    );
    expect(services.length).toBeGreaterThan(3);
    expect(found).toEqual([]);
  });

  it('Pothos files know services as types only', () => {
    expect(
      breaches(
        ({ imports }, target, isType) =>
          !isType &&
          target.endsWith('-service.ts') &&
          imports.some((other) => other.target === 'src/builder.ts'),
      ),
    ).toEqual([]);
  });

  it('secrets are known only where they are read, carried and used', () => {
    const holders = [
      'src/config.ts',
      'src/read-secrets.ts',
      'src/services.ts',
      'src/server.ts',
      'src/exports.ts',
      'src/main.ts',
    ];
    expect(breaches(({ path }, target) => target === 'src/secrets.ts' && !holders.includes(path))).toEqual(
      [],
    );
  });

  it('ethers is imported only by signing and the paper exchange', () => {
    expect(
      breaches(
        ({ path }, target) => /^ethers(\/|$)/.test(target) && !inside('src/signing', 'src/paper')(path),
      ),
    ).toEqual([]);
  });

  it('only one file speaks HTTP as a client', () => {
    // A parameter may be named fetch; the global one is named nowhere but in its call.
    const isFetch = ({ text }: Source): boolean => {
      const code = withoutComments(text);
      return /globalThis\.fetch|(?<![.\w])fetch\(/.test(code) && !/\bfetch\??:/.test(code);
    };
    expect(
      breaches(({ path }, target) => /^(undici|axios)$/.test(target) && path !== 'src/clob/http-client.ts'),
    ).toEqual([]);
    expect(
      breaches(
        ({ path }, target, isType) =>
          !isType && /^node:(https?|http2|net|tls)$/.test(target) && !inside('src/http', 'src/paper')(path),
      ),
    ).toEqual([]);
    expect(sources.filter(isFetch).map(({ path }) => path)).toEqual([]);
  });

  it('only the configuration reads the environment', () => {
    const readers = sources.filter(({ text }) => withoutComments(text).includes('process.env'));
    expect(readers.map(({ path }) => path)).toEqual(['src/config.ts']);
  });

  it('the names of the wire stay below', () => {
    const wireKey = /(?:\.|\[?'|[{,(]\s*|^\s*)([a-z]+(?:_[a-z0-9]+)+)(?:'\]?)?\??(?=\s*[:,)}\].;=])/gm;
    const found = sources
      .filter(({ path }) => !inside('src/clob', 'src/paper', 'src/metrics.ts')(path))
      .flatMap(({ path, text }) =>
        Array.from(withoutComments(text).matchAll(wireKey), ([, name]) => `${path}: ${name}`),
      );
    expect(found).toEqual([]);
  });

  it('importing the schema opens nothing', async () => {
    const before = process.getActiveResourcesInfo();
    await import('../../src/schema.ts');
    expect(process.getActiveResourcesInfo().filter((resource) => !before.includes(resource))).toEqual([]);
    const forbidden = ['src/config.ts', 'src/services.ts', 'undici', 'ws', 'node:http', 'node:net'];
    expect([...loadedBy('src/schema.ts', sources)].filter((target) => forbidden.includes(target))).toEqual(
      [],
    );
  });

  it('no index file hides where a thing is from', () => {
    expect(sources.filter(({ path }) => path.endsWith('/index.ts')).map(({ path }) => path)).toEqual([]);
  });

  it('files below the modules import each other in one direction', () => {
    const cyclic = sources
      .filter(({ path }) => !inside('src/modules')(path))
      .filter(({ path, imports }) =>
        imports.some(
          ({ target, isType }) => !isType && target !== path && loadedBy(target, sources).has(path),
        ),
      );
    expect(cyclic.map(({ path }) => path)).toEqual([]);
  });
});
