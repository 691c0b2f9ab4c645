import { builder } from '../../builder.ts';
import type { Market } from '../../clob/market-types.ts';
import { CALL_COST, pageCost } from '../../cost.ts';
import { pageArguments } from '../shared/connection.ts';
import { given } from '../shared/given.ts';
import { checkConditionId } from '../shared/ids.ts';
import { ProtocolVersionEnum } from './protocol-version.ts';
import { RewardTermsRef } from './reward-terms.ts';
import { TokenRef } from './token.ts';

/** A market, loaded by its condition id. */
export const MarketRef = builder.loadableNodeRef('Market', {
  id: { resolve: (market: Market) => market.conditionId },
  load: (ids: string[], { services }) => services.markets.marketsById(ids),
});

MarketRef.implement({
  description: 'A question with two outcomes, each a token. The exchange calls its id the condition id.',
  fields: (t) => ({
    conditionId: t.exposeID('conditionId', { description: "The exchange's own id: 0x and 64 hex digits." }),
    questionId: t.exposeString('questionId', {
      nullable: true,
      description: 'Id of the question at the oracle.',
    }),
    question: t.exposeString('question', { description: 'The question, as people read it.' }),
    description: t.exposeString('description', { nullable: true, description: 'The rules of resolution.' }),
    slug: t.exposeString('slug', {
      nullable: true,
      description: "Readable name in web addresses, as in Polymarket's.",
    }),
    active: t.exposeBoolean('active', { description: 'Whether the market has been opened.' }),
    closed: t.exposeBoolean('closed', { description: 'Whether the market has ended.' }),
    archived: t.exposeBoolean('archived', { description: 'Whether the market was put away.' }),
    acceptingOrders: t.exposeBoolean('acceptingOrders', { description: 'Whether orders are taken now.' }),
    endDate: t.expose('endDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When the question is to be decided.',
    }),
    gameStartTime: t.expose('gameStartTime', {
      type: 'DateTime',
      nullable: true,
      description: 'Start of the game the market is about.',
    }),
    secondsDelay: t.exposeInt('secondsDelay', {
      description: 'Seconds that a marketable order is held before matching.',
    }),
    minimumOrderSize: t.expose('minimumOrderSize', {
      type: 'Decimal',
      description: 'Smallest limit order, in shares.',
    }),
    tickSize: t.expose('tickSize', {
      type: 'Decimal',
      description: 'Step of prices, in collateral a share.',
    }),
    protocolVersion: t.expose('protocolVersion', {
      type: ProtocolVersionEnum,
      nullable: true,
      description:
        'Protocol of the market. Null when the exchange names one that this server does not know; orders are then refused (UNSUPPORTED_PROTOCOL).',
    }),
    negRisk: t.exposeBoolean('negRisk', {
      description: 'Whether the market is one of an event of which only one can come true.',
    }),
    negRiskMarketId: t.exposeID('negRiskMarketId', {
      nullable: true,
      description: 'Id shared by the markets of that event.',
    }),
    icon: t.exposeString('icon', {
      nullable: true,
      description:
        'Web address of a small picture. Prefer it to that of `listing`: it needs no further call.',
    }),
    image: t.exposeString('image', {
      nullable: true,
      description: 'Web address of a picture. Prefer it to that of `listing`, likewise.',
    }),
    tags: t.exposeStringList('tags', { description: 'Subjects.' }),
    tokens: t.field({
      type: [TokenRef],
      description: 'The outcomes.',
      complexity: { field: 0, multiplier: 2 },
      resolve: (market) => market.tokens.map((token) => ({ ...token, market })),
    }),
    resolved: t.boolean({
      description: 'Whether it is decided which outcome came true.',
      resolve: (market) => market.tokens.some(({ winner }) => winner),
    }),
    winner: t.field({
      type: TokenRef,
      nullable: true,
      description: 'The outcome that came true, null while that is open.',
      resolve: (market) => {
        const token = market.tokens.find(({ winner }) => winner);
        return token && { ...token, market };
      },
    }),
    rewards: t.expose('rewards', {
      type: RewardTermsRef,
      nullable: true,
      description: 'Terms of the liquidity rewards, null where none are paid.',
    }),
  }),
});

const MarketConnection = builder.connectionObject(
  {
    type: MarketRef,
    name: 'MarketConnection',
    description: 'A page of markets.',
  },
  { name: 'MarketEdge', description: 'A market and its cursor.' },
);

const MarketFilterInput = builder.inputType('MarketFilter', {
  description: 'Which markets to list; every part that is given must hold.',
  fields: (t) => ({
    sampling: t.boolean({
      description:
        'True: only markets that pay liquidity rewards, which the exchange keeps a shorter list of.',
    }),
    active: t.boolean({ description: 'Whether the market has been opened.' }),
    closed: t.boolean({ description: 'Whether the market has ended.' }),
    acceptingOrders: t.boolean({ description: 'Whether orders are taken now.' }),
    negRisk: t.boolean({ description: 'Whether the market belongs to a neg-risk event.' }),
    text: t.string({
      description: 'Words that must all be in the question, the slug or a tag, in any case.',
    }),
  }),
});

builder.queryFields((t) => ({
  market: t.field({
    type: MarketRef,
    nullable: true,
    description: 'One market, null where the exchange has none with this id.',
    args: { conditionId: t.arg.id({ required: true, description: 'Condition id of the market.' }) },
    complexity: { field: CALL_COST, multiplier: 1 },
    resolve: (_root, { conditionId }) => checkConditionId(conditionId),
  }),
  markets: t.field({
    type: MarketConnection,
    nullable: true,
    description:
      "The exchange's markets. With a filter a page may have fewer rows than asked for, even none, while there are more: go on with `endCursor`.",
    args: {
      ...pageArguments,
      filter: t.arg({ type: MarketFilterInput, description: 'Which markets; all when not said.' }),
    },
    complexity: pageCost,
    resolve: (_root, { first, after, filter }, { services }) =>
      services.markets.markets({ first, after }, given(filter ?? {})),
  }),
}));
