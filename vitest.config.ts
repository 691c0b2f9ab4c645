import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'property', include: ['test/property/**/*.test.ts'], testTimeout: 600_000 } },
      { test: { name: 'contract', include: ['test/contract/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'gateway', include: ['test/gateway/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'paper', include: ['test/paper/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
});
