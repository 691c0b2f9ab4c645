/** The README's table of codes is what the server and yoga can put into a top-level error beside the closed list. */
import { readdirSync, readFileSync } from 'node:fs';
import { isEnumType } from 'graphql';
import { expect, it } from 'vitest';
import { ERROR_CODES, RETRIES } from '../../src/errors.ts';
import { schema } from '../../src/schema.ts';
import { readSources } from '../support/sources.ts';

const YOGA = new URL('../../node_modules/graphql-yoga/esm/', import.meta.url);

function codesIn(text: string): string[] {
  return Array.from(text.matchAll(/\bcode(?:'\])?(?::| =| \|\|=) '([A-Z_]+)'/g), ([, code = '']) => code);
}

it('the README lists every code that is not in ErrorCode', () => {
  const own = readSources().filter(({ path }) => !path.startsWith('src/paper/'));
  const yoga = readdirSync(YOGA, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  const texts = [
    ...own.map(({ text }) => text),
    ...yoga.map((name) => readFileSync(new URL(name, YOGA), 'utf8')),
  ];
  const codes = new Set(texts.flatMap(codesIn).filter((code) => !(code in ERROR_CODES)));

  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, table = ''] = /\| `extensions\.code` \|.*\n((?:\|.*\n)+)/.exec(readme) ?? [];
  expect(table.match(/(?<=`)[A-Z_]+(?=`)/g)?.sort()).toEqual([...codes].sort());
});

it('the schema states the retry class of every code, and describes every class', () => {
  const described = (name: string) => {
    const type = schema.getType(name);
    const values = isEnumType(type) ? type.getValues() : [];
    return Object.fromEntries(values.map((value) => [value.name, value.description]));
  };
  expect(described('Retry')).toEqual(RETRIES);
  const codes = Object.entries(ERROR_CODES);
  expect(described('ErrorCode')).toEqual(
    Object.fromEntries(
      codes.map(([code, { description, retry }]) => [code, `${description} Retry: ${retry}.`]),
    ),
  );
});
