import { InvalidRequestError } from '../../errors.ts';

/**
 * The nonce of an API key, 0 when not said.
 * @throws {InvalidRequestError} BAD_USER_INPUT
 */
export function checkNonce(nonce: number | null | undefined): number {
  if (nonce !== null && nonce !== undefined && nonce < 0) {
    throw new InvalidRequestError('BAD_USER_INPUT', `nonce is ${nonce}; it must not be negative`);
  }
  return nonce ?? 0;
}
