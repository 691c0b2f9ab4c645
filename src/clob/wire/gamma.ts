/** Markets of the Gamma API (`GET /markets`): a bare array. */
import type { FeeCurve } from '../market-types.ts';
import type { ById } from '../types.ts';
import type { Listing, ListingEvent } from '../wallet-types.ts';
import { byId } from './by-id.ts';
import { readConditionId } from './protocol.ts';
import {
  isRow,
  readFlag,
  readOptionalDecimal,
  readOptionalFigure,
  readOptionalInteger,
  readOptionalText,
  readRow,
  readRows,
  readText,
} from './read.ts';

/** By condition id. */
export function parseListings(json: unknown): ById<Listing> {
  return byId(() => readRows(json, 'markets', parseListing).map((listing) => [listing.conditionId, listing]));
}

function parseListing(json: unknown): Listing {
  const row = readRow(json, 'market');
  return {
    gammaId: readText(row, 'id'),
    conditionId: readConditionId(row, 'conditionId'),
    slug: readOptionalText(row, 'slug'),
    image: readOptionalText(row, 'image'),
    icon: readOptionalText(row, 'icon'),
    category: readOptionalText(row, 'category'),
    volume: readOptionalFigure(row, 'volume'),
    liquidity: readOptionalFigure(row, 'liquidity'),
    fee: row.feesEnabled === true ? readFee(row.feeSchedule) : undefined,
    event: readRows(row.events, 'events', parseEvent)[0],
  };
}

function parseEvent(json: unknown): ListingEvent {
  const row = readRow(json, 'event');
  return {
    eventId: readText(row, 'id'),
    slug: readOptionalText(row, 'slug'),
    title: readOptionalText(row, 'title'),
    image: readOptionalText(row, 'image'),
  };
}

function readFee(value: unknown): FeeCurve | undefined {
  if (!isRow(value)) return undefined;
  const rate = readOptionalDecimal(value, 'rate');
  if (rate === undefined || Number(rate) === 0) return undefined;
  return {
    rate,
    exponent: readOptionalInteger(value, 'exponent') ?? 1,
    takerOnly: readFlag(value, 'takerOnly'),
  };
}
