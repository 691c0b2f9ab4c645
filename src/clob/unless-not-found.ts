import { ExchangeRefusedError } from '../errors.ts';

/** The answer, or `undefined` where the exchange says by 404 that there is no such thing. */
export async function unlessNotFound<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ExchangeRefusedError && error.status === 404) return undefined;
    throw error;
  }
}
