/** A GraphQL client as thin as can be: typed documents in, the whole answer out. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { askGraphQL } from './http.ts';

export interface GraphQLAnswer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

/** Runs a document and gives its whole answer, errors included. */
export async function ask<Data, Variables>(
  url: string,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<GraphQLAnswer<Data>> {
  return (await askGraphQL(url, print(document), { variables })).json as GraphQLAnswer<Data>;
}

type Rejection = { readonly __typename: 'RequestRejected' | 'OrderRejected' };

/** Data without errors: the result of a mutation is there. */
export type Succeeded<Data> = {
  [Field in keyof Data]: [Extract<Data[Field], Rejection>] extends [never]
    ? Data[Field]
    : NonNullable<Data[Field]>;
};

/** Runs a document that must succeed and gives its data. */
export async function run<Data, Variables>(
  url: string,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Succeeded<Data>> {
  const { data, errors } = await ask(url, document, variables);
  if (errors !== undefined || data === undefined || data === null) {
    throw new Error(`the operation failed: ${JSON.stringify(errors)}`);
  }
  return data as Succeeded<Data>;
}
