/** Checks of token ids that a stream is asked for: an id nobody knows would never be told of. */
import { InvalidRequestError } from '../../errors.ts';
import { checkTokenId } from '../shared/ids.ts';
import type { MarketsService } from './markets-service.ts';

/** Tokens of one subscription: what one socket of the exchange bears. */
const MAX_TOKENS = 500;

/**
 * The ids, each once.
 * @throws {InvalidRequestError} BAD_USER_INPUT or TOKEN_NOT_FOUND
 */
export async function knownTokens(
  markets: MarketsService,
  tokenIds: readonly string[],
): Promise<readonly string[]> {
  const distinct = [...new Set(tokenIds.map(checkTokenId))];
  if (distinct.length === 0 || distinct.length > MAX_TOKENS) {
    throw new InvalidRequestError(
      'BAD_USER_INPUT',
      `tokenIds has ${distinct.length} ids; it must have 1 to ${MAX_TOKENS}`,
    );
  }
  await Promise.all(
    distinct.map(async (tokenId) => {
      if ((await markets.conditionIdOf(tokenId)) === undefined) {
        throw new InvalidRequestError('TOKEN_NOT_FOUND', `No market has the token ${tokenId}`);
      }
    }),
  );
  return distinct;
}
