/** Why somebody changes what the account may do: kept with the change, so of a bounded length. */
import type { InputFields } from '../../builder.ts';

const MAX_LENGTH = 200;

/** The input field. */
export function reasonField(t: InputFields) {
  return t.string({ description: `Why, for whoever reads it later. ${MAX_LENGTH} characters are kept.` });
}

/** What of a reason is kept. */
export function reasonOf(input: { readonly reason?: string | null | undefined } | null | undefined) {
  return input?.reason?.slice(0, MAX_LENGTH) || undefined;
}
