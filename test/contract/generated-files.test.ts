/** The committed contract and client are what the schema and the operations give now. */
import { readFileSync } from 'node:fs';
import { generate } from '@graphql-codegen/cli';
import { expect, it } from 'vitest';
import config from '../../codegen.ts';

it('npm run codegen would change nothing', async () => {
  const files = (await generate({ ...config, silent: true }, false)) as {
    filename: string;
    content: string;
  }[];
  expect(files.map(({ filename }) => filename).sort()).toEqual(['schema/client.ts', 'schema/schema.graphql']);
  for (const { filename, content } of files) {
    expect(readFileSync(filename, 'utf8'), `${filename} is stale: npm run codegen`).toBe(content);
  }
});
