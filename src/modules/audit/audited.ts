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
    const isFirst = field.extensions.isAuditedFirst === true;
    field.resolve = auditedResolver(field.name, field.resolve ?? defaultFieldResolver, isFirst);
  }
  return schema;
}

type Resolver = GraphQLFieldResolver<unknown, Context>;

/** @param isFirst whether the entry must be durable before the mutation runs, and its outcome before it is answered */
function auditedResolver(action: string, resolve: Resolver, isFirst: boolean): Resolver {
  return async (root, args, context, info) => {
    const { services, caller, logger } = context;
    const at = Date.now();
    const entryId = sortableId(at);
    const failed = (error: unknown): void =>
      logger.error({ err: error, action }, 'the audit log could not be written');
    const noted = services.journal.noteRequest({
      entryId,
      account: services.accountName,
      at,
      caller,
      action,
      input: auditedInput(args.input),
    });
    // Mostly not waited for: the journal keeps the order of writes, so that a cancel or a halt never depends on it.
    noted.catch(failed);
    if (isFirst) await noted;
    const note = async (outcome: string): Promise<void> => {
      const written = services.journal.noteOutcome(entryId, outcome, isFirst);
      written.catch(failed);
      if (isFirst) await written;
    };
    let result: unknown;
    try {
      result = await resolve(root, args, context, info);
    } catch (error) {
      await note(auditedOutcome(error)).catch(() => {});
      throw error;
    }
    await note(auditedOutcome(result));
    return result;
  };
}
