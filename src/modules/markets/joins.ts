/** The fields that join a market or an outcome to whatever names its id. */
import type { Field, FieldsOf } from '../../builder.ts';
import { MarketRef } from './market.ts';
import { TokenRef } from './token.ts';

type IdOf<Parent> = (parent: Parent) => string | undefined;

/** A market by its condition id. */
export function joinMarket<Parent>(
  t: FieldsOf<Parent>,
  idOf: IdOf<Parent>,
  description = 'The market.',
): Field {
  return t.field({ type: MarketRef, nullable: true, description, resolve: idOf });
}

/** An outcome by its token id. */
export function joinToken<Parent>(
  t: FieldsOf<Parent>,
  idOf: IdOf<Parent>,
  description = 'The outcome.',
): Field {
  return t.field({ type: TokenRef, nullable: true, description, resolve: idOf });
}
