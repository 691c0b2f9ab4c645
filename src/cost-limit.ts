/** Refuses an operation that costs too much before anything runs, and tells what each one cost. */
import { complexityFromQuery } from '@pothos/plugin-complexity';
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  Kind,
} from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { MAX_COST } from './cost.ts';
import { createNumbering } from './numbering.ts';

/** Bytes of heap for remembered costs: their keys, and what the cache takes for an entry. */
const REMEMBERED_BYTES = 4 * 1024 * 1024;
const BYTES_PER_ENTRY = 200;

type Request = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>;

/** Puts the limit on yoga, for queries, mutations and subscriptions alike. `extensions.cost` says what was asked for. */
export function useCostLimit(): Plugin {
  const costOf = rememberingCosts();
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const cost = costOf(args);
      if (cost !== undefined && cost > MAX_COST) {
        setResultAndStopExecution(refusal(cost));
        return undefined;
      }
      return {
        onExecuteDone({ result, setResult }) {
          if (cost === undefined || isAsyncIterable(result) || result.data === undefined) return;
          setResult({ ...result, extensions: { ...result.extensions, ...told(cost) } });
        },
      };
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const cost = costOf(args);
      if (cost !== undefined && cost > MAX_COST) setResultAndStopExecution(refusal(cost));
    },
  };
}

/**
 * Costs by document, operation and shape of the variables: how long lists are and how many rows are asked for says what an
 * operation costs, what is in a text does not.
 */
function rememberingCosts(): typeof costOf {
  const numberOf = createNumbering();
  const costs = new LRUCache<string, number>({
    maxSize: REMEMBERED_BYTES,
    sizeCalculation: (_cost, key) => BYTES_PER_ENTRY + 2 * key.length,
  });

  return (request) => {
    const { document, operationName, variableValues } = request;
    const key = `${numberOf(document)} ${operationName} ${JSON.stringify(variableValues, withoutText)}`;
    const cost = costs.get(key) ?? costOf(request);
    if (cost !== undefined) costs.set(key, cost);
    return cost;
  };
}

function withoutText(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? '' : value;
}

/** `undefined` where the variables are wrong: the execution says what of them. */
function costOf({ schema, document, operationName, variableValues }: Request): number | undefined {
  try {
    const query = withOnly(document, operationName);
    return complexityFromQuery(query, { schema, variables: { ...variableValues } }).complexity;
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}

/** The document with the one operation that is to run. */
function withOnly(document: DocumentNode, operationName: string | null | undefined): DocumentNode {
  const operation = getOperationAST(document, operationName);
  if (operation === null || operation === undefined) return document;
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  return { ...document, definitions: [operation, ...fragments] };
}

function refusal(cost: number): ExecutionResult {
  const message = `The operation costs ${cost} and may cost ${MAX_COST}; ask for fewer rows or fields, or in several operations`;
  return {
    errors: [new GraphQLError(message, { extensions: { code: 'COMPLEXITY_LIMIT' } })],
    extensions: told(cost),
  };
}

function told(cost: number): { readonly cost: { readonly requested: number; readonly limit: number } } {
  return { cost: { requested: cost, limit: MAX_COST } };
}
