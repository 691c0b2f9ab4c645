/** The reason for which the exchange rejected an order for want of funds, looked up and put in units. */
import type { RejectedOutcome } from '../../journal/order-outcome.ts';
import type { Logger } from '../../logger.ts';
import type { SignedOrder } from '../../protocol/order.ts';
import { orderDomain } from '../../protocol/typed-data.ts';
import type { Account } from '../keys/account.ts';
import type { MarketsService } from '../markets/markets-service.ts';
import { atMost } from '../shared/at-most.ts';
import type { FundsService } from './funds-service.ts';
import { needInText, type Shortage, shortageOf, unitOf } from './shortage.ts';

/** How long a rejection waits for its reason, milliseconds. */
const LOOK_WAIT_MS = 1_000;

/** Returns the rejection with its reason. Never rejects; without an answer in time the exchange's own text has to do. */
export type ExplainRejection = (outcome: RejectedOutcome, order: SignedOrder) => Promise<RejectedOutcome>;

export interface ExplainRejectionParts {
  readonly account: Pick<Account, 'chainId'>;
  readonly markets: Pick<MarketsService, 'facts'>;
  readonly funds: FundsService;
  readonly logger: Logger;
}

export function createExplainRejection(parts: ExplainRejectionParts): ExplainRejection {
  const { account, markets, funds, logger } = parts;

  /** What the exchange states is what it judged by; what it does not state is read now. */
  async function reasonOf({ message }: RejectedOutcome, order: SignedOrder): Promise<Shortage> {
    const stated = needInText(message, order.side);
    if (stated !== undefined) return shortageOf(stated, await funds.incoming(order));
    const [facts, held] = await Promise.all([markets.facts(order.tokenId), funds.read(order)]);
    const contract = orderDomain(account.chainId, order.version, facts?.negRisk ?? false).verifyingContract;
    const shortage = await funds.shortage({ ...order, needed: order.makerAmount, contract }, held);
    return shortage ?? { code: 'NOT_ENOUGH_BALANCE', message: notSeen(order) };
  }

  return async (outcome, order) => {
    if (outcome.origin !== 'EXCHANGE' || outcome.code !== 'NOT_ENOUGH_BALANCE') return outcome;
    const stated = needInText(outcome.message, order.side);
    let reason = stated && shortageOf(stated, []);
    const looking = reasonOf(outcome, order).then((found) => {
      reason = found;
    });
    const report = (error: unknown): void =>
      logger.warn(
        { err: error, orderId: outcome.orderId },
        'the funds of a rejected order could not be read',
      );
    await atMost(LOOK_WAIT_MS, looking.catch(report));
    return reason === undefined ? outcome : { ...outcome, code: reason.code, explanation: reason.message };
  };
}

function notSeen({ side }: SignedOrder): string {
  return (
    `The exchange found too few ${unitOf(side)} or too small an allowance, but now reports enough of both. Its record of the ` +
    'chain may be old: call updateBalanceAllowance, then retry with a new clientOrderId.'
  );
}
