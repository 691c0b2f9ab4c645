import type { Field, FieldsOf } from '../../builder.ts';
import type { Known, TradeStatus } from '../../clob/types.ts';
import { knownEnum } from '../shared/known-enum.ts';

const TradeStatusEnum = knownEnum(
  'TradeStatus',
  'How far the settlement of a trade has come. Only CONFIRMED and FAILED are final.',
  {
    MATCHED: 'Matched, not yet sent to the chain.',
    MATCHED_NOT_BROADCASTED: 'Matched, waiting to be sent to the chain.',
    MINED: 'In a block.',
    CONFIRMED: 'Settled for good.',
    RETRYING: 'The transaction failed and is tried again.',
    FAILED: 'It will not settle: the fill is void.',
  },
);

/** How far the settlement of a trade has come, for every type that tells it. */
export function tradeStatusFields<T extends { readonly status: Known<TradeStatus> }>(
  t: FieldsOf<T>,
): Record<'status' | 'rawStatus', Field> {
  return {
    status: t.field({
      type: TradeStatusEnum,
      description: 'How far settlement has come.',
      resolve: ({ status }) => status.value,
    }),
    rawStatus: t.string({
      description: "The exchange's own word for the status.",
      resolve: ({ status }) => status.raw,
    }),
  };
}
