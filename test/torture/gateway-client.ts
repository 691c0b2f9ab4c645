/** How callers ask a gateway: over a kept socket or a new one, for as long as they care to wait. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { Agent, request } from 'undici';
import {
  CancelOrderDocument,
  CreateAndPostMarketOrderDocument,
  CreateAndPostOrderDocument,
  CreateAndPostOrdersDocument,
  type OrderOutcomeFragment,
} from '../../schema/client.ts';
import type { Succeeded } from '../support/client.ts';
import { type Attempt, legOf } from './attempt.ts';
import type { Word } from './told.ts';

/** The gateway answered with an error: its code, such as `JOURNAL_UNAVAILABLE`. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export interface AskOptions {
  readonly url: string;
  /** Gives up, cutting the socket. */
  readonly signal: AbortSignal;
  /** Whether to take a socket of its own for this. */
  readonly byNewSocket?: boolean;
}

/**
 * Runs a document.
 * @throws {AnswerError} where the answer has errors
 * @throws {Error} undici's, where there is no answer
 */
export async function ask<Data, Variables>(
  { url, signal, byNewSocket = false }: AskOptions,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Succeeded<Data>> {
  const own = byNewSocket ? new Agent() : undefined;
  try {
    const { body } = await request(`${url}/graphql`, {
      method: 'POST',
      signal,
      ...(own && { dispatcher: own }),
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query: print(document), variables }),
    });
    const text = await body.text();
    const { data, errors } = JSON.parse(text);
    if (data !== undefined && data !== null && errors === undefined) return data;
    throw new AnswerError(errors?.[0]?.extensions?.code ?? 'NONE', text.slice(0, 500));
  } finally {
    await own?.destroy();
  }
}

/** Asks for orders, one alone or a batch, and gives what was said of each, in order. */
export async function place(
  options: AskOptions,
  attempts: readonly Attempt[],
  size?: string,
): Promise<readonly Word[]> {
  const legs = attempts.map((attempt) => legOf(attempt, size));
  const [only, ...others] = legs;
  if (only?.limit !== undefined && others.length === 0) {
    const data = await ask(options, CreateAndPostOrderDocument, { input: only.limit });
    return [wordOf(data.createAndPostOrder)];
  }
  if (only?.market !== undefined && others.length === 0) {
    const data = await ask(options, CreateAndPostMarketOrderDocument, { input: only.market });
    return [wordOf(data.createAndPostMarketOrder)];
  }
  const { createAndPostOrders: batch } = await ask(options, CreateAndPostOrdersDocument, {
    input: { orders: legs },
  });
  if (!('results' in batch)) throw new AnswerError(batch.code, batch.message);
  return batch.results.map(wordOf);
}

/** Asks for a cancel; whether it was done is no matter here. */
export async function cancel(options: AskOptions, orderId: string): Promise<void> {
  await ask(options, CancelOrderDocument, { input: { orderId } });
}

function wordOf(outcome: OrderOutcomeFragment): Word {
  switch (outcome.__typename) {
    case 'OrderPlaced':
      return { kind: 'placed', orderId: outcome.orderId ?? '' };
    case 'OrderRejected':
      return { kind: 'rejected', code: outcome.code };
    case 'OrderOutcomeUnknown':
      return { kind: 'unknown' };
  }
}
