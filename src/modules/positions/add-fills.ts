/** Adds own fills to positions that do not have them yet. Pure. */
import type { Trade } from '../../clob/types.ts';
import type { Position } from '../../clob/wallet-types.ts';
import { formatMicros, MICROS_PER_UNIT, parseMicros } from '../../protocol/decimal.ts';
import { groupBy } from '../shared/group-by.ts';
import type { OwnFill } from '../trades/own-fills.ts';

/** An own fill and how far its trade has settled. */
export interface SettlingFill {
  readonly tradeId: string;
  readonly fill: Pick<OwnFill, 'tokenId' | 'conditionId' | 'outcome' | 'side' | 'size' | 'price'>;
  readonly status: Trade['status']['value'];
  readonly matchTime: Date;
  readonly lastUpdate: Date;
}

/** A position at a time. */
export interface DatedPosition extends Position {
  /** When the Data API was asked, or when the last fill matched that was added to its answer. */
  readonly asOf: Date;
}

const ON_CHAIN: ReadonlySet<string> = new Set(['MINED', 'CONFIRMED']);

/** Whether the trade's shares have moved on the chain, which the Data API follows. */
export function isOnChain({ status }: SettlingFill): boolean {
  return ON_CHAIN.has(status);
}

/**
 * The positions with fills that the Data API has not seen: those that are not on the chain yet, and those mined after its last
 * event of their token.
 * @param listed by token
 */
export function addFills(
  listed: ReadonlyMap<string, DatedPosition>,
  fills: readonly SettlingFill[],
  walletAddress: string,
): ReadonlyMap<string, DatedPosition> {
  const positions = new Map(listed);
  const unseen = fills.filter((fill) => !isSeen(fill, listed.get(fill.fill.tokenId)));
  for (const [tokenId, missing] of groupBy(unseen, ({ fill }) => fill.tokenId)) {
    let position = listed.get(tokenId);
    for (const next of missing) position = withFill(position ?? empty(next, walletAddress), next);
    if (position === undefined || parseMicros(position.size) <= 0n) positions.delete(tokenId);
    else positions.set(tokenId, position);
  }
  return positions;
}

function isSeen(fill: SettlingFill, position: DatedPosition | undefined): boolean {
  if (!isOnChain(fill)) return false;
  const lastEventAt = position?.lastEventAt;
  // A later status than MINED says nothing of when it was mined.
  return (
    fill.status !== 'MINED' || lastEventAt === undefined || second(fill.lastUpdate) <= second(lastEventAt)
  );
}

/** The Data API writes whole seconds. */
function second(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

/** What fees were paid and what was won by selling is not known before the Data API has seen the fill. */
function withFill(position: DatedPosition, { fill, matchTime }: SettlingFill): DatedPosition {
  const held = parseMicros(position.size);
  const shares = parseMicros(fill.size);
  const size = fill.side === 'BUY' ? held + shares : held - shares;
  const cost = costAfter(position, fill, held, shares);
  const value =
    position.currentPrice === undefined ? undefined : worth(size, parseMicros(position.currentPrice));
  const unrealized = value === undefined || cost === undefined ? undefined : value - cost;
  return {
    ...position,
    size: formatMicros(size),
    averagePrice:
      cost === undefined || size <= 0n ? undefined : formatMicros((cost * MICROS_PER_UNIT) / size),
    currentValue: text(value),
    cost: text(cost),
    fees: undefined,
    realizedPnl: undefined,
    unrealizedPnl: text(unrealized),
    percentPnl: undefined,
    asOf: matchTime > position.asOf ? matchTime : position.asOf,
  };
}

/** Selling takes the average cost of what is sold. */
function costAfter(
  { cost }: DatedPosition,
  { side, price }: SettlingFill['fill'],
  held: bigint,
  shares: bigint,
): bigint | undefined {
  if (cost === undefined) return undefined;
  const before = parseMicros(cost);
  if (side === 'BUY') return before + worth(shares, parseMicros(price));
  return held <= 0n ? before : before - (before * shares) / held;
}

function worth(size: bigint, price: bigint): bigint {
  return (size * price) / MICROS_PER_UNIT;
}

function text(micros: bigint | undefined): string | undefined {
  return micros === undefined ? undefined : formatMicros(micros);
}

function empty({ fill, matchTime }: SettlingFill, walletAddress: string): DatedPosition {
  const { tokenId, conditionId, outcome } = fill;
  return {
    status: { value: 'OPEN', raw: 'OPEN' },
    walletAddress,
    tokenId,
    conditionId,
    outcome,
    size: '0',
    averagePrice: undefined,
    currentPrice: undefined,
    currentValue: undefined,
    cost: '0',
    fees: undefined,
    realizedPnl: undefined,
    unrealizedPnl: undefined,
    percentPnl: undefined,
    redeemable: false,
    mergeable: false,
    oppositeTokenId: undefined,
    lastEventAt: undefined,
    asOf: matchTime,
  };
}
