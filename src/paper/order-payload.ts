/** The body of an order as it arrives, parsed once: unknown in, a signed order of the protocol out. */
import { z } from 'zod';
import { ZERO_BYTES32 } from '../protocol/constants.ts';
import {
  ORDER_TYPES,
  type OrderType,
  type OrderV1,
  type OrderV2,
  type OrderVersion,
  type SignedOrder,
} from '../protocol/order.ts';
import { badRequest } from './refusal.ts';

/** An order and how it is to be treated. */
export interface OrderRequest {
  readonly order: SignedOrder;
  /** The API key the order says it belongs to. */
  readonly owner: string;
  readonly orderType: OrderType;
  readonly postOnly: boolean;
}

const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const bytes32 = z.string().regex(/^0x[0-9a-fA-F]{64}$/);
const wholeNumber = z
  .string()
  .regex(/^\d{1,78}$/)
  .transform(BigInt);
const amount = wholeNumber.refine((value) => value > 0n);

const common = {
  salt: z.int().nonnegative().transform(BigInt),
  maker: address,
  signer: address,
  tokenId: z.string().regex(/^\d{1,78}$/),
  makerAmount: amount,
  takerAmount: amount,
  side: z.enum(['BUY', 'SELL']),
  expiration: wholeNumber,
  signature: z.string().regex(/^0x([0-9a-fA-F]{2})+$/),
};

const orderV1 = z.object({
  ...common,
  signatureType: z.literal([0, 1, 2]),
  taker: address,
  nonce: wholeNumber,
  feeRateBps: wholeNumber,
});

const orderV2 = z.object({
  ...common,
  signatureType: z.literal([0, 1, 2, 3]),
  timestamp: wholeNumber,
  metadata: bytes32.default(ZERO_BYTES32),
  builder: bytes32.default(ZERO_BYTES32),
});

const request = z.object({
  order: z.union([orderV2, orderV1]),
  owner: z.string(),
  orderType: z.enum(ORDER_TYPES),
  postOnly: z.boolean().optional(),
});

/**
 * Reads one order. The body of versions 2 and 3 is the same: it is read as the one its token's market takes.
 * @throws {Refusal} where it is not an order, or is of another version than its market takes.
 */
export function parseOrderRequest(body: unknown, versionOf: (tokenId: string) => OrderVersion): OrderRequest {
  const parsed = request.safeParse(body);
  if (!parsed.success) {
    throw badRequest('Invalid order payload');
  }
  const { order, owner, orderType, postOnly = false } = parsed.data;
  const inForce = versionOf(order.tokenId);
  if ('timestamp' in order) {
    if (inForce === 1) {
      throw badRequest('order_version_mismatch');
    }
    const signed: OrderV2 & { signature: string } = { ...order, version: inForce };
    return { order: signed, owner, orderType, postOnly };
  }
  if (inForce !== 1) {
    throw badRequest('order_version_mismatch');
  }
  const signed: OrderV1 & { signature: string } = { ...order, version: 1 };
  return { order: signed, owner, orderType, postOnly };
}
