import { ExchangeUnclearError } from '../errors.ts';

/** The error of a look-up in a list that was not read whole: what was not found in it may be there all the same. */
export function incomplete(list: string): ExchangeUnclearError {
  return new ExchangeUnclearError(
    'EXCHANGE_UNREADABLE',
    `The exchange's list of ${list} could not be read whole, so what is missing from it is not known. Ask again later.`,
  );
}
