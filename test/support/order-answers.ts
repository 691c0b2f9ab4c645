/** What the gateway answers to an order, as the client documents ask for it. */
import { expect } from 'vitest';

/** To an order that rests and has not matched. */
export const restingAnswer = (clientOrderId: string) => ({
  __typename: 'OrderPlaced',
  success: true,
  errorMsg: null,
  orderId: expect.stringMatching(/^0x[0-9a-f]{64}$/),
  clientOrderId,
  status: 'LIVE',
  makingAmount: '0',
  takingAmount: '0',
  transactionHashes: [],
  tradeIds: [],
});

/** To one that was found at the exchange when its answer was lost: what it gave and got was in the answer. */
export const foundAnswer = (clientOrderId: string) => ({
  ...restingAnswer(clientOrderId),
  makingAmount: null,
  takingAmount: null,
});
