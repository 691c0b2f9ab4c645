/** Orders on their way to the journal: built, judged by the rails, and only then signed. */
import type { CodedError } from '../../errors.ts';
import { rejected } from '../../journal/order-outcome.ts';
import type { OrderDraft, SignedDraft } from '../../journal/order-record.ts';
import { orderToSend } from '../../rails/rail-order.ts';
import type { Rails } from '../../rails/rails.ts';
import type { Account } from '../keys/account.ts';
import type { KeyedRequest } from './order-request.ts';
import { recordedTerms } from './recorded-terms.ts';
import { refusalOf } from './refusal-of.ts';
import { tooLate } from './send-orders.ts';
import type { OrderSigning } from './sign-orders.ts';

export interface SigningForSendingParts {
  readonly account: Pick<Account, 'apiKey'>;
  readonly signing: OrderSigning;
  readonly rails: Pick<Rails, 'reserve' | 'release'>;
  /** Exchange time, milliseconds. */
  readonly exchangeNow: () => number;
}

/** Gives the signed order of a request, its budget reserved, or the refusal that is its outcome. */
export type SignForSending = (
  keyed: KeyedRequest,
  deadline: number,
  obstacle?: CodedError,
) => Promise<OrderDraft['event']>;

export function createSigningForSending(parts: SigningForSendingParts): SignForSending {
  const { account, signing, rails } = parts;

  async function sign({ clientOrderId, request }: KeyedRequest): Promise<SignedDraft> {
    const isSigned = request.kind === 'signed';
    const leg = isSigned ? await signing.identify(request) : await signing.draft(request);
    const { orderId, conditionId } = leg;
    const { orderType, deferExec } = request;
    await rails.reserve(orderToSend(orderId, conditionId, { order: leg.order, orderType }), clientOrderId);
    try {
      const { order } = 'sign' in leg ? leg.sign() : leg;
      const postOnly = request.kind !== 'market' && request.postOnly;
      const post = { order, orderType, postOnly, deferExec };
      const facts = { owner: account.apiKey, conditionId, signedAt: parts.exchangeNow() };
      return { orderId, post, terms: recordedTerms(post, facts) };
    } catch (error) {
      rails.release(orderId, clientOrderId);
      throw error;
    }
  }

  return async (keyed, deadline, obstacle) => {
    try {
      if (obstacle !== undefined) throw obstacle;
      if (Date.now() >= deadline) throw tooLate(deadline);
      return { kind: 'PREPARED', ...(await sign(keyed)) };
    } catch (error) {
      return { kind: 'OUTCOME', outcome: rejected(keyed.clientOrderId, refusalOf(error)) };
    }
  };
}
