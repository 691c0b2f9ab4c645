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
import { MAX_COST } from './cost.ts';

type Request = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>;

/** Puts the limit on yoga, for queries, mutations and subscriptions alike. `extensions.cost` says what was asked for. */
export function useCostLimit(): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const cost = costOf(args);
      if (cost !== undefined && cost > MAX_COST) {
        setResultAndStopExecution(refusal(cost));
        return undefined;
      }
      return {
        onExecuteDone({ result, setResult }) {
          if (cost === undefined || isAsyncIterable(result)) return;
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
