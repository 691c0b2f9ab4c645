/** Why the wallet cannot pay for an order, in units. Pure; amounts in micros. */
import type { ErrorCode } from '../../errors.ts';
import type { Side } from '../../protocol/order.ts';
import { amountText } from '../shared/amount-text.ts';

/** Trades that a message names at most. */
const NAMED = 3;

/** What an order needs and what there is of it: collateral for a BUY, shares for a SELL. */
export interface Need {
  readonly side: Side;
  readonly needed: bigint;
  readonly balance: bigint;
  /** Reserved by open orders. */
  readonly reserved: bigint;
  /** Owed to matched orders that are not settled. */
  readonly owed: bigint;
}

/** What a trade brings once it settles. */
export interface Incoming {
  readonly tradeId: string;
  readonly status: string;
  readonly amount: bigint;
}

export interface Shortage {
  readonly code: Extract<ErrorCode, 'NOT_ENOUGH_BALANCE' | 'UNSETTLED_BALANCE'>;
  readonly message: string;
}

export function availableOf({ balance, reserved, owed }: Omit<Need, 'side' | 'needed'>): bigint {
  const free = balance - reserved - owed;
  return free > 0n ? free : 0n;
}

/** UNSETTLED_BALANCE where what is missing is on its way. */
export function shortageOf(need: Need, incoming: readonly Incoming[]): Shortage {
  const { side, needed, balance, reserved, owed } = need;
  const available = availableOf(need);
  const parts = [
    `balance ${amountText(balance)}`,
    ...(reserved > 0n ? [`reserved by open orders ${amountText(reserved)}`] : []),
    ...(owed > 0n ? [`owed to matched orders ${amountText(owed)}`] : []),
  ];
  const state = `The order needs ${amountText(needed)} ${unitOf(side)}; ${amountText(available)} are available (${parts.join(', ')}).`;
  if (incoming.length === 0) return { code: 'NOT_ENOUGH_BALANCE', message: state };
  const sum = incoming.reduce((total, { amount }) => total + amount, 0n);
  const unsettled = `${amountText(sum)} more are not settled yet: ${nameTrades(incoming)}.`;
  return available + sum < needed
    ? { code: 'NOT_ENOUGH_BALANCE', message: `${state} ${unsettled} They do not suffice.` }
    : {
        code: 'UNSETTLED_BALANCE',
        message: `${state} ${unsettled} Retry with a new clientOrderId when tradeEvents reports MINED for them.`,
      };
}

/** The exchange contract that the order is signed for may move too little. */
export function allowanceShortage(side: Side, needed: bigint, contract: string, allowance: bigint): Shortage {
  const unit = unitOf(side);
  return {
    code: 'NOT_ENOUGH_BALANCE',
    message:
      `The order needs ${amountText(needed)} ${unit}, but its exchange contract ${contract} may move only ${amountText(allowance)}. ` +
      `Approve the contract for ${amountText(needed)} ${unit} or more, then call updateBalanceAllowance.`,
  };
}

export function unitOf(side: Side): string {
  return side === 'BUY' ? 'pUSD' : 'shares';
}

function nameTrades(incoming: readonly Incoming[]): string {
  const named = incoming.slice(0, NAMED).map(({ tradeId, status }) => `trade ${tradeId} (${status})`);
  const others = incoming.length - named.length;
  return others === 0 ? named.join(', ') : `${named.join(', ')} and ${others} more`;
}

/** What the exchange adds where money is missing, in base units: `-> balance: 8100, order amount: 5140070`. */
const AMOUNTS = /-> (\w[\w ]{0,40}: \d{1,78}(?:, \w[\w ]{0,40}: \d{1,78}){0,5})$/;

/** The amounts in the exchange's text; `undefined` where it does not state what is needed and what there is. */
export function needInText(text: string, side: Side): Need | undefined {
  const [, list] = AMOUNTS.exec(text) ?? [];
  if (list === undefined) return undefined;
  const amounts = new Map(
    list.split(', ').map((entry) => {
      const [name = '', amount = ''] = entry.split(': ');
      return [name, BigInt(amount)] as const;
    }),
  );
  const needed = amounts.get('order amount');
  const balance = amounts.get('balance');
  if (needed === undefined || balance === undefined) return undefined;
  return {
    ...{ side, needed, balance },
    reserved: amounts.get('sum of active orders') ?? 0n,
    owed: amounts.get('sum of matched orders') ?? 0n,
  };
}
