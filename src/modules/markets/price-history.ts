import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import { builder } from '../../builder.ts';
import type { PriceHistorySpan, PriceInterval, PricePoint } from '../../clob/market-types.ts';
import type { Context } from '../../context.ts';
import { CALL_COST } from '../../cost.ts';
import { InvalidRequestError } from '../../errors.ts';
import { groupBy } from '../shared/group-by.ts';
import { settle } from '../shared/settle.ts';
import { TokenRef } from './token.ts';

const PricePointRef = builder.objectRef<PricePoint>('PricePoint').implement({
  description: "A token's price at one time.",
  fields: (t) => ({
    time: t.expose('time', { type: 'DateTime', description: 'When.' }),
    price: t.expose('price', { type: 'Decimal', description: 'Midpoint of the book. Collateral per share.' }),
  }),
});

const PriceIntervalEnum = builder.enumType('PriceInterval', {
  description: 'How far back a price history goes.',
  values: {
    ONE_HOUR: { value: '1h', description: 'The last hour.' },
    SIX_HOURS: { value: '6h', description: 'The last six hours.' },
    ONE_DAY: { value: '1d', description: 'The last day.' },
    ONE_WEEK: { value: '1w', description: 'The last week.' },
    ONE_MONTH: { value: '1m', description: 'The last 30 days.' },
    MAX: { value: 'max', description: 'As far back as the exchange keeps prices.' },
  } as const satisfies Record<string, { value: PriceInterval; description: string }>,
});

const spanArguments = builder.args((t) => ({
  interval: t.field({
    type: PriceIntervalEnum,
    description: 'Time up to now. Default ONE_DAY, unless `from` is set. Not together with `from` and `to`.',
  }),
  from: t.field({ type: 'DateTime', description: 'Return points from this time on.' }),
  to: t.field({
    type: 'DateTime',
    description: 'Return no points after this time. Default now. At most 366 days after `from`.',
  }),
  fidelity: t.int({
    description:
      'Minutes between points. Default 1 for up to a day, 5 up to a week, 10 up to 31 days, 180 beyond. Raised to 5 for ONE_WEEK and to 10 for ONE_MONTH where it is smaller: the exchange allows no less.',
  }),
}));

interface SpanArguments {
  readonly interval?: PriceInterval | null | undefined;
  readonly from?: Date | null | undefined;
  readonly to?: Date | null | undefined;
  readonly fidelity?: number | null | undefined;
}

function spanOf({ interval, from, to, fidelity }: SpanArguments): PriceHistorySpan {
  if (interval && (from || to)) {
    throw new InvalidRequestError(
      'BAD_USER_INPUT',
      'interval does not go with from and to; give one or the other',
    );
  }
  if (to && !from) throw new InvalidRequestError('BAD_USER_INPUT', 'to goes with from; give both');
  if (typeof fidelity === 'number' && fidelity < 1) {
    throw new InvalidRequestError('BAD_USER_INPUT', `fidelity is ${fidelity}; it must be 1 minute or more`);
  }
  return {
    ...(from ? { from } : { interval: interval ?? '1d' }),
    ...(to ? { to } : {}),
    ...(fidelity ? { fidelity } : {}),
  };
}

interface HistoryRequest {
  readonly tokenId: string;
  readonly span: PriceHistorySpan;
}

/** Histories of the same span are read together, as many tokens to a call as the exchange takes. */
const loaderOf = createContextCache(
  ({ services }: Context) =>
    new DataLoader<HistoryRequest, readonly PricePoint[], string>(
      async (requests) => {
        const groups = [...groupBy(requests, ({ span }) => JSON.stringify(span)).values()];
        const answers = new Map<HistoryRequest, readonly PricePoint[] | Error>();
        const read = await settle(groups, ([first, ...others]) =>
          services.markets.priceHistories(
            [first, ...others].flatMap((request) => request?.tokenId ?? []),
            first?.span ?? {},
          ),
        );
        for (const [index, group] of groups.entries()) {
          const histories = read[index];
          for (const request of group) {
            answers.set(
              request,
              histories instanceof Error ? histories : (histories?.get(request.tokenId) ?? []),
            );
          }
        }
        return requests.map((request) => answers.get(request) ?? []);
      },
      { cacheKeyFn: ({ tokenId, span }) => JSON.stringify([tokenId, span]) },
    ),
);

/** Points that all histories of one operation may have together: an answer of about three megabytes. */
const MOST_POINTS = 50_000;
const pointsGiven = createContextCache((_context: Context) => ({ count: 0 }));

async function historyOf(context: Context, tokenId: string, args: SpanArguments): Promise<PricePoint[]> {
  const points = await loaderOf(context).load({ tokenId, span: spanOf(args) });
  const given = pointsGiven(context);
  given.count += points.length;
  if (given.count > MOST_POINTS) {
    throw new InvalidRequestError(
      'ANSWER_TOO_LARGE',
      `The histories of one operation have more than ${MOST_POINTS} points; ask for fewer tokens, a shorter time, or a larger fidelity`,
    );
  }
  return [...points];
}

const MINUTES: Readonly<Record<PriceInterval, number>> = {
  '1h': 60,
  '6h': 360,
  '1d': 1_440,
  '1w': 10_080,
  '1m': 43_200,
  max: 43_200,
};
/** A point is two short values, a twentieth of a row. */
const POINTS_PER_ROW = 20;
/** Of one history, which costs no more than this many points: of a long time the exchange gives fewer a minute. */
const POINTS_EXPECTED = 1_440;

/** By the points that the arguments ask for. Arguments that are wrong are refused when the field is resolved. */
function costOfPoints({ interval, from, to, fidelity }: SpanArguments): number {
  const now = Date.now();
  const minutes = from ? ((to?.getTime() ?? now) - from.getTime()) / 60_000 : MINUTES[interval ?? '1d'];
  const points = Math.min(Math.max(minutes, 0) / Math.max(fidelity ?? 1, 1), POINTS_EXPECTED);
  return Math.ceil(points / POINTS_PER_ROW);
}

const DESCRIPTION =
  'Past prices, oldest first. The price of one token comes from the Data API where one is configured, of several from the CLOB: one call for 20 tokens and 15 days. Each falls back to the other.';

builder.objectField(TokenRef, 'priceHistory', (t) =>
  t.field({
    type: [PricePointRef],
    nullable: true,
    description: DESCRIPTION,
    args: spanArguments,
    // A call takes twenty tokens.
    complexity: (args) => ({ field: CALL_COST / 20 + costOfPoints(args), multiplier: 1 }),
    resolve: ({ tokenId }, args, context) => historyOf(context, tokenId, args),
  }),
);

builder.queryField('priceHistory', (t) =>
  t.field({
    type: [PricePointRef],
    nullable: true,
    description: DESCRIPTION,
    args: {
      tokenId: t.arg.id({ required: true, description: 'Token id of the outcome.' }),
      ...spanArguments,
    },
    complexity: (args) => ({ field: CALL_COST + costOfPoints(args), multiplier: 1 }),
    resolve: (_root, { tokenId, ...args }, context) => historyOf(context, tokenId, args),
  }),
);
