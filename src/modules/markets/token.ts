import { builder } from '../../builder.ts';
import { BalanceAllowanceRef } from '../balances/balance-allowance.ts';
import { checkTokenId } from '../shared/ids.ts';
import { LastTradeRef } from './last-trade.ts';
import { MarketRef } from './market.ts';
import type { TokenRow } from './markets-service.ts';
import { OrderBookRef } from './order-book.ts';

/** An outcome, loaded by its token id. */
export const TokenRef = builder.loadableNodeRef('Token', {
  id: { resolve: (token: TokenRow) => token.tokenId },
  load: (ids: string[], { services }) => services.markets.tokensById(ids),
});

TokenRef.implement({
  description: 'One outcome of a market, traded as a token that pays 1 unit of collateral if it comes true.',
  fields: (t) => ({
    tokenId: t.exposeID('tokenId', { description: "The exchange's own id (asset id): up to 78 digits." }),
    outcome: t.exposeString('outcome', { description: 'The outcome, such as Yes.' }),
    winner: t.exposeBoolean('winner', { description: 'Whether it came true; false while that is open.' }),
    price: t.expose('price', {
      type: 'Decimal',
      nullable: true,
      description: "Price in the exchange's listing, in collateral a share.",
    }),
    tickSize: t.field({
      type: 'Decimal',
      description: 'Step of prices, in collateral a share.',
      resolve: ({ market }) => market.tickSize,
    }),
    minimumOrderSize: t.field({
      type: 'Decimal',
      description: 'Smallest limit order, in shares.',
      resolve: ({ market }) => market.minimumOrderSize,
    }),
    negRisk: t.field({
      type: 'Boolean',
      description: 'Whether the market is one of an event of which only one can come true.',
      resolve: ({ market }) => market.negRisk,
    }),
    conditionId: t.field({
      type: 'ID',
      description: 'Condition id of the market.',
      resolve: ({ market }) => market.conditionId,
    }),
    market: t.field({ type: MarketRef, description: 'The market.', resolve: ({ market }) => market }),
    orderBook: t.loadable({
      type: OrderBookRef,
      nullable: true,
      description: 'The book as it stands, null where the token has none (its market is closed).',
      load: async (ids: string[], { services }) => pick(ids, await services.markets.books(ids)),
      resolve: ({ tokenId }) => tokenId,
    }),
    midpoint: t.loadable({
      type: 'Decimal',
      nullable: true,
      description: 'Middle between best bid and best ask, in collateral a share.',
      load: async (ids: string[], { services }) => pick(ids, await services.markets.midpoints(ids)),
      resolve: ({ tokenId }) => tokenId,
    }),
    spread: t.loadable({
      type: 'Decimal',
      nullable: true,
      description: 'Best ask less best bid, in collateral a share.',
      load: async (ids: string[], { services }) => pick(ids, await services.markets.spreads(ids)),
      resolve: ({ tokenId }) => tokenId,
    }),
    lastTrade: t.loadable({
      type: LastTradeRef,
      nullable: true,
      description: 'The last trade, null where there was none.',
      load: async (ids: string[], { services }) => pick(ids, await services.markets.lastTrades(ids)),
      resolve: ({ tokenId }) => tokenId,
    }),
    balance: t.field({
      type: BalanceAllowanceRef,
      nullable: true,
      description: "The account's balance and allowance of this token.",
      resolve: ({ tokenId }, _args, { account }) =>
        account().balances.balanceAllowance({ assetType: 'CONDITIONAL', tokenId }),
    }),
  }),
});

function pick<T>(ids: readonly string[], found: ReadonlyMap<string, T>): (T | undefined)[] {
  return ids.map((id) => found.get(id));
}

builder.queryField('token', (t) =>
  t.field({
    type: TokenRef,
    nullable: true,
    description: 'One outcome, null where no market has it.',
    args: { id: t.arg.id({ required: true, description: 'Token id, not the global id.' }) },
    resolve: (_root, { id }) => checkTokenId(id),
  }),
);
