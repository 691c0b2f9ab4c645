/** Whether the exchange sees the account's money, may move it, and has any of it free. */
import type { PublicApi } from '../../clob/public-api.ts';
import { readOpenOrders } from '../../clob/read-all.ts';
import type { ChainId } from '../../protocol/constants.ts';
import { formatMicros } from '../../protocol/decimal.ts';
import { ORDER_VERSIONS, type SignatureType } from '../../protocol/order.ts';
import { PROTOCOL_V2_ORDER_VERSION } from '../../protocol/protocol-version.ts';
import { orderDomain } from '../../protocol/typed-data.ts';
import type { Account } from '../keys/account.ts';
import { heldBack } from '../orders/held-back.ts';
import { type Finding, failed, fine, warning } from './doctor-finding.ts';

/** The kinds of wallet by signature type. */
export const TYPE_NAMES = ['EOA', 'POLY_PROXY', 'POLY_GNOSIS_SAFE', 'POLY_1271'] as const;
const TYPES: readonly SignatureType[] = [0, 1, 2, 3];
/** Pages of open orders that are counted as holding money back. */
const MAX_PAGES = 5;

/** The exchange finds the wallet by signer and signature type, never by the funder: another type sees other money. */
export async function moneyFinding(account: Account): Promise<Finding> {
  const api = await account.api();
  const [balances, open] = await Promise.all([
    Promise.all(TYPES.map((type) => api.collateralOf(type).catch(() => 0n))),
    readOpenOrders(api, {}, MAX_PAGES),
  ]);
  const own = balances[account.signatureType] ?? 0n;
  const held = heldBack(open.items, 'BUY');
  const told = TYPES.map((type) => `type ${type}: ${formatMicros(balances[type] ?? 0n)}`).join(', ');
  const seen = `collateral seen by signature type — ${told}; open orders hold back ${formatMicros(held)}`;
  if (own > 0n) {
    return held < own
      ? fine(seen)
      : warning(seen, 'Nothing is free for another BUY: cancel open orders, or deposit more');
  }
  const richer = TYPES.find((type) => (balances[type] ?? 0n) > 0n);
  return richer === undefined
    ? warning(
        seen,
        'Deposit collateral, then call updateBalanceAllowance: the exchange remembers what it saw last',
      )
    : failed(
        seen,
        `The money is in the wallet of signature type ${richer} (${TYPE_NAMES[richer]}): set SIGNATURE_TYPE=${richer} and FUNDER_ADDRESS to that wallet`,
      );
}

/**
 * Each exchange contract pays for its own kind of market, and may move only what it was approved for. Contracts that no order
 * is signed for any more are not judged.
 */
export async function allowanceFinding(
  account: Account,
  { version }: Pick<PublicApi, 'version'>,
): Promise<Finding> {
  const api = await account.api();
  const [{ balance, allowances }, taken] = await Promise.all([
    api.balanceAllowance({ assetType: 'COLLATERAL' }),
    version(),
  ]);
  const contracts = contractsInUse(account.chainId, taken);
  const used = allowances.filter(
    ({ spender }) => spender === undefined || contracts.has(spender.toLowerCase()),
  );
  const short = used.filter(({ allowance }) => allowance < balance);
  if (short.length === 0) {
    return fine('every exchange contract that orders are signed for may move the whole balance');
  }
  const told = short.map(
    ({ spender, allowance }) => `${spender ?? 'the exchange'} may move ${formatMicros(allowance)}`,
  );
  const seen = `of a balance of ${formatMicros(balance)}, ${told.join(', ')}`;
  const advice =
    'Approve these contracts on the chain from the wallet that pays, then call updateBalanceAllowance';
  return used.every(({ allowance }) => allowance === 0n) ? failed(seen, advice) : warning(seen, advice);
}

/** Lower-case addresses of the contracts that orders are signed for: those of the version in force and of Protocol V2. */
function contractsInUse(chainId: ChainId, version: number): ReadonlySet<string> {
  const versions = ORDER_VERSIONS.filter((one) => one === version || one === PROTOCOL_V2_ORDER_VERSION);
  return new Set(
    versions.flatMap((one) =>
      [false, true].map((negRisk) => orderDomain(chainId, one, negRisk).verifyingContract.toLowerCase()),
    ),
  );
}
