/**
 * The steps of an order's life, each told once, when all that must come before it is known. So the steps told are those that
 * happened, not those heard.
 */
import { type EndStatus, spendsBudget } from '../clob/order-end.ts';
import { formatMicros, parseMicros } from '../protocol/decimal.ts';
import type { OrderEventKind, OrderStep } from './account-event.ts';
import { isHistory, type OrderProgress } from './order-progress.ts';

/**
 * Tells the steps that are due.
 * @param read places of trade ids in the exchange's own order, of a reading that holds every trade there was at its time:
 * their fills need not wait for the order to list them, and an end need not wait for the exchange to say how much was filled.
 */
export function advance(progress: OrderProgress, read?: ReadonlyMap<string, number>): OrderStep[] {
  if (progress.facts === undefined || isHistory(progress)) return [];
  const steps: OrderStep[] = [];
  if (!progress.placedTold) {
    progress.placedTold = true;
    steps.push(stepOf(progress, 'PLACED', progress.placedAt ?? progress.facts.createdAt));
  }
  for (let next = nextFill(progress); next !== undefined; next = nextFill(progress))
    tellFill(progress, next, steps);
  if (read !== undefined) for (const tradeId of untoldOf(progress, read)) tellFill(progress, tradeId, steps);
  if (isEndDue(progress, read !== undefined)) tellEnd(progress, steps);
  if (isFilledAfterAll(progress)) tellFilled(progress, steps);
  for (const [tradeId, fill] of progress.fills) {
    if (fill.failedAt === undefined || !fill.told || fill.voidTold) continue;
    fill.voidTold = true;
    steps.push({ ...stepOf(progress, 'FILL_VOIDED', fill.failedAt), tradeId });
  }
  progress.begun ||= steps.length > 0;
  return steps;
}

/** The fills that a reading holds and that were not told, in its order. */
function untoldOf({ fills }: OrderProgress, read: ReadonlyMap<string, number>): readonly string[] {
  const placeOf = (tradeId: string) => read.get(tradeId) ?? -1;
  return [...fills.keys()]
    .filter((tradeId) => fills.get(tradeId)?.told === false && read.has(tradeId))
    .sort((a, b) => placeOf(a) - placeOf(b));
}

/** The next fill by the exchange's own order, if that is known: as listed, or the only one that is left. */
function nextFill({ listed, told, fills, matched, matchedBy, counted }: OrderProgress): string | undefined {
  const next = listed.find((id) => !told.includes(id));
  if (next !== undefined) return fills.has(next) ? next : undefined;
  const [first, ...others] = [...fills.keys()].filter((id) => fills.get(id)?.told === false);
  const fill = fills.get(first ?? '');
  if (fill === undefined || others.length > 0) return undefined;
  if (matchedBy !== undefined && matchedBy !== first) return undefined;
  return parseMicros(counted) + parseMicros(fill.size) === parseMicros(matched) ? first : undefined;
}

function tellFill(progress: OrderProgress, tradeId: string, steps: OrderStep[]): void {
  const fill = progress.fills.get(tradeId);
  if (fill === undefined) return;
  fill.told = true;
  progress.told.push(tradeId);
  progress.counted = formatMicros(parseMicros(progress.counted) + parseMicros(fill.size));
  steps.push({ ...stepOf(progress, 'PARTLY_FILLED', fill.matchTime), tradeId });
}

function isEndDue(progress: OrderProgress, isRead: boolean): boolean {
  const { facts, end, endTold } = progress;
  if (endTold || facts === undefined) return false;
  const counted = parseMicros(progress.counted);
  if (end === undefined) return !spendsBudget(facts) && counted >= parseMicros(facts.originalSize);
  return (isRead || end.matched !== undefined) && counted >= parseMicros(progress.matched);
}

function tellEnd(progress: OrderProgress, steps: OrderStep[]): void {
  if (progress.endTold) return;
  // What is known of its fills comes before its end, though no reading shows them any more.
  for (const [tradeId, { told }] of progress.fills) {
    if (!told) tellFill(progress, tradeId, steps);
  }
  progress.endTold = true;
  const lastFill = progress.fills.get(progress.told.at(-1) ?? '');
  progress.end ??= { status: 'MATCHED', at: lastFill?.matchTime ?? new Date(0) };
  const { status, at, reason, isDeduced } = progress.end;
  steps.push({
    ...stepOf(progress, KINDS[status], at),
    ...(reason !== undefined && { reason }),
    ...(isDeduced && { isDeduced }),
  });
}

/** Whether fills that came after its end make up the whole order, so that it was not cancelled. */
function isFilledAfterAll({ facts, end, endTold, counted }: OrderProgress): boolean {
  if (!endTold || facts === undefined || end === undefined || end.status === 'MATCHED') return false;
  return !spendsBudget(facts) && parseMicros(counted) >= parseMicros(facts.originalSize);
}

function tellFilled(progress: OrderProgress, steps: OrderStep[]): void {
  progress.endTold = false;
  delete progress.end;
  tellEnd(progress, steps);
}

/** Tells that an order is open after all. */
export function tellReopened(progress: OrderProgress, at: Date): OrderStep {
  progress.begun = true;
  return stepOf(progress, 'REOPENED', at);
}

/** The step that each end is. */
const KINDS: Readonly<Record<EndStatus, OrderEventKind>> = {
  MATCHED: 'FILLED',
  CANCELED: 'CANCELED',
  CANCELED_MARKET_RESOLVED: 'CANCELED',
  EXPIRED: 'EXPIRED',
  INVALID: 'REJECTED',
};

function stepOf(progress: OrderProgress, kind: OrderEventKind, at: Date): OrderStep {
  const { facts } = progress;
  if (facts === undefined) throw new Error(`order ${progress.orderId} is told before it is known`);
  const resting = kind === 'PLACED' && progress.delayed ? 'DELAYED' : 'LIVE';
  const status = progress.endTold && progress.end !== undefined ? progress.end.status : resting;
  return {
    type: 'order',
    kind,
    at,
    order: {
      ...facts,
      status: { value: status, raw: status },
      sizeMatched: progress.counted,
      associateTradeIds: [...progress.told],
    },
  };
}
