import { CodedError, JournalUnavailableError } from '../../errors.ts';

/** A refusal as a value; anything else that was thrown is thrown on, and so is a journal that cannot be reached. */
export function refusalOf(error: unknown): CodedError {
  if (error instanceof CodedError && !(error instanceof JournalUnavailableError)) return error;
  throw error;
}
