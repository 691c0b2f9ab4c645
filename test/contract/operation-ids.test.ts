/** The client documents ask everything that has an id for it, so that a normalised cache keeps each thing once. */
import {
  type DocumentNode,
  getNamedType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../../src/schema.ts';
import { operations } from '../support/operations.ts';

/** The fields of a document that give a node and do not ask for its id. */
function withoutId(document: DocumentNode): readonly string[] {
  const asksId = ({ selections }: SelectionSetNode): boolean =>
    selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === 'id';
      if (selection.kind === Kind.INLINE_FRAGMENT) return asksId(selection.selectionSet);
      return document.definitions.some(
        (definition) =>
          definition.kind === Kind.FRAGMENT_DEFINITION &&
          definition.name.value === selection.name.value &&
          asksId(definition.selectionSet),
      );
    });
  const types = new TypeInfo(schema);
  const found: string[] = [];
  const enter = (field: { name: { value: string }; selectionSet?: SelectionSetNode | undefined }) => {
    const type = getNamedType(types.getType());
    const isNode = isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
    if (isNode && field.selectionSet && !asksId(field.selectionSet)) found.push(field.name.value);
  };
  visit(document, visitWithTypeInfo(types, { Field: { enter } }));
  return found;
}

it.each(Object.entries(operations))('%s', (_name, document) => {
  expect(withoutId(document)).toEqual([]);
});
