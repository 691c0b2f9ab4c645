/** Writes the selection of every field of a type, so that a field added later is covered by what tests the others. */
import { type GraphQLField, getNamedType, isCompositeType, isInterfaceType, isObjectType } from 'graphql';
import { CALL_COST } from '../../src/cost.ts';
import { schema } from '../../src/schema.ts';

export type Keep = (field: GraphQLField<unknown, unknown>, typeName: string) => boolean;

/**
 * The fields of a type and of the types they lead to, so many levels deep. Fields with required arguments are left out.
 * @param keep leaves out what it says false to
 */
export function everythingOf(typeName: string, levels: number, keep: Keep): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) return '__typename';
  const fields = Object.values(type.getFields())
    .filter(({ args }) => args.every(({ type: arg }) => !String(arg).endsWith('!')))
    .filter((field) => keep(field, typeName))
    .flatMap((field) => {
      const inner = getNamedType(field.type);
      if (!isCompositeType(inner)) return [field.name];
      if (levels <= 1) return [];
      return [`${field.name} { ${everythingOf(inner.name, levels - 1, keep)} }`];
    });
  return ['__typename', ...fields].join(' ');
}

/** Whether a field says that it costs a call to the exchange for itself. */
export function costsACall(field: GraphQLField<unknown, unknown>): boolean {
  const cost: unknown = field.extensions.complexity;
  const own = typeof cost === 'object' && cost !== null && 'field' in cost ? cost.field : cost;
  return typeof own === 'number' && own >= CALL_COST;
}
