/** Enums that tolerate the future: a word of the exchange's that we do not know is UNKNOWN, with the raw word beside it. */
import { builder } from '../../builder.ts';

/** Makes an enum of the known words and UNKNOWN. */
export function knownEnum<T extends string>(name: string, description: string, words: Record<T, string>) {
  const values = {
    ...words,
    UNKNOWN: 'A word of the exchange that this server does not know; the raw field has it.',
  };
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(
      Object.entries<string>(values).map(([word, text]) => [word, { description: text }]),
    ) as Record<T | 'UNKNOWN', { description: string }>,
  });
}
