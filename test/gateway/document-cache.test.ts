/** What distinct documents leave in the heap: valid ones a bounded cache, invalid ones nothing. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOCUMENT_CACHE_BYTES } from '../../src/http/document-cache.ts';
import { askGraphQL } from '../support/http.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';
import { deadUrl } from '../support/stub-exchange.ts';

/** More with DISTINCT_DOCUMENTS. Each kind left 75 kB a document or more before it was bounded. */
const DOCUMENTS = Number(process.env.DISTINCT_DOCUMENTS ?? 800);
const MEGABYTE = 1024 * 1024;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ exchangeUrl: await deadUrl(), config: { logLevel: 'error' } });
});
afterAll(() => gateway[Symbol.asyncDispose]());

async function growthBy(documentOf: (index: number) => string, isValid: boolean): Promise<number> {
  for (let index = 0; index < 40; index += 1) await askGraphQL(gateway.url, documentOf(-1 - index));
  const before = heapBytes();
  for (let index = 0; index < DOCUMENTS; index += 20) {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, offset) => askGraphQL(gateway.url, documentOf(index + offset))),
    );
    for (const { json } of answers) {
      expect(json).toHaveProperty(isValid ? 'data' : 'errors');
    }
  }
  return heapBytes() - before;
}

describe('distinct documents', () => {
  it.each([
    ['with a field that does not exist', (index: number) => `{z${index + 1_000}}`],
    ['with a syntax error', (index: number) => `{ a${index + 1_000} `],
    [
      'with an id and one wrong field',
      (index: number) => `{ node(id: "${index}") { id ... on Order { price sice } } }`,
    ],
  ])('%s leave nothing', { timeout: 3_600_000 }, async (_title, documentOf) => {
    expect((await growthBy(documentOf, false)) / MEGABYTE).toBeLessThan(10);
  });

  it('that are valid leave no more than the cache may hold', { timeout: 3_600_000 }, async () => {
    const fields = Array.from({ length: 100 }, (_, field) => `f${field}: __typename`).join(' ');
    const growth = await growthBy((index) => `query Q${index + 1_000} { ${fields} }`, true);
    expect(growth).toBeLessThan(1.25 * DOCUMENT_CACHE_BYTES);
  });
});
