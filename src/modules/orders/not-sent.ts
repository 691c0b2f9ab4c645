import { CodedError, ExchangeUnclearError, ExchangeUnreachableError } from '../../errors.ts';

/** What a failure to obtain an API key means for the request that needed it: nothing was sent, so nothing is unclear. */
export function notSent(error: unknown): CodedError {
  if (error instanceof CodedError && !(error instanceof ExchangeUnclearError)) return error;
  return new ExchangeUnreachableError(
    'EXCHANGE_UNREACHABLE',
    'The exchange gave no API key, so nothing was sent',
    { cause: error },
  );
}
