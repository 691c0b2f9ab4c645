/**
 * Orders that are signed and handed to the caller. Whoever has the signature can send the order, so the rails judge it as if it
 * were sent, and it is written down and counted before it is signed.
 */
import type { Journal } from '../../journal/journal.ts';
import { orderToSend } from '../../rails/rail-order.ts';
import type { Rails } from '../../rails/rails.ts';
import { SIGNED_COPY } from '../../rails/working-orders.ts';
import type { UnsignedOrderRequest } from './order-request.ts';
import { recordedTerms } from './recorded-terms.ts';
import type { OrderSigning, SignedLeg } from './sign-orders.ts';

export interface SignOnlyParts {
  readonly journal: Pick<Journal, 'enterSigned'>;
  readonly accountName: string;
  readonly signing: Pick<OrderSigning, 'draft'>;
  readonly rails: Pick<Rails, 'reserve' | 'release' | 'signed'>;
  /** Exchange time, milliseconds. */
  readonly exchangeNow: () => number;
}

/**
 * Signs without sending.
 * @throws {CodedError} the refusal
 * @throws {JournalUnavailableError} where the order could not be written down; it was not signed
 */
export type SignOnly = (request: UnsignedOrderRequest, caller: string) => Promise<SignedLeg>;

export function createSignOnly(parts: SignOnlyParts): SignOnly {
  const { journal, accountName, signing, rails } = parts;
  return async (request, caller) => {
    const { orderId, conditionId, order, sign } = await signing.draft(request);
    const { orderType } = request;
    await rails.reserve(orderToSend(orderId, conditionId, { order, orderType }), SIGNED_COPY);
    try {
      await journal.enterSigned(accountName, {
        orderId,
        caller,
        signedAt: Date.now(),
        // The expiration of later versions is not signed: whoever sends the order may leave it out.
        expiresAt: order.version === 1 && order.expiration > 0n ? Number(order.expiration) * 1000 : undefined,
        spends: order.side === 'BUY' ? order.makerAmount : 0n,
        terms: recordedTerms(
          { order, orderType },
          { owner: undefined, conditionId, signedAt: parts.exchangeNow() },
        ),
      });
    } catch (error) {
      rails.release(orderId, SIGNED_COPY);
      throw error;
    }
    rails.signed(orderId);
    return sign();
  };
}
