/**
 * Extensions of a mutation field whose audit entry must be durable before the mutation runs, and whose outcome must be before
 * it is answered: whatever signs for the account or manages its keys. Where the entry cannot be written, nothing is signed.
 */
export const AUDITED_FIRST = { isAuditedFirst: true } as const;
