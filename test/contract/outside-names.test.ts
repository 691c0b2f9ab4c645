/**
 * A name from outside never indexes a plain object: `constructor` would find what every object has, and `__proto__` would
 * change it. The compiler lets a string index an object only where a type says so, therefore such types are listed here,
 * each with what its names are.
 */
import { expect, it } from 'vitest';
import { readSources, withoutComments } from '../support/sources.ts';

const sources = readSources().map(({ path, text }) => ({ path, code: withoutComments(text) }));

/** Types whose keys are any text. Put what outsiders name into a `Map`, or read it field by field with literal names. */
const STRING_KEYED: Readonly<Record<string, string>> = {
  'src/masking.ts': 'extensions of an error, built here',
  'src/signing/auth-headers.ts': 'headers, built here',
  'src/journal/write-statements.ts': 'columns of our tables',
  'src/journal/migrations.ts': 'names of our migrations',
  'src/environment.ts': 'environment variables, read by names of ours',
  'src/http/reply.ts': 'headers, built here',
  'src/http/event-streams.ts': 'a request body, read by names of ours',
  'src/http/client-faults.ts': 'fields of a log line',
  'src/http/routes.ts': 'our paths, looked up in a Map',
  'src/http/router.ts': 'our paths, looked up in a Map',
  'src/http/operation.ts': 'variables, which GraphQL reads by the names of the schema',
  'src/http/sockets.ts': 'connection parameters, read by names of ours',
  'src/cost.ts': 'arguments of a field, by the names of the schema',
  'src/streams/own-deeds.ts': 'a message, read by names of ours',
  'src/clob/account-api.ts': 'query parameters, built here',
  'src/clob/refusals.ts': 'an answer, read by names of ours',
  'src/clob/http-client.ts': 'query parameters and headers, built here',
  'src/clob/http-failures.ts': 'headers, built here',
  'src/clob/wire/api-keys.ts': 'a row, read by names of ours',
  'src/clob/wire/read.ts': 'a row, read by names of ours; readEntries reads own keys only',
  'src/paper/wire-books.ts': 'a book, built here',
  'src/paper/reply.ts': 'headers, built here',
  'src/paper/faults/bend-list.ts': 'a row of ours, changed by names of ours',
  'src/paper/request.ts': 'parameters of a path, by the names in our patterns',
  'src/paper/router.ts': 'our paths and the names in them',
  'src/paper/kept/rows.ts': 'stored amounts, read by Object.entries',
  'src/paper/refusal.ts': 'details of an error, built here',
};

it('only the types that are listed have any text as keys', () => {
  const found = sources
    .filter(({ code }) =>
      /(?<!satisfies (?:Readonly<)?)\bRecord<string\b|\[\w+: string\]:/.test(
        code.replaceAll('[message: string]', ''), // a tuple
      ),
    )
    .map(({ path }) => path);
  expect(found.toSorted()).toEqual(Object.keys(STRING_KEYED).toSorted());
});

// A `#` is Lua, in src/bus/redis-scripts.ts.
it('only arrays, and parameters of paths, are written by a computed key', () => {
  const written = sources.flatMap(({ path, code }) =>
    Array.from(
      code.matchAll(/[\w)\]]\[(?!['\d#])[^\][\n]+(?:\([^)\n]*\))?\]\s*(?:\?\?|\|\||&&|[-+*/|&])?=(?![=>])/g),
      ([text]) => `${path} ${text.slice(1)}`,
    ),
  );
  expect(written).toEqual([
    'src/modules/shared/settle.ts [place] =',
    'src/paper/router.ts [part.slice(1)] =',
  ]);
});

it('no table is asked by `in`, which finds what every object has', () => {
  const asked = sources.flatMap(({ path, code }) =>
    Array.from(code.matchAll(/\b\w+ in [A-Z][A-Z_]+\b/g), ([text]) => `${path} ${text}`),
  );
  expect(asked).toEqual([]);
});
