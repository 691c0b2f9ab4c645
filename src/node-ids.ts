/** Global ids of nodes, as callers send them. */
import { decodeGlobalID } from '@pothos/plugin-relay';
import { type GraphQLSchema, isObjectType } from 'graphql';
import { InvalidRequestError } from './errors.ts';

export interface NodeId {
  /** The name of a type, which need not exist; empty where the id is malformed. */
  readonly typename: string;
  readonly id: string;
}

/** Never throws: Pothos decodes a list of ids before it resolves any, so one error would reject them all. */
export function decodeNodeId(globalId: string): NodeId {
  try {
    return decodeGlobalID(globalId);
  } catch {
    return { typename: '', id: globalId };
  }
}

/** @throws {InvalidRequestError} BAD_USER_INPUT for an id that no node of the schema can have */
export function checkNodeId({ typename, id }: NodeId, schema: GraphQLSchema): void {
  const type = schema.getType(typename);
  if (isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node')) return;
  const given = typename === '' ? id : `${typename}:${id}`;
  throw new InvalidRequestError('BAD_USER_INPUT', `"${given.slice(0, 100)}" is not the id of a Node`);
}
