/** How much one document may ask for. Each limit refuses before anything runs. */
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Levels of fields; the deepest screen query of a trading client has seven. */
export const MAX_DEPTH = 12;
/** Words and marks in a document; GraphiQL's introspection has under 400. */
export const MAX_TOKENS = 2_000;
/** Verbs in one mutation, by whatever alias or fragment: more belong in a batch, which the exchange takes as one. */
export const MAX_MUTATION_FIELDS = 10;

/** Puts the limits on yoga's parser and validator. */
export function useLimits(): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => parse(source, { ...options, maxTokens: MAX_TOKENS }));
    },
    onValidate({ addValidationRule }) {
      addValidationRule(
        maxDepthRule({
          n: MAX_DEPTH,
          flattenFragments: true,
          propagateOnRejection: false,
          onReject: [(context, error) => context?.reportError(new GraphQLError(depthMessage(error)))],
        }),
      );
      addValidationRule(MaxMutationFieldsRule);
    },
  };
}

/** The library calls a document that is too deep a syntax error, which it is not. */
function depthMessage(error: GraphQLError): string {
  return error.message.replace('Syntax Error: ', '');
}

function MaxMutationFieldsRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      if (operation.operation !== OperationTypeNode.MUTATION) return;
      const fields = countFields(context, operation.selectionSet, new Map());
      if (fields <= MAX_MUTATION_FIELDS) return;
      const message = `A mutation may have ${MAX_MUTATION_FIELDS} fields at most, found ${fields}; use a batch or send several.`;
      context.reportError(new GraphQLError(message, { nodes: operation }));
    },
  };
}

/** Fields at the root with fragments laid open, each fragment counted once however often it is spread. */
function countFields(
  context: ValidationContext,
  set: SelectionSetNode,
  counted: Map<string, number>,
): number {
  let fields = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) fields += 1;
    else if (selection.kind === Kind.INLINE_FRAGMENT) {
      fields += countFields(context, selection.selectionSet, counted);
    } else fields += countFragment(context, selection.name.value, counted);
  }
  return fields;
}

function countFragment(context: ValidationContext, name: string, counted: Map<string, number>): number {
  const known = counted.get(name);
  if (known !== undefined) return known;
  counted.set(name, 0); // ends a cycle, which another rule reports
  const fragment = context.getFragment(name);
  const fields = fragment ? countFields(context, fragment.selectionSet, counted) : 0;
  counted.set(name, fields);
  return fields;
}
