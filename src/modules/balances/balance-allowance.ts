import { builder } from '../../builder.ts';
import type { BalanceAllowance } from '../../clob/types.ts';
import { formatMicros } from '../../protocol/decimal.ts';
import type { LiveBalance } from '../../streams/balance-watch.ts';
import { joinToken } from '../markets/joins.ts';
import { AssetTypeEnum } from './asset-type.ts';
import { smallestAllowance } from './smallest-allowance.ts';

type Allowance = BalanceAllowance['allowances'][number];

const AllowanceRef = builder.objectRef<Allowance>('Allowance').implement({
  description: 'How much one exchange contract may move.',
  fields: (t) => ({
    spender: t.expose('spender', {
      type: 'Address',
      nullable: true,
      description: 'The contract, null where the exchange gives one number for all.',
    }),
    allowance: t.field({
      type: 'Decimal',
      description: 'In units.',
      resolve: ({ allowance }) => formatMicros(allowance),
    }),
    allowanceRaw: t.expose('allowance', { type: 'UInt256', description: 'In base units (a millionth).' }),
  }),
});

const COLLATERAL = 'COLLATERAL';

/** A balance, as a query has it or as the subscription does. */
type BalanceRow = BalanceAllowance & Partial<Pick<LiveBalance, 'stale'>>;

/** The documented balance and allowance, in units with the raw integers beside; by the wallet and what it holds. */
export const BalanceAllowanceRef = builder.nodeRef('BalanceAllowance', {
  id: {
    resolve: ({ tokenId = COLLATERAL }: BalanceRow, _args, { account }) =>
      `${account().account.funderAddress}:${tokenId}`,
  },
  loadOne: (id, { account }): Promise<BalanceRow> | null => {
    const { balances, account: own } = account();
    const [wallet, asset = ''] = id.split(':');
    if (wallet !== own.funderAddress) return null;
    return balances.balanceAllowance(
      asset === COLLATERAL ? { assetType: COLLATERAL } : { assetType: 'CONDITIONAL', tokenId: asset },
    );
  },
});

BalanceAllowanceRef.implement({
  description:
    "What the account's wallet holds of an asset and lets the exchange move, as the exchange last saw it.",
  fields: (t) => ({
    assetType: t.expose('assetType', { type: AssetTypeEnum, description: 'Collateral or shares.' }),
    tokenId: t.exposeID('tokenId', {
      nullable: true,
      description: 'Token id of the shares, null for collateral.',
    }),
    balance: t.field({
      type: 'Decimal',
      description: 'In units of collateral or shares, open orders included.',
      resolve: ({ balance }) => formatMicros(balance),
    }),
    balanceRaw: t.expose('balance', { type: 'UInt256', description: 'In base units (a millionth).' }),
    allowance: t.field({
      type: 'Decimal',
      description: 'What every exchange contract may move: the smallest of `allowances`, in units.',
      resolve: (row) => formatMicros(smallestAllowance(row)),
    }),
    allowanceRaw: t.field({
      type: 'UInt256',
      description: 'The same in base units (a millionth).',
      resolve: smallestAllowance,
    }),
    allowances: t.field({
      type: [AllowanceRef],
      description: 'Per exchange contract.',
      resolve: ({ allowances }) => [...allowances],
    }),
    stale: t.boolean({
      description:
        "Whether the source of this balance is in doubt: events of the account may be missing, or the exchange's balances could not be read for 12 seconds. The subscription emits the balance again when this changes. False in queries.",
      resolve: ({ stale }) => stale ?? false,
    }),
    token: joinToken(t, ({ tokenId }) => tokenId, 'The outcome, null for collateral.'),
  }),
});

builder.queryField('balanceAllowance', (t) =>
  t.field({
    type: BalanceAllowanceRef,
    nullable: true,
    description: "The account's balance and allowance of an asset.",
    args: {
      assetType: t.arg({ type: AssetTypeEnum, required: true, description: 'Collateral or shares.' }),
      tokenId: t.arg.id({
        description: 'Token id of the shares. Needed for CONDITIONAL, refused for COLLATERAL.',
      }),
    },
    resolve: (_root, { assetType, tokenId }, { account }) =>
      account().balances.balanceAllowance({ assetType, tokenId: tokenId ?? undefined }),
  }),
);
