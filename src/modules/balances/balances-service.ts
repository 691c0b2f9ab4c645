/** Balances and allowances of the account's wallet. */
import type { AssetType, BalanceAllowance } from '../../clob/types.ts';
import { InvalidRequestError } from '../../errors.ts';
import type { Account } from '../keys/account.ts';
import { checkTokenId } from '../shared/ids.ts';
import { settle } from '../shared/settle.ts';

/** Calls under way at once for one list of tokens: half of the sockets, so that others get through. */
const CALLS_AT_ONCE = 8;

export interface AssetRequest {
  readonly assetType: AssetType;
  /** Needed for CONDITIONAL, refused for COLLATERAL. */
  readonly tokenId?: string | undefined;
}

export interface BalancesService {
  /** @throws {InvalidRequestError} BAD_USER_INPUT where asset type and token do not go together */
  balanceAllowance(asset: AssetRequest): Promise<BalanceAllowance>;
  /** Of several tokens, in their order; a call each, a few at a time; an `Error` where one could not be read. */
  ofTokens(tokenIds: readonly string[]): Promise<readonly (BalanceAllowance | Error)[]>;
  /** Makes the exchange read the chain again, then reads its answer. */
  update(asset: AssetRequest): Promise<BalanceAllowance>;
}

export function createBalancesService(account: Account): BalancesService {
  return {
    balanceAllowance: async (asset) => (await account.api()).balanceAllowance(checkAsset(asset)),
    async ofTokens(tokenIds) {
      const api = await account.api();
      return settle(
        tokenIds,
        (tokenId) => api.balanceAllowance({ assetType: 'CONDITIONAL', tokenId }),
        CALLS_AT_ONCE,
      );
    },
    async update(asset) {
      const checked = checkAsset(asset);
      const api = await account.api();
      await api.updateBalanceAllowance(checked);
      return api.balanceAllowance(checked);
    },
  };
}

function checkAsset({ assetType, tokenId }: AssetRequest): { assetType: AssetType; tokenId?: string } {
  if (assetType === 'CONDITIONAL') {
    if (tokenId === undefined) {
      throw new InvalidRequestError('BAD_USER_INPUT', 'assetType CONDITIONAL needs a tokenId');
    }
    return { assetType, tokenId: checkTokenId(tokenId) };
  }
  if (tokenId !== undefined) {
    throw new InvalidRequestError('BAD_USER_INPUT', 'assetType COLLATERAL takes no tokenId');
  }
  return { assetType };
}
