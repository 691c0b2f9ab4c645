import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const graphql = createRequire(import.meta.url).resolve('graphql');

/** One project of the suite: its tests are in the folder of its name. */
function project(name: string, testTimeout: number) {
  return { extends: true as const, test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout } };
}

export default defineConfig({
  // Node loads graphql's CommonJS build; without this Vite would load its ESM build beside it, and `instanceof` would fail.
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  test: {
    maxWorkers: 2,
    projects: [
      project('unit', 30_000),
      project('property', 600_000),
      project('contract', 60_000),
      project('gateway', 60_000),
      project('paper', 60_000),
    ],
  },
});
