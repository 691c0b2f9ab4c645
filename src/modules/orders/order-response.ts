/** The three outcomes of an order mutation. */
import { builder } from '../../builder.ts';
import { ERROR_CODES, type Retry } from '../../errors.ts';
import type {
  OrderOutcome,
  PlacedOutcome,
  RejectedOutcome,
  UnknownOutcome,
} from '../../journal/order-outcome.ts';
import { ErrorCodeEnum, ErrorInterface, ErrorOriginEnum, RetryEnum } from '../shared/error.ts';
import { knownEnum } from '../shared/known-enum.ts';
import { TradeRef } from '../trades/trade.ts';
import { OrderRef } from './order.ts';

const PlacedStatusEnum = knownEnum('PlacedStatus', 'What the exchange did with an order it took.', {
  LIVE: 'It rests in the book.',
  MATCHED: 'It was filled at once, whole or in part.',
  DELAYED: 'It is held before matching; the outcome comes later.',
  UNMATCHED: 'It was held, found nothing, and rests in the book.',
});

export const OrderResponse = builder.interfaceRef<OrderOutcome>('OrderResponse').implement({
  description: 'What every order mutation answers, whatever became of the order.',
  resolveType: outcomeType,
  fields: (t) => ({
    success: t.boolean({
      description: 'Whether the exchange is known to have taken the order.',
      resolve: ({ kind }) => kind === 'placed',
    }),
    errorMsg: t.string({
      nullable: true,
      description:
        'What is wrong, in the words of the exchange or of the check that refused; null on success. To show it to people take `OrderRejected.message`.',
      resolve: (outcome) => (outcome.kind === 'placed' ? null : outcome.message),
    }),
    orderId: t.field({
      type: 'Bytes32',
      nullable: true,
      description: "The order's EIP-712 digest; null where it was refused before it was signed.",
      resolve: ({ orderId }) => orderId,
    }),
    clientOrderId: t.exposeID('clientOrderId', {
      description: 'The idempotency key: the one that was given, or one that was made.',
    }),
  }),
});

const OrderPlaced = builder.objectRef<PlacedOutcome>('OrderPlaced').implement({
  description: 'The exchange took the order.',
  interfaces: [OrderResponse],
  fields: (t) => ({
    status: t.field({
      type: PlacedStatusEnum,
      description: 'What the exchange did with it.',
      resolve: ({ status }) => status.value,
    }),
    rawStatus: t.string({
      description: "The exchange's own word for it.",
      resolve: ({ status }) => status.raw,
    }),
    makingAmount: t.expose('makingAmount', {
      type: 'Decimal',
      nullable: true,
      description:
        'What the order gave at once: BUY collateral, SELL shares. Null where the answer was lost and the order was found.',
    }),
    takingAmount: t.expose('takingAmount', {
      type: 'Decimal',
      nullable: true,
      description:
        'What it got at once: BUY shares, SELL collateral. Null where the answer was lost and the order was found.',
    }),
    transactionHashes: t.field({
      type: ['Bytes32'],
      description:
        'Transactions known already; further ones arrive on the trades (`transactionsHashes` in the documentation).',
      resolve: ({ transactionHashes }) => [...transactionHashes],
    }),
    tradeIds: t.field({
      type: ['ID'],
      description: 'Trades made at once.',
      resolve: ({ tradeIds }) => [...tradeIds],
    }),
    order: t.field({
      type: OrderRef,
      nullable: true,
      description: 'The order as it stands.',
      resolve: ({ orderId }) => orderId,
    }),
    trades: t.field({
      type: [TradeRef],
      nullable: { list: false, items: true },
      description: 'The trades made at once; null in place of one that the exchange does not show yet.',
      resolve: ({ tradeIds }) => [...tradeIds],
    }),
  }),
});

const OrderRejected = builder.objectRef<RejectedOutcome>('OrderRejected').implement({
  description:
    'The order was refused: it is not in the book and never will be. A new try needs a new clientOrderId.',
  interfaces: [OrderResponse, ErrorInterface],
  fields: (t) => ({
    message: t.string({
      description:
        'What is wrong, for people: `errorMsg`, but where funds are missing what the order needs and what is available, in pUSD or shares.',
      resolve: ({ explanation, message }) => explanation ?? message,
    }),
    origin: t.expose('origin', { type: ErrorOriginEnum, description: 'Who said no.' }),
    retry: t.field({
      type: RetryEnum,
      description:
        'Whether and how to repeat the request, by its code. Never SAME_KEY: a rejection is final for its clientOrderId.',
      resolve: retryOf,
    }),
    retryAfter: t.exposeInt('retryAfter', {
      nullable: true,
      description: 'Seconds after which a like order may be taken, where that is known.',
    }),
  }),
});

/** An unclear answer while the order was being built means that the order was never sent: it is rejected for good. */
function retryOf({ code }: RejectedOutcome): Retry {
  const { retry } = ERROR_CODES[code];
  return retry === 'SAME_KEY' ? 'NEW_KEY' : retry;
}

const OrderOutcomeUnknown = builder.objectRef<UnknownOutcome>('OrderOutcomeUnknown').implement({
  description:
    'The order was sent and no clear answer came: it may be in the book. Do not place another. The server goes on looking for ' +
    'it, and sends the same bytes again only where the exchange does not have them and the deadline has not passed; ask ' +
    '`order(id:)`, `reconcile`, or repeat the mutation with the same clientOrderId.',
  interfaces: [OrderResponse],
  fields: (t) => ({
    reason: t.expose('code', { type: ErrorCodeEnum, description: 'Why no clear answer came.' }),
  }),
});

/** The members of every union that an order mutation answers. */
export const ORDER_OUTCOMES = [OrderPlaced, OrderRejected, OrderOutcomeUnknown];

/** The member of an outcome. */
export function outcomeType({ kind }: OrderOutcome): string {
  if (kind === 'placed') return 'OrderPlaced';
  return kind === 'rejected' ? 'OrderRejected' : 'OrderOutcomeUnknown';
}
