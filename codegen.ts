/**
 * Generates the contract from the schema in the source: `schema/schema.graphql`, sorted, `schema/client.ts`, typed documents
 * of `schema/operations.graphql`, and `schema/possible-types.json`, which a client's cache needs to know interfaces by.
 */
import type { CodegenConfig } from '@graphql-codegen/cli';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from './src/schema.ts';

const config: CodegenConfig = {
  schema: printSchema(lexicographicSortSchema(schema)),
  documents: 'schema/operations.graphql',
  generates: {
    'schema/schema.graphql': {
      plugins: ['schema-ast'],
      config: { sort: true },
    },
    'schema/client.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        scalars: {
          ID: 'string',
          Address: 'string',
          Bytes32: 'string',
          DateTime: 'string',
          Decimal: 'string',
          Hex: 'string',
          JSON: 'unknown',
          UInt256: 'string',
        },
        strictScalars: true,
        enumsAsTypes: true,
        useTypeImports: true,
        onlyOperationTypes: true,
      },
    },
    'schema/possible-types.json': { plugins: ['fragment-matcher'] },
  },
};

export default config;
