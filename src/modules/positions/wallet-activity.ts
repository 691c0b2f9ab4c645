import { builder } from '../../builder.ts';
import type { WalletActivity } from '../../clob/wallet-types.ts';
import { pageCost } from '../../cost.ts';
import { joinMarket, joinToken } from '../markets/joins.ts';
import { pageArguments } from '../shared/connection.ts';
import { knownEnum } from '../shared/known-enum.ts';
import { SideEnum } from '../shared/side.ts';

const ActivityTypeEnum = knownEnum('ActivityType', 'What changed a wallet.', {
  TRADE: 'Shares were bought or sold.',
  SPLIT: 'Collateral became shares of both outcomes.',
  MERGE: 'Shares of both outcomes became collateral.',
  REDEEM: 'Shares of a resolved market were paid out.',
  REWARD: 'A reward was paid.',
  CONVERSION: 'Shares of one answer of an event became shares of the others.',
  MIGRATION: 'Shares or collateral moved to another protocol version.',
  MAKER_REBATE: "A maker's share of takers' fees was paid.",
  REFERRAL_REWARD: 'A reward for a referral was paid.',
  YIELD: 'Yield was paid.',
  DEPOSIT: 'Collateral was paid in.',
  WITHDRAWAL: 'Collateral was paid out.',
  TAKER_REBATE: "A part of a taker's fees was paid back.",
  TIP: 'A tip was paid or received.',
});

const WalletActivityRef = builder.objectRef<WalletActivity>('WalletActivity').implement({
  description: "Something that changed the account's wallet.",
  fields: (t) => ({
    type: t.field({
      type: ActivityTypeEnum,
      description: 'What it was.',
      resolve: ({ type }) => type.value,
    }),
    rawType: t.string({ description: "The Data API's own word for it.", resolve: ({ type }) => type.raw }),
    timestamp: t.expose('timestamp', { type: 'DateTime', description: 'When.' }),
    conditionId: t.exposeID('conditionId', {
      nullable: true,
      description: 'Condition id of the market, where it was about one.',
    }),
    tokenId: t.exposeID('tokenId', {
      nullable: true,
      description: 'Token id of the outcome, where it was about one.',
    }),
    outcome: t.exposeString('outcome', { nullable: true, description: 'The outcome, such as Yes.' }),
    side: t.expose('side', { type: SideEnum, nullable: true, description: 'Of a trade.' }),
    size: t.expose('size', { type: 'Decimal', nullable: true, description: 'Shares.' }),
    amount: t.expose('amount', { type: 'Decimal', nullable: true, description: 'Collateral.' }),
    price: t.expose('price', { type: 'Decimal', nullable: true, description: 'In collateral a share.' }),
    transactionHash: t.expose('transactionHash', {
      type: 'Bytes32',
      nullable: true,
      description: 'The transaction.',
    }),
    market: joinMarket(t, ({ conditionId }) => conditionId),
    token: joinToken(t, ({ tokenId }) => tokenId),
  }),
});

const WalletActivityConnection = builder.connectionObject(
  { type: WalletActivityRef, name: 'WalletActivityConnection', description: 'A page of activity.' },
  { name: 'WalletActivityEdge', description: 'An entry and its cursor.' },
);

builder.queryField('activity', (t) =>
  t.field({
    type: WalletActivityConnection,
    nullable: true,
    description:
      "What changed the account's wallet, newest first. From the Data API; null where none is configured.",
    args: pageArguments,
    complexity: pageCost,
    resolve: (_root, args, { account }) => account().wallet.activity(args),
  }),
);
