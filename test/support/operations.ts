/** The client documents of `schema/operations.graphql` by their names, each with the fragments it uses. */
import { readFileSync } from 'node:fs';
import { getOperationAST, type OperationTypeNode, parse, separateOperations } from 'graphql';

const source = readFileSync(new URL('../../schema/operations.graphql', import.meta.url), 'utf8');

export const operations = separateOperations(parse(source));

/** The names of those of these types, in the order of the file. */
export function operationNames(...types: `${OperationTypeNode}`[]): readonly string[] {
  return Object.entries(operations).flatMap(([name, document]) => {
    const type = getOperationAST(document)?.operation;
    return type !== undefined && types.includes(type) ? [name] : [];
  });
}
