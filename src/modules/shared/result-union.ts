import type { ObjectRef } from '@pothos/core';
import { builder } from '../../builder.ts';
import { Refusal, RequestRejected } from './error.ts';

type Types = typeof builder.$inferSchemaTypes;

/** The union that a mutation answers: its success, or the refusal. Resolve it with `refusalAsData`. */
export function resultUnion<Shape extends object>(name: string, success: ObjectRef<Types, Shape>) {
  return builder.unionType(name, {
    description: 'The success, or the refusal.',
    types: [success, RequestRejected],
    resolveType: (value) => (value instanceof Refusal ? RequestRejected : success),
  });
}
