import type { Field, FieldsOf } from '../../builder.ts';

interface NamesMarket {
  readonly payload: { readonly question: string | undefined; readonly marketSlug: string | undefined };
}

/** How a notification names its market to people. */
export function marketWords<N extends NamesMarket>(t: FieldsOf<N>): Record<'question' | 'marketSlug', Field> {
  return {
    question: t.string({
      nullable: true,
      description: 'The question.',
      resolve: ({ payload }) => payload.question,
    }),
    marketSlug: t.string({
      nullable: true,
      description: 'Readable name in web addresses.',
      resolve: ({ payload }) => payload.marketSlug,
    }),
  };
}
