/** The page that leads from the official client to the schema names every method, and no field that is not there. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ClobClient } from '@polymarket/clob-client-v2';
import { isInterfaceType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../../src/schema.ts';

const page = readFileSync(new URL('../../examples/official-client/methods.md', import.meta.url), 'utf8');
const [mapping = '', leftOut = ''] = page.split('## Left out');

/** The rows of the tables whose first cell is a method, each cell as it stands. */
function rowsOf(text: string): readonly (readonly string[])[] {
  return Array.from(text.matchAll(/^\| (`\w+` \|.*) \|$/gm), ([, cells = '']) => cells.split(' | '));
}

function names(cell: string | undefined): readonly string[] {
  return Array.from((cell ?? '').matchAll(/`([\w.]+)`/g), ([, name = '']) => name);
}

/** What TypeScript lets a user of the client call. */
function publicMethods(): readonly string[] {
  const main = createRequire(import.meta.url).resolve('@polymarket/clob-client-v2');
  const declarations = readFileSync(join(dirname(main), 'client.d.ts'), 'utf8');
  const hidden = Array.from(declarations.matchAll(/^ {2}private (?:readonly )?(\w+)/gm), ([, name]) => name);
  return Object.getOwnPropertyNames(ClobClient.prototype).filter(
    (name) => name !== 'constructor' && !hidden.includes(name),
  );
}

function isField(name: string): boolean {
  const [typeName = '', fieldName] = name.split('.');
  if (fieldName === undefined) {
    return ['Query', 'Mutation', 'Subscription'].some((root) => isField(`${root}.${name}`));
  }
  const type = schema.getType(typeName);
  return (isObjectType(type) || isInterfaceType(type)) && fieldName in type.getFields();
}

it('every method of the client stands there once: with a field, or left out with a reason', () => {
  const rows = [...rowsOf(mapping), ...rowsOf(leftOut)];
  expect(rows.flatMap(([method]) => names(method)).toSorted()).toEqual(publicMethods().toSorted());
  expect(rowsOf(leftOut).filter(([, reason = '']) => reason.length < 20)).toEqual([]);
});

it('every field that it names is in the schema, and every method leads to one', () => {
  const fields = rowsOf(mapping).map(([method, field]) => ({ method, fields: names(field) }));
  expect(fields.filter((row) => row.fields.length === 0)).toEqual([]);
  expect(fields.flatMap((row) => row.fields).filter((name) => !isField(name))).toEqual([]);
});
