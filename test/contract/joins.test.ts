/** What a type names by id, it has joined; where not, the reason stands here. */
import { isInterfaceType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../../src/schema.ts';

/** The field that joins what an id names. */
const JOINS: Readonly<Record<string, string>> = {
  conditionId: 'market',
  tokenId: 'token',
  winningTokenId: 'winningToken',
  orderId: 'order',
  tradeId: 'trade',
  negRiskMarketId: 'event',
};

const ITSELF = 'its own id';
const NOT_JOINED: Readonly<Record<string, string>> = {
  'Market.conditionId': ITSELF,
  'Token.tokenId': ITSELF,
  'Order.orderId': ITSELF,
  'Trade.tradeId': ITSELF,
  'Event.negRiskMarketId': ITSELF,
  'MakerOrder.orderId': 'the order of somebody else, which the exchange does not show',
  'BuilderTrade.tradeId': 'the trade of somebody else, which the exchange does not show',
  'OrderResponse.orderId': 'joined in OrderPlaced, the one answer that says that there is an order',
  'OrderRejected.orderId': 'there is no such order',
  'OrderOutcomeUnknown.orderId': 'not known to be an order yet; order(id:) says when it is',
  'NotCanceled.orderId': 'mostly no order, which is why it was not cancelled',
  'SignedOrder.orderId': 'signed, not placed',
  'SignedOrder.tokenId': 'as signed, and nothing else',
  'PriceChange.conditionId': 'joined by its token',
  'OrderEvent.tradeId': 'joined by its order, as it is after the event',
};

it('every id is joined to what it names', () => {
  const missing = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .flatMap((type) => {
      const fields = Object.keys(type.getFields());
      const unjoined = fields.filter((field) => field in JOINS && !fields.includes(JOINS[field] ?? ''));
      return unjoined.map((field) => `${type.name}.${field}`);
    });
  expect(missing.toSorted()).toEqual(Object.keys(NOT_JOINED).toSorted());
});
