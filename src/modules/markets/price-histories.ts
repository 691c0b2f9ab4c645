/**
 * Past prices from the two routes that have them. The Data API's is the newer one and answers for one token a call; the
 * CLOB's answers for twenty. So one token is read from the Data API and a list from the CLOB, and where the preferred route
 * has no answer the other one is asked.
 */
import type { DataApi } from '../../clob/data-api.ts';
import type { PriceHistorySpan, PricePoint } from '../../clob/market-types.ts';
import { pointCount, pointsOf, type WholeSpan, wholeSpan } from '../../clob/price-span.ts';
import type { PublicApi } from '../../clob/public-api.ts';
import { readAll } from '../../clob/read-all.ts';
import { CodedError, ExchangeRefusedError, InvalidRequestError } from '../../errors.ts';
import { settle } from '../shared/settle.ts';

type Histories = ReadonlyMap<string, readonly PricePoint[]>;

/** 34 days of minutes. */
const MOST_POINTS = 50_000;
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;
/** Tokens that are read one by one at the same time. */
const TOKENS_AT_ONCE = 4;
/** Statuses of a route that does not exist. */
const GONE: ReadonlySet<number> = new Set([404, 405, 410]);

/** Prices by token, oldest first, none after the span's end. */
export type PriceHistories = (tokenIds: readonly string[], span: PriceHistorySpan) => Promise<Histories>;

export interface PriceHistoryParts {
  readonly clob: Pick<PublicApi, 'priceHistories'>;
  /** Missing where no Data API is configured. */
  readonly data: Pick<DataApi, 'priceHistory'> | undefined;
}

export function createPriceHistories({ clob, data }: PriceHistoryParts): PriceHistories {
  /** `undefined` where the Data API has no whole answer: an empty one does not say that there are no prices. */
  async function fromData(api: Pick<DataApi, 'priceHistory'>, tokenId: string, span: WholeSpan) {
    const { items, isWhole } = await readAll(
      (cursor) => api.priceHistory(tokenId, span, cursor),
      ({ time }) => String(time.getTime()),
    );
    return isWhole && items.length > 0 ? pointsOf(items, span) : undefined;
  }

  async function ofOne(tokenId: string, span: WholeSpan): Promise<Histories> {
    const points = data && (await fromData(data, tokenId, span).catch(unlessCoded));
    return points === undefined ? clob.priceHistories([tokenId], span) : new Map([[tokenId, points]]);
  }

  async function ofMany(tokenIds: readonly string[], span: WholeSpan): Promise<Histories> {
    try {
      return await clob.priceHistories(tokenIds, span);
    } catch (error) {
      if (data === undefined || !isGone(error)) throw error;
      const histories = await settle(tokenIds, (id) => fromData(data, id, span), TOKENS_AT_ONCE);
      return new Map(
        tokenIds.map((id, index) => {
          const points = histories[index];
          if (points instanceof Error) throw points;
          return [id, points ?? []];
        }),
      );
    }
  }

  return async (tokenIds, asked) => {
    const span = wholeSpan(asked, new Date());
    checkLength(span);
    const [only, ...others] = tokenIds;
    if (only === undefined) return new Map();
    return others.length === 0 ? ofOne(only, span) : ofMany(tokenIds, span);
  };
}

/** @throws {InvalidRequestError} BAD_USER_INPUT */
function checkLength(span: WholeSpan): void {
  if ('interval' in span) return;
  const { from, to, fidelity } = span;
  if (from > to) throw bad(`from (${from.toISOString()}) is after to (${to.toISOString()}) or in the future`);
  if (to.getTime() - from.getTime() > MOST_DAYS * DAY_MS) {
    throw bad(`from and to are more than ${MOST_DAYS} days apart; ask for parts, or for interval MAX`);
  }
  if (pointCount(span) > MOST_POINTS) {
    throw bad(`fidelity ${fidelity} over this time is more than ${MOST_POINTS} points; raise fidelity`);
  }
}

function bad(message: string): InvalidRequestError {
  return new InvalidRequestError('BAD_USER_INPUT', message);
}

function unlessCoded(error: unknown): undefined {
  if (!(error instanceof CodedError)) throw error;
}

function isGone(error: unknown): boolean {
  return error instanceof ExchangeRefusedError && GONE.has(error.status);
}
