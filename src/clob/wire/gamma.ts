/** Markets of the Gamma API (`GET /markets`): a bare array. */
import type { MarketFee } from '../market-types.ts';
import type { ById } from '../types.ts';
import type { Listing, ListingEvent } from '../wallet-types.ts';
import { byId } from './by-id.ts';
import { readConditionId } from './protocol.ts';
import {
  isRow,
  type Row,
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
    fee: readFee(row),
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

/** A row without the switch, or without a schedule where it is on, does not say that trading is free. */
function readFee({ feesEnabled, feeSchedule }: Row): MarketFee | undefined {
  if (feesEnabled === false) return { curve: undefined };
  if (feesEnabled !== true || !isRow(feeSchedule)) return undefined;
  const rate = readOptionalDecimal(feeSchedule, 'rate');
  if (rate === undefined) return undefined;
  if (Number(rate) === 0) return { curve: undefined };
  const exponent = readOptionalInteger(feeSchedule, 'exponent') ?? 1;
  return { curve: { rate, exponent, takerOnly: readFlag(feeSchedule, 'takerOnly') } };
}
