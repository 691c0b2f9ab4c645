import { createContextCache } from '@pothos/core';
import { builder } from '../../builder.ts';
import { incomplete } from '../../clob/incomplete.ts';
import type { Context } from '../../context.ts';
import { CALL_COST, pageCost } from '../../cost.ts';
import { InvalidRequestError } from '../../errors.ts';
import { joinMarket, joinToken } from '../markets/joins.ts';
import { TokenRef } from '../markets/token.ts';
import { pageArguments } from '../shared/connection.ts';
import { knownEnum } from '../shared/known-enum.ts';
import type { DatedPosition } from './add-fills.ts';

const WHENCE =
  "From the Data API, which follows the chain by seconds, with the account's own fills that it has not seen yet; null where none is configured.";

const PositionStatusEnum = knownEnum('PositionStatus', 'What can be done with a position.', {
  OPEN: 'The market is not resolved.',
  REDEEMABLE: 'The market is resolved and the shares can be redeemed.',
  REDEEMABLE_LOST: 'The market is resolved and the shares are worth nothing.',
  MERGEABLE:
    'The wallet has shares of both outcomes. A filter of the Data API: its rows show OPEN, with `mergeable` true.',
  CLOSED: 'The wallet has no shares of the outcome any more.',
});

const positionsOf = createContextCache(({ account }: Context) => account().wallet.positionsByToken());

/** A position, by the wallet and the token. */
const PositionRef = builder.nodeRef('Position', {
  id: { resolve: ({ walletAddress, tokenId }: DatedPosition) => `${walletAddress}:${tokenId}` },
  async loadOne(id, context) {
    const [wallet, tokenId = ''] = id.split(':');
    const position = (await positionsOf(context))?.get(tokenId);
    return position?.walletAddress === wallet ? position : null;
  },
});

PositionRef.implement({
  description: "What the account's wallet holds of one outcome, as the Data API tells it. Dust is left out.",
  fields: (t) => ({
    walletAddress: t.expose('walletAddress', { type: 'Address', description: 'The wallet.' }),
    tokenId: t.exposeID('tokenId', { description: 'Token id of the outcome.' }),
    conditionId: t.exposeID('conditionId', { description: 'Condition id of the market.' }),
    outcome: t.exposeString('outcome', { description: 'The outcome, such as Yes.' }),
    status: t.field({
      type: PositionStatusEnum,
      description: 'What can be done with the position.',
      resolve: ({ status }) => status.value,
    }),
    rawStatus: t.string({
      description: "The Data API's own word for the status.",
      resolve: ({ status }) => status.raw,
    }),
    size: t.expose('size', { type: 'Decimal', description: 'Shares, own fills included.' }),
    asOf: t.expose('asOf', {
      type: 'DateTime',
      description:
        'When it was so: when the Data API was asked, or when the last own fill matched that the Data API has not seen. In the latter case `fees`, `realizedPnl` and `percentPnl` are null.',
    }),
    averagePrice: t.expose('averagePrice', {
      type: 'Decimal',
      nullable: true,
      description: 'What a share cost, in collateral, without fees.',
    }),
    currentPrice: t.expose('currentPrice', {
      type: 'Decimal',
      nullable: true,
      description: 'What a share is worth now, in collateral.',
    }),
    currentValue: t.expose('currentValue', {
      type: 'Decimal',
      nullable: true,
      description: 'What all of them are worth now, in collateral.',
    }),
    cost: t.expose('cost', {
      type: 'Decimal',
      nullable: true,
      description: 'What they cost, in collateral, without fees.',
    }),
    fees: t.expose('fees', {
      type: 'Decimal',
      nullable: true,
      description: 'Fees paid for them, in collateral.',
    }),
    realizedPnl: t.expose('realizedPnl', {
      type: 'Decimal',
      nullable: true,
      description: 'Profit of what was sold, in collateral; a loss is negative.',
    }),
    unrealizedPnl: t.expose('unrealizedPnl', {
      type: 'Decimal',
      nullable: true,
      description: 'Profit if they were sold at the current price, likewise.',
    }),
    percentPnl: t.expose('percentPnl', {
      type: 'Decimal',
      nullable: true,
      description: 'That profit in percent of the cost.',
    }),
    redeemable: t.exposeBoolean('redeemable', {
      description: 'Whether the market is resolved and the shares can be redeemed.',
    }),
    mergeable: t.exposeBoolean('mergeable', {
      description: 'Whether the wallet has shares of both outcomes, which merge into collateral.',
    }),
    market: joinMarket(t, ({ conditionId }) => conditionId),
    token: joinToken(t, ({ tokenId }) => tokenId),
  }),
});

const PositionConnection = builder.connectionObject(
  { type: PositionRef, name: 'PositionConnection', description: 'A page of positions.' },
  { name: 'PositionEdge', description: 'A position and its cursor.' },
);

builder.objectField(TokenRef, 'position', (t) =>
  t.field({
    type: PositionRef,
    nullable: true,
    description: `What the account's wallet holds of the outcome while its market is open, null for nothing. ${WHENCE}`,
    resolve: async ({ tokenId }, _args, context) => {
      const positions = await positionsOf(context);
      const position = positions?.get(tokenId);
      if (position === undefined && positions?.isWhole === false) throw incomplete('positions');
      return position;
    },
  }),
);

builder.queryFields((t) => ({
  positions: t.field({
    type: PositionConnection,
    nullable: true,
    description: `The positions of the account's wallet that have one status. ${WHENCE}`,
    args: {
      ...pageArguments,
      status: t.arg({
        type: PositionStatusEnum,
        required: true,
        defaultValue: 'OPEN',
        description: 'Return positions with this status.',
      }),
    },
    complexity: pageCost,
    resolve: (_root, { status, ...page }, { account }) => {
      if (status !== 'UNKNOWN') return account().wallet.positions(page, status);
      throw new InvalidRequestError(
        'BAD_USER_INPUT',
        'status is UNKNOWN; filter by one of the other statuses',
      );
    },
  }),
  portfolioValue: t.field({
    type: 'Decimal',
    nullable: true,
    description: `What the account's positions are worth, in collateral. ${WHENCE}`,
    complexity: CALL_COST,
    resolve: (_root, _args, { account }) => account().wallet.portfolioValue(),
  }),
}));
