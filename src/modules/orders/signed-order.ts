/** A signed order, out and in: what `createOrder` gives is what `postOrder` takes. */
import { builder } from '../../builder.ts';
import { InvalidRequestError } from '../../errors.ts';
import type { SignedOrder } from '../../protocol/order.ts';
import { SideEnum } from '../shared/side.ts';
import { SignatureTypeEnum } from '../shared/signature-type.ts';

/** An order that has been signed, with its id. */
export interface SignedOrderRow {
  readonly orderId: string;
  readonly order: SignedOrder;
}

const DESCRIPTIONS = {
  orderId: 'The EIP-712 digest, by which the exchange will know it.',
  version: 'Order version: 1, 2 or 3.',
  salt: 'Random number that sets like orders apart, below 2^53.',
  maker: 'The wallet that pays.',
  signer: 'Who signed: the account, or the deposit wallet itself.',
  tokenId: 'Token id of the outcome.',
  makerAmount: 'What is given, in base units: BUY collateral, SELL shares.',
  takerAmount: 'What is asked for, in base units: BUY shares, SELL collateral.',
  side: 'BUY or SELL.',
  signatureType: 'How the signature is to be checked.',
  expiration: 'Unix seconds, 0 for none. Signed in version 1 only.',
  timestamp: 'Unix milliseconds at signing. Versions 2 and 3.',
  metadata: 'Bytes signed along. Versions 2 and 3.',
  builder: 'Builder code. Versions 2 and 3.',
  taker: 'Who alone may fill it. Version 1.',
  nonce: "The maker's nonce. Version 1.",
  feeRateBps: 'Fee in basis points. Version 1.',
  signature: 'The signature: 65 bytes, or 317 of a deposit wallet.',
} as const;

/** How the limits treat an order that is signed and not sent. */
export const SIGNED_ORDERS_COUNT =
  'The trading state and the limits judge it as if it were sent. From then on it counts as a working order, because whoever has it can send it: until the exchange has it, its signed expiration (version 1) passes, or IDEMPOTENCY_DAYS are over.';

/** A signed order in raw integers, as signed. */
export const SignedOrderRef = builder.objectRef<SignedOrderRow>('SignedOrder').implement({
  description: 'A signed order in raw integers, as signed. `postOrder` takes it.',
  fields: (t) => ({
    orderId: t.expose('orderId', {
      type: 'Bytes32',
      description: DESCRIPTIONS.orderId,
    }),
    version: t.int({ description: DESCRIPTIONS.version, resolve: ({ order }) => order.version }),
    salt: t.field({ type: 'UInt256', description: DESCRIPTIONS.salt, resolve: ({ order }) => order.salt }),
    maker: t.field({ type: 'Address', description: DESCRIPTIONS.maker, resolve: ({ order }) => order.maker }),
    signer: t.field({
      type: 'Address',
      description: DESCRIPTIONS.signer,
      resolve: ({ order }) => order.signer,
    }),
    tokenId: t.field({
      type: 'ID',
      description: DESCRIPTIONS.tokenId,
      resolve: ({ order }) => order.tokenId,
    }),
    makerAmount: t.field({
      type: 'UInt256',
      description: DESCRIPTIONS.makerAmount,
      resolve: ({ order }) => order.makerAmount,
    }),
    takerAmount: t.field({
      type: 'UInt256',
      description: DESCRIPTIONS.takerAmount,
      resolve: ({ order }) => order.takerAmount,
    }),
    side: t.field({ type: SideEnum, description: DESCRIPTIONS.side, resolve: ({ order }) => order.side }),
    signatureType: t.field({
      type: SignatureTypeEnum,
      description: DESCRIPTIONS.signatureType,
      resolve: ({ order }) => order.signatureType,
    }),
    expiration: t.field({
      type: 'UInt256',
      description: DESCRIPTIONS.expiration,
      resolve: ({ order }) => order.expiration,
    }),
    timestamp: t.field({
      type: 'UInt256',
      nullable: true,
      description: DESCRIPTIONS.timestamp,
      resolve: ({ order }) => (order.version === 1 ? null : order.timestamp),
    }),
    metadata: t.field({
      type: 'Bytes32',
      nullable: true,
      description: DESCRIPTIONS.metadata,
      resolve: ({ order }) => (order.version === 1 ? null : order.metadata),
    }),
    builder: t.field({
      type: 'Bytes32',
      nullable: true,
      description: DESCRIPTIONS.builder,
      resolve: ({ order }) => (order.version === 1 ? null : order.builder),
    }),
    taker: t.field({
      type: 'Address',
      nullable: true,
      description: DESCRIPTIONS.taker,
      resolve: ({ order }) => (order.version === 1 ? order.taker : null),
    }),
    nonce: t.field({
      type: 'UInt256',
      nullable: true,
      description: DESCRIPTIONS.nonce,
      resolve: ({ order }) => (order.version === 1 ? order.nonce : null),
    }),
    feeRateBps: t.field({
      type: 'UInt256',
      nullable: true,
      description: DESCRIPTIONS.feeRateBps,
      resolve: ({ order }) => (order.version === 1 ? order.feeRateBps : null),
    }),
    signature: t.field({
      type: 'Hex',
      description: DESCRIPTIONS.signature,
      resolve: ({ order }) => order.signature,
    }),
  }),
});

