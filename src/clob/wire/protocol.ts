/** Which protocol a market belongs to, and its condition id in the one spelling that this server uses. */
import { normalizeConditionId } from '../../protocol/condition-id.ts';
import { type ProtocolVersion, protocolOfTokenId } from '../../protocol/protocol-version.ts';
import { type Row, readId, readOptionalId, readOptionalText } from './read.ts';

/**
 * The protocol that a market's row names in `field` (`v1`, `v2`), else the protocol that the shape of its token id means.
 * `undefined` for a name that this server does not know.
 */
export function readProtocol(
  row: Row,
  field: 'v' | 'version',
  tokenId: string | undefined,
): ProtocolVersion | undefined {
  const name = readOptionalText(row, field)?.toLowerCase();
  if (name === undefined) return tokenId === undefined ? 1 : protocolOfTokenId(tokenId);
  return name === 'v1' ? 1 : name === 'v2' ? 2 : undefined;
}

/** A condition id that must be there: lower case, 64 hex digits also where the row has 62. */
export function readConditionId(row: Row, field: string): string {
  return normalizeConditionId(readId(row, field));
}

/** As `readConditionId`; `undefined` for `""`, `null` and absent. */
export function readOptionalConditionId(row: Row, field: string): string | undefined {
  const conditionId = readOptionalId(row, field);
  return conditionId === undefined ? undefined : normalizeConditionId(conditionId);
}
