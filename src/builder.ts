/** The Pothos builder: plugins and scalars. No types here. */
import SchemaBuilder, { type FieldRef } from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import RelayPlugin, { resolveNodes } from '@pothos/plugin-relay';
import type { GraphQLResolveInfo } from 'graphql';
import { DateTimeResolver, JSONResolver } from 'graphql-scalars';
import type { Context } from './context.ts';
import { CALL_COST, defaultCost } from './cost.ts';
import { checkNodeId, decodeNodeId, type NodeId } from './node-ids.ts';
import { AddressScalar, Bytes32Scalar, DecimalScalar, HexScalar, UInt256Scalar } from './scalars.ts';

/** A scalar that is a string on both sides. */
export interface Text {
  Input: string;
  Output: string;
}

export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Scalars: {
    ID: Text;
    Address: Text;
    Bytes32: Text;
    DateTime: { Input: Date; Output: Date };
    Decimal: Text;
    Hex: Text;
    JSON: { Input: unknown; Output: unknown };
    UInt256: { Input: string; Output: string | bigint };
  };
}>({
  plugins: [RelayPlugin, DataloaderPlugin, ComplexityPlugin],
  complexity: { fieldComplexity: defaultCost },
  defaultFieldNullability: false,
  relay: {
    brandLoadedObjects: true,
    cursorType: 'String',
    edgesFieldOptions: {
      description: 'The rows of this page with their cursors.',
      nullable: { list: false, items: false },
    },
    nodeTypeOptions: { description: 'Something with a lasting id.' },
    idFieldOptions: { description: 'Global id, for `node(id:)` and for client caches.' },
    decodeGlobalID: decodeNodeId,
    nodeQueryOptions: {
      description: 'The object with a global id, null where there is none any more.',
      args: { id: { description: 'The `id` of any Node.' } },
      complexity: CALL_COST,
      resolve: (_root, { id }, context, info) => findNode(id, context, info),
    },
    nodesQueryOptions: {
      description:
        'The objects with these global ids, in order. A place is null where there is none any more, and null with an error of its own where the id is malformed or the object could not be read.',
      resolve: (_root, { ids }, context, info) => ids.map((id) => findNode(id, context, info)),
      args: { ids: { description: 'The `id` of each Node.' } },
      // Among them may be balances, which the exchange tells one at a time.
      complexity: ({ ids }) => ({ field: CALL_COST * ids.length, multiplier: ids.length }),
    },
    nodeFieldOptions: { description: 'The row.', nullable: false },
    cursorFieldOptions: { description: 'Opaque; give it as `after` to go on behind this row.' },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    pageInfoFieldOptions: { description: 'Where this page stands in the list.' },
    hasNextPageFieldOptions: { description: 'Whether there are rows behind this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether the page was reached by a cursor.' },
    startCursorFieldOptions: { description: 'Cursor of the first row, null on an empty page.' },
    endCursorFieldOptions: { description: 'Cursor of the last row: the next `after`.' },
    nodesOnConnection: { description: 'The rows of this page without their cursors.' },
  },
});

/**
 * The object with a global id. Each id is looked up by itself, so that what is wrong with one leaves the others; the loaders
 * of the types read what is asked for together in one call.
 * @throws {InvalidRequestError} BAD_USER_INPUT
 */
async function findNode(id: NodeId, context: Context, info: GraphQLResolveInfo): Promise<unknown> {
  checkNodeId(id, info.schema);
  const [node] = await resolveNodes(builder, context, info, [id]);
  return node;
}

/** A field, as it is made by `FieldsOf`. */
export type Field = FieldRef<typeof builder.$inferSchemaTypes>;

/** What the fields of an object or an interface are made with. */
export type FieldsOf<Parent> = PothosSchemaTypes.RootFieldBuilder<
  typeof builder.$inferSchemaTypes,
  Parent,
  'Object' | 'Interface'
>;

/** What the fields of an input are made with. */
export type InputFields = PothosSchemaTypes.InputFieldBuilder<
  typeof builder.$inferSchemaTypes,
  'InputObject'
>;

builder.addScalarType('Address', AddressScalar);
builder.addScalarType('Bytes32', Bytes32Scalar);
builder.addScalarType('DateTime', DateTimeResolver);
builder.addScalarType('Decimal', DecimalScalar);
builder.addScalarType('Hex', HexScalar);
builder.addScalarType('JSON', JSONResolver);
builder.addScalarType('UInt256', UInt256Scalar);

builder.queryType({ description: 'What can be read: public market data, and what belongs to the account.' });
builder.subscriptionType({
  description:
    'What is told as it happens. Streams of the account neither miss nor repeat: where something may have been missed, they say so.',
});
builder.mutationType({
  description:
    'What can be done, each verb with one `input` and a result that is a union: the success, and the refusals a trader acts on.',
});
