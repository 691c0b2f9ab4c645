/**
 * Every mutation of a schema notes in the journal who asked for what before it runs, and what came of it after. What is
 * asked for is durable before anything that it makes durable, such as an order on its way.
 */
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import type { Context } from '../../context.ts';
import { sortableId } from '../../journal/sortable-id.ts';
import { auditedInput, auditedOutcome } from './audit-words.ts';

/** Puts the audit before the mutations of a schema, which is changed and given back. */
export function audited(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    field.resolve = auditedResolver(field.name, field.resolve ?? defaultFieldResolver);
  }
  return schema;
}

type Resolver = GraphQLFieldResolver<unknown, Context>;

function auditedResolver(action: string, resolve: Resolver): Resolver {
  return async (root, args, context, info) => {
    const { services, caller, logger } = context;
    const at = Date.now();
    const entryId = sortableId(at);
    const failed = (error: unknown): void =>
      logger.error({ err: error, action }, 'the audit log could not be written');
    // Not waited for: the journal keeps the order of writes, so what this call writes later is never durable without it.
    services.journal
      .noteRequest({
        entryId,
        account: services.accountName,
        at,
        caller,
        action,
        input: auditedInput(args.input),
      })
      .catch(failed);
    const note = (outcome: string): void => {
      services.journal.noteOutcome(entryId, outcome).catch(failed);
    };
    try {
      const result: unknown = await resolve(root, args, context, info);
      note(auditedOutcome(result));
      return result;
    } catch (error) {
      note(auditedOutcome(error));
      throw error;
    }
  };
}