/** A signed order to send: the fields of `SignedOrder`, whole. */
export const SignedOrderInput = builder.inputType('SignedOrderInput', {
  description:
    'A signed order to send: the fields of `SignedOrder` as they were given, null ones too, but `__typename`, which is to be left out.',
  fields: (t) => ({
    orderId: t.field({
      type: 'Bytes32',
      description: `${DESCRIPTIONS.orderId} Not needed; where it is given and the other fields make another one, the order is refused (BAD_USER_INPUT).`,
    }),
    version: t.int({ required: true, description: DESCRIPTIONS.version }),
    salt: t.field({ type: 'UInt256', required: true, description: DESCRIPTIONS.salt }),
    maker: t.field({ type: 'Address', required: true, description: DESCRIPTIONS.maker }),
    signer: t.field({ type: 'Address', required: true, description: DESCRIPTIONS.signer }),
    tokenId: t.id({ required: true, description: DESCRIPTIONS.tokenId }),
    makerAmount: t.field({ type: 'UInt256', required: true, description: DESCRIPTIONS.makerAmount }),
    takerAmount: t.field({ type: 'UInt256', required: true, description: DESCRIPTIONS.takerAmount }),
    side: t.field({ type: SideEnum, required: true, description: DESCRIPTIONS.side }),
    signatureType: t.field({
      type: SignatureTypeEnum,
      required: true,
      description: DESCRIPTIONS.signatureType,
    }),
    expiration: t.field({ type: 'UInt256', description: DESCRIPTIONS.expiration }),
    timestamp: t.field({ type: 'UInt256', description: DESCRIPTIONS.timestamp }),
    metadata: t.field({ type: 'Bytes32', description: DESCRIPTIONS.metadata }),
    builder: t.field({ type: 'Bytes32', description: DESCRIPTIONS.builder }),
    taker: t.field({ type: 'Address', description: DESCRIPTIONS.taker }),
    nonce: t.field({ type: 'UInt256', description: DESCRIPTIONS.nonce }),
    feeRateBps: t.field({ type: 'UInt256', description: DESCRIPTIONS.feeRateBps }),
    signature: t.field({ type: 'Hex', required: true, description: DESCRIPTIONS.signature }),
  }),
});

type Fields = (typeof SignedOrderInput)['$inferInput'];

/**
 * The signed order of an input.
 * @throws {InvalidRequestError} BAD_USER_INPUT where a field of its version is missing or the salt is too large
 */
export function signedOrderOf(input: Fields): SignedOrder {
  const salt = BigInt(input.salt);
  if (salt > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new InvalidRequestError(
      'BAD_USER_INPUT',
      'salt must be below 2^53: the exchange reads it as a JSON number',
    );
  }
  const common = {
    salt,
    maker: input.maker,
    signer: input.signer,
    tokenId: input.tokenId,
    makerAmount: BigInt(input.makerAmount),
    takerAmount: BigInt(input.takerAmount),
    side: input.side,
    signatureType: input.signatureType,
    expiration: BigInt(input.expiration ?? 0),
    signature: input.signature,
  };
  return { ...common, ...versionPart(input) };
}

function versionPart(input: Fields) {
  if (input.version === 1) {
    return {
      version: 1 as const,
      taker: needed(input, 'taker'),
      nonce: BigInt(needed(input, 'nonce')),
      feeRateBps: BigInt(needed(input, 'feeRateBps')),
    };
  }
  if (input.version !== 2 && input.version !== 3) {
    throw new InvalidRequestError('BAD_USER_INPUT', `version is ${input.version}; it must be 1, 2 or 3`);
  }
  return {
    version: input.version as 2 | 3,
    timestamp: BigInt(needed(input, 'timestamp')),
    metadata: needed(input, 'metadata'),
    builder: needed(input, 'builder'),
  };
}

function needed(
  input: Fields,
  field: 'taker' | 'nonce' | 'feeRateBps' | 'timestamp' | 'metadata' | 'builder',
): string {
  const value = input[field];
  if (value === null || value === undefined) {
    throw new InvalidRequestError(
      'BAD_USER_INPUT',
      `An order of version ${input.version} has the field ${field}; give it`,
    );
  }
  return value;
}
