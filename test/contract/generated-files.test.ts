/** The committed contract and client are what the schema and the operations give now, and the README's recipe gives a client. */
import { readFileSync } from 'node:fs';
import { type CodegenConfig, generate } from '@graphql-codegen/cli';
import { expect, it } from 'vitest';
import config from '../../codegen.ts';

interface File {
  readonly filename: string;
  readonly content: string;
}

/** What a configuration generates; nothing is written. */
async function generated(from: CodegenConfig): Promise<readonly File[]> {
  return (await generate({ ...from, silent: true }, false)) as File[];
}

it('npm run codegen would change nothing', async () => {
  const files = await generated(config);
  expect(files.map(({ filename }) => filename).sort()).toEqual([
    'schema/client.ts',
    'schema/possible-types.json',
    'schema/schema.graphql',
  ]);
  for (const { filename, content } of files) {
    expect(readFileSync(filename, 'utf8'), `${filename} is stale: npm run codegen`).toBe(content);
  }
});

it("the README's recipe generates a client, with a TypeScript type for every scalar", async () => {
  const [, recipe = ''] =
    /^```json\n(\{\n {2}"schema".*?)^```$/ms.exec(readFileSync('README.md', 'utf8')) ?? [];
  const [file] = await generated({
    ...JSON.parse(recipe),
    schema: 'schema/schema.graphql',
    documents: 'schema/operations.graphql',
  });
  expect(file?.filename).toBe('src/clob.ts');
  expect(file?.content).toContain('export const CreateAndPostOrderDocument');
  expect(file?.content).not.toMatch(/: any\b/);
});
