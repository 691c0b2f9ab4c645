import { expect, it } from 'vitest';
import type { RejectedOutcome } from '../../../src/journal/order-outcome.ts';
import { createLogger } from '../../../src/logger.ts';
import { createExplainRejection } from '../../../src/modules/funds/explain-rejection.ts';
import type { Funds, FundsService } from '../../../src/modules/funds/funds-service.ts';
import type { SignedOrder } from '../../../src/protocol/order.ts';

const ORDER = { side: 'BUY', tokenId: '1', version: 2, makerAmount: 15_000_000_000n } as SignedOrder;
const ENOUGH: Funds = { balance: 20_000_000_000n, reserved: 0n, allowances: [] };
const BASE_UNITS = 'not enough balance / allowance: the balance is not enough -> balance: 9976880000';

const rejection = (message: string, change: Partial<RejectedOutcome> = {}): RejectedOutcome => ({
  ...{ kind: 'rejected', clientOrderId: 'a', orderId: 'b', code: 'NOT_ENOUGH_BALANCE', message },
  ...{ origin: 'EXCHANGE', retryAfter: undefined, ...change },
});

function explain(outcome: RejectedOutcome, change: Partial<FundsService> = {}) {
  const explaining = createExplainRejection({
    account: { chainId: 137 },
    markets: { facts: async () => undefined },
    funds: { read: async () => ENOUGH, shortage: async () => undefined, incoming: async () => [], ...change },
    logger: createLogger('silent'),
  });
  return explaining(outcome, ORDER);
}

it('amounts of the exchange are put in units, and nothing else of the rejection changes', async () => {
  const outcome = rejection(`${BASE_UNITS}, sum of active orders: 280000, order amount: 15000000000`);
  expect(await explain(outcome)).toEqual({
    ...outcome,
    explanation:
      'The order needs 15,000 pUSD; 9,976.60 are available (balance 9,976.88, reserved by open orders 0.28).',
  });
});

it('what matched orders owe is counted too', async () => {
  const { explanation } = await explain(
    rejection(`${BASE_UNITS}, sum of matched orders: 9000000000, order amount: 15000000000`),
  );
  expect(explanation).toBe(
    'The order needs 15,000 pUSD; 976.88 are available (balance 9,976.88, owed to matched orders 9,000).',
  );
});

it('trades that cannot be read leave the amounts, and funds that cannot be read the text as it is', async () => {
  const down = () => Promise.reject(new Error('down'));
  const stated = rejection(`${BASE_UNITS}, order amount: 15000000000`);
  expect((await explain(stated, { incoming: down })).explanation).toBe(
    'The order needs 15,000 pUSD; 9,976.88 are available (balance 9,976.88).',
  );
  const unstated = rejection('not enough balance / allowance');
  expect(await explain(unstated, { read: down })).toEqual(unstated);
});

it('a shortage that the exchange does not show any more is not made up', async () => {
  expect((await explain(rejection('not enough balance / allowance'))).explanation).toBe(
    'The exchange found too few pUSD or too small an allowance, but now reports enough of both. Its record of the ' +
      'chain may be old: call updateBalanceAllowance, then retry with a new clientOrderId.',
  );
});

it.each([{ origin: 'GATEWAY' }, { code: 'FOK_NOT_FILLED' }] as const)(
  'looks nothing up for %j',
  async (change) => {
    const never = () => Promise.reject(new Error('must not be called'));
    const outcome = rejection('not enough balance / allowance', change);
    expect(await explain(outcome, { read: never, incoming: never })).toBe(outcome);
  },
);
