/** Limits how deep a value of a client may be nested, before anything walks it by recursion. */
import type { GraphQLError } from 'graphql';
import { createGraphQLError, type Plugin } from 'graphql-yoga';

/** Levels of objects and lists in variables. The deepest input of the schema has five. */
export const MAX_NESTING = 64;

/** Whether a JSON value has more than `levels` levels of objects and lists. Goes no deeper than that itself. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((member) => isDeeperThan(member, levels - 1));
}

/** The error of variables that are nested too deep; `undefined` where they are not. */
export function nestingErrorOf(variables: unknown): GraphQLError | undefined {
  if (!isDeeperThan(variables, MAX_NESTING)) return undefined;
  const message = `Variables may be nested ${MAX_NESTING} levels deep`;
  return createGraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}

/** Applies the limit to requests over HTTP. */
export function useNestingLimit(): Plugin {
  return {
    onParams({ params }) {
      const error = nestingErrorOf(params.variables);
      if (error !== undefined) throw error;
    },
  };
}
