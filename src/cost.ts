/**
 * What a document costs, worked out from the schema before anything runs: a row of an answer is 1, a call to the exchange
 * that a field makes for itself is `CALL_COST`. What rows share (a market, a book) is read for all of them in one call, so
 * it costs a row only.
 */
import type { FieldComplexityValue } from '@pothos/plugin-complexity';
import { type GraphQLField, getNamedType, isLeafType, isListType, isNonNullType } from 'graphql';

/** A call to the exchange, in rows. */
export const CALL_COST = 250;
/** Most that one operation may cost: 200 calls, half of what the exchange allows in ten seconds where it allows least. */
export const MAX_COST = 50_000;
/** Rows that a list without a stated length is taken to have. */
const ROWS_EXPECTED = 10;

/** The cost of a field that says none itself. */
export function defaultCost(
  args: Record<string, unknown>,
  _context: unknown,
  field: GraphQLField<unknown, never>,
): FieldComplexityValue {
  const type = getNamedType(field.type);
  if (isLeafType(type) || type.name === 'PageInfo') return { field: 0, multiplier: 1 };
  const asked = Object.values(args).find(Array.isArray);
  if (asked !== undefined) return { field: CALL_COST, multiplier: asked.length };
  // A connection counts its rows itself: its edges and nodes are no list in a list.
  if (field.name === 'edges') return { field: 0, multiplier: 1 };
  if (field.name === 'nodes') return { field: 1, multiplier: 1 };
  const list = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
  return { field: 1, multiplier: list ? ROWS_EXPECTED : 1 };
}

/** The cost of a list that the exchange pages: a call, and each row as often as asked for. */
export function pageCost({ first }: { readonly first?: number | null | undefined }): FieldComplexityValue {
  return { field: CALL_COST, multiplier: first ?? 100 };
}
