/** One order, in the forms of versions 1 and 2. */
import { ZERO_ADDRESS, ZERO_BYTES32 } from '../../../src/protocol/constants.ts';
import type { OrderV1, OrderV2 } from '../../../src/protocol/order.ts';

export const EOA = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
export const WALLET = `0x${'11'.repeat(20)}`;

const fields = {
  salt: 890224563465n,
  maker: EOA,
  signer: EOA,
  tokenId: '1234',
  makerAmount: 5_000_000n,
  takerAmount: 10_000_000n,
  side: 'BUY',
  signatureType: 0,
  expiration: 0n,
} as const;

export const orderV1: OrderV1 = { ...fields, version: 1, taker: ZERO_ADDRESS, nonce: 0n, feeRateBps: 0n };

export const orderV2: OrderV2 = {
  ...fields,
  version: 2,
  timestamp: 1780449126930n,
  metadata: ZERO_BYTES32,
  builder: ZERO_BYTES32,
};
