/**
 * How far one trade has come. Steps are told each once and in order, whatever is heard twice, late or not at all:
 * MATCHED, MINED, CONFIRMED; or MATCHED, RETRYING and then MINED, or FAILED.
 */
import type { Trade } from '../clob/types.ts';
import type { SettlementStep, TradeStep } from './account-event.ts';

export interface TradeProgress {
  readonly tradeId: string;
  readonly matchTime: Date;
  /** As last shown; absent once it has settled and nothing is to be told of it any more. */
  readonly trade?: Trade;
  /** The last step told. */
  readonly step: SettlementStep;
  /** Whether it was there before the stream began, and nothing of it was told since. */
  readonly inherited: boolean;
}

/** The steps that lead to each, as the exchange documents them: a trade fails only after it was tried again. */
const LADDERS: Readonly<Record<SettlementStep, readonly SettlementStep[]>> = {
  MATCHED: ['MATCHED'],
  RETRYING: ['MATCHED', 'RETRYING'],
  MINED: ['MATCHED', 'MINED'],
  CONFIRMED: ['MATCHED', 'MINED', 'CONFIRMED'],
  FAILED: ['MATCHED', 'RETRYING', 'FAILED'],
};
const HEIGHTS: Readonly<Record<SettlementStep, number>> = {
  MATCHED: 0,
  RETRYING: 1,
  MINED: 2,
  CONFIRMED: 3,
  FAILED: 3,
};

/** Whether nothing can follow. */
export function isFinal(step: SettlementStep): boolean {
  return step === 'CONFIRMED' || step === 'FAILED';
}

/** The step a trade's status stands for. A word that is not known says at least that it was matched. */
export function stepOf({ status }: Trade): SettlementStep {
  return status.value === 'UNKNOWN' || status.value === 'MATCHED_NOT_BROADCASTED' ? 'MATCHED' : status.value;
}

/** The steps that a sighting adds to what was told, lowest first. */
export function climb(told: SettlementStep | undefined, trade: Trade): readonly TradeStep[] {
  const height = told === undefined ? -1 : HEIGHTS[told];
  return LADDERS[stepOf(trade)]
    .filter((step) => HEIGHTS[step] > height)
    .map((step) => ({
      type: 'trade',
      step,
      at: step === 'MATCHED' ? trade.matchTime : trade.lastUpdate,
      trade: asOf(trade, step),
    }));
}

/** The trade as it was at a step, the same whichever later sighting it is made of. */
function asOf(trade: Trade, step: SettlementStep): Trade {
  const status = { value: step, raw: step };
  if (step === 'MATCHED' || step === 'RETRYING') {
    const lastUpdate = step === 'MATCHED' ? trade.matchTime : trade.lastUpdate;
    return { ...trade, status, lastUpdate, transactionHash: undefined, errorMessage: undefined };
  }
  return { ...trade, status };
}
