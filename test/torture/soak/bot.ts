/** What both bots do: place orders and cancel them, and note how it goes. */

import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';
import {
  CancelOrderDocument,
  CreateAndPostOrdersDocument,
  type CreateAndPostOrdersLegInput,
  OrderBooksDocument,
} from '../../../schema/client.ts';
import { parseMicros } from '../../../src/protocol/decimal.ts';
import { type AskOptions, ask } from '../gateway-client.ts';

/** Best prices of an outcome, micros; `undefined` where a side is empty. */
export interface Best {
  readonly bid: bigint | undefined;
  readonly ask: bigint | undefined;
}

/** A question that costs the gateway next to nothing: how long it takes is how busy the machine is. */
const IDLE: TypedDocumentNode<{ readonly __typename: string }, Record<string, never>> = parse(
  '{ __typename }',
);

export class Bot {
  readonly #gateway: AskOptions;
  /** Milliseconds that each cancel took, in order, and an idle question just before it. */
  readonly cancelMs: number[] = [];
  readonly idleMs: number[] = [];
  /** Orders by what was answered: PLACED, or the code of a rejection. */
  readonly outcomes = new Map<string, number>();

  constructor(gateway: AskOptions) {
    this.#gateway = gateway;
  }

  async best(tokenId: string): Promise<Best> {
    const { orderBooks } = await ask(this.#gateway, OrderBooksDocument, { tokenIds: [tokenId], depth: 1 });
    const [book] = orderBooks ?? [];
    const price = (levels: readonly { readonly price: string }[] | undefined) =>
      levels?.[0] === undefined ? undefined : parseMicros(levels[0].price);
    return { bid: price(book?.bids), ask: price(book?.asks) };
  }

  /** Places orders together. Returns the ids of those that were placed. */
  async place(orders: readonly CreateAndPostOrdersLegInput[]): Promise<string[]> {
    const { createAndPostOrders: batch } = await ask(this.#gateway, CreateAndPostOrdersDocument, {
      input: { orders: [...orders] },
    });
    if (batch === null || !('results' in batch))
      throw new Error(`orders were refused: ${JSON.stringify(batch)}`);
    return batch.results.flatMap((result) => {
      const outcome = result.__typename === 'OrderRejected' ? result.code : result.__typename;
      this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
      return result.__typename === 'OrderPlaced' && result.orderId ? [result.orderId] : [];
    });
  }

  /** Cancels an order that may be filled already, and times it. */
  async cancel(orderId: string): Promise<void> {
    const beforeIdle = performance.now();
    await ask(this.#gateway, IDLE, {});
    const before = performance.now();
    await ask(this.#gateway, CancelOrderDocument, { input: { orderId } });
    this.idleMs.push(before - beforeIdle);
    this.cancelMs.push(performance.now() - before);
  }
}
