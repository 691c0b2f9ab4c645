import type { RejectedOutcome } from '../../journal/order-outcome.ts';
import { formatMicros } from '../../protocol/decimal.ts';

/** What the exchange adds where money is missing, in base units: `-> balance: 8100, order amount: 5140070`. */
const AMOUNTS = /-> (\w[\w ]*: \d+(?:, \w[\w ]*: \d+)*)$/;

/** A refusal for people: the exchange's words, and the amounts in them as prices and sizes are written. */
export function refusalMessage({ code, message }: RejectedOutcome): string {
  const [, amounts] = (code === 'NOT_ENOUGH_BALANCE' && AMOUNTS.exec(message)) || [];
  if (amounts === undefined) return message;
  const told = amounts.replaceAll(/\d+/g, (digits) => formatMicros(BigInt(digits)));
  return `${message} (base units; in pUSD of a BUY, shares of a SELL: ${told})`;
}
