/** Orders as large as real ones, for tests and measurements of the journal alone. */
import type { OrderOutcome } from '../../src/journal/order-outcome.ts';
import type { OrderDraft } from '../../src/journal/order-record.ts';
import { sortableId } from '../../src/journal/sortable-id.ts';

const WORD = `0x${'5'.repeat(64)}`;
const ADDRESS = `0x${'5'.repeat(40)}`;
const TOKEN_ID = '7'.repeat(77);

/** The id of the order with that key. */
export function orderIdOf(clientOrderId: string): string {
  return `0x${Buffer.from(clientOrderId).toString('hex').padEnd(64, '0').slice(0, 64)}`;
}

/** A GTC BUY of 10 shares at 0.5, signed. Without a key, one of its own. */
export function draftOf(
  key?: string,
  { receivedAt = Date.now(), makerAmount = 5_000_000n }: { receivedAt?: number; makerAmount?: bigint } = {},
): OrderDraft {
  const recordId = sortableId(receivedAt);
  const clientOrderId = key ?? recordId;
  const order = {
    version: 2,
    salt: 890_224_563_465n,
    maker: ADDRESS,
    signer: ADDRESS,
    tokenId: TOKEN_ID,
    makerAmount,
    takerAmount: 10_000_000n,
    side: 'BUY',
    signatureType: 0,
    expiration: 0n,
    timestamp: BigInt(receivedAt),
    metadata: WORD,
    builder: WORD,
    signature: `0x${'5'.repeat(130)}`,
  } as const;
  return {
    recordId,
    clientOrderId,
    inputHash: WORD.slice(2),
    caller: 'local',
    receivedAt,
    deadline: receivedAt + 30_000,
    event: {
      kind: 'PREPARED',
      orderId: orderIdOf(clientOrderId),
      terms: {
        makerAddress: ADDRESS,
        owner: 'a4fa5ba9-1b3e-4b7c-9c1a-2f1a3c5d7e9f',
        conditionId: WORD,
        tokenId: TOKEN_ID,
        side: 'BUY',
        price: '0.5',
        size: '10',
        orderType: 'GTC',
        expiration: 0,
        signedAt: receivedAt,
      },
      post: { order, orderType: 'GTC', postOnly: false, deferExec: false },
    },
  };
}

/** It rests. */
export function placedOutcome(clientOrderId: string): OrderOutcome {
  return {
    kind: 'placed',
    clientOrderId,
    orderId: orderIdOf(clientOrderId),
    status: { value: 'LIVE', raw: 'live' },
    makingAmount: '0',
    takingAmount: '0',
    transactionHashes: [],
    tradeIds: [],
  };
}
