/** Whether an order was signed by the account that sends it, under the order version in force. */
import { type ChainId, ZERO_ADDRESS } from '../protocol/constants.ts';
import { fromHex } from '../protocol/hex.ts';
import type { Order, SignedOrder } from '../protocol/order.ts';
import {
  depositWalletDigest,
  type OrderDomain,
  orderDigest,
  orderDomain,
  unwrapDepositWalletSignature,
} from '../protocol/typed-data.ts';
import type { Account } from './account.ts';
import { recoverSigner } from './recover.ts';
import { badRequest } from './refusal.ts';

const WRONG_SIGNER = 'the order signer address has to be the address of the API KEY';

/**
 * Checks who stands in the order as signer, then who signed it.
 * @throws {Refusal} in the exchange's words.
 */
export function verifyOrder(order: SignedOrder, account: Account, chainId: ChainId, negRisk: boolean): void {
  const wallet = order.signatureType === 3 ? order.maker : account.address;
  if (!sameAddress(order.signer, wallet)) {
    throw badRequest(WRONG_SIGNER);
  }
  if (order.signatureType === 0 && !sameAddress(order.maker, order.signer)) {
    throw badRequest(WRONG_SIGNER);
  }
  if (order.version === 1 && !sameAddress(order.taker, ZERO_ADDRESS)) {
    throw badRequest('Invalid order payload');
  }
  const signer = signerOf(order, orderDomain(chainId, order.version, negRisk));
  if (signer !== undefined && sameAddress(signer, account.address)) {
    return;
  }
  const other = otherVersion(order);
  if (other !== undefined) {
    const wouldBe = signerOf(other, orderDomain(chainId, other.version, negRisk));
    if (wouldBe !== undefined && sameAddress(wouldBe, account.address)) {
      throw badRequest('order_version_mismatch');
    }
  }
  // Any 65 bytes recover to somebody, so a deposit wallet's order signed by another owner cannot be told from a bad one.
  throw badRequest('invalid signature');
}

/** The EOA that signed, or `undefined` where the bytes are not a signature of this order. */
function signerOf(order: SignedOrder, domain: OrderDomain): string | undefined {
  const signature = fromHex(order.signature);
  if (order.signatureType !== 3 || order.version === 1) {
    return recoverSigner(orderDigest(order, domain), signature);
  }
  const wrapped = unwrapDepositWalletSignature(signature);
  if (wrapped === undefined || Buffer.compare(wrapped.separator, domain.separator) !== 0) {
    return undefined;
  }
  return recoverSigner(depositWalletDigest(order, domain), wrapped.inner);
}

/** The same body read as the other version that has it: 2 and 3 differ only in what was signed. */
function otherVersion(
  order: SignedOrder,
): (Exclude<Order, { version: 1 }> & { signature: string }) | undefined {
  return order.version === 1 ? undefined : { ...order, version: order.version === 2 ? 3 : 2 };
}

function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
