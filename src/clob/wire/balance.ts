/** Balances and allowances (`GET /balance-allowance`), whole base units. */
import type { ProtocolVersion } from '../../protocol/protocol-version.ts';
import type { AssetType, BalanceAllowance } from '../types.ts';
import { readEntries, readOptionalUnits, readRow, readUnits } from './read.ts';

/** Which balance: `tokenId` goes with CONDITIONAL. */
export interface BalanceQuery {
  readonly assetType: AssetType;
  readonly tokenId?: string;
  /** Protocol of the token's market. Default: by the shape of the token id. */
  readonly protocol?: ProtocolVersion;
}

/** Today's answer has `allowances` by spender, version 1's a single `allowance`. */
export function parseBalanceAllowance(json: unknown, query: BalanceQuery): BalanceAllowance {
  const row = readRow(json, 'balance');
  const single = readOptionalUnits(row, 'allowance');
  const allowances = readEntries(row.allowances ?? {}, 'allowances', readUnits).map(
    ([spender, allowance]) => ({
      spender,
      allowance,
    }),
  );
  return {
    assetType: query.assetType,
    tokenId: query.tokenId,
    balance: readUnits(row, 'balance'),
    allowances:
      single === undefined ? allowances : [{ spender: undefined, allowance: single }, ...allowances],
  };
}
