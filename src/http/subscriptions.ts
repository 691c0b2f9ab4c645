/**
 * How subscriptions run, whatever they are carried by. Each event is executed with a context of its own, as loaders must
 * not answer from what an earlier event saw; subscribers that ask for the same of the same event share one execution, so
 * that what an event costs the exchange does not depend on how many listen.
 */
import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
} from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { InvalidRequestError } from '../errors.ts';
import { createNumbering } from '../numbering.ts';

/** Events whose results are kept for those who ask a little later. */
const SHARED_EVENTS = 256;

export interface Subscriptions {
  readonly plugin: Plugin;
  /** Streams that are open. */
  readonly size: number;
  /** Ends every stream, telling its subscriber to come back. */
  endAll(): void;
}

/**
 * @param freshContext makes the context of one event. It depends on no caller: there is one account, and whoever is let in
 * may see all of it.
 */
export function createSubscriptions(freshContext: () => object): Subscriptions {
  const open = new Set<EventResults>();
  const shared = new LRUCache<object, Map<string, Promise<ExecutionResult>>>({ max: SHARED_EVENTS });
  const numberOf = createNumbering();

  /** Equal for subscriptions that ask for the same; the parser's cache gives one text one document. */
  function questionOf({ document, operationName, variableValues }: ExecutionArgs): string {
    return JSON.stringify([numberOf(document), operationName, variableValues]);
  }

  function answer(args: ExecutionArgs, question: string, event: unknown): Promise<ExecutionResult> {
    const run = async () => execute({ ...args, rootValue: event, contextValue: freshContext() });
    if (typeof event !== 'object' || event === null) return run();
    const answers = shared.get(event) ?? new Map<string, Promise<ExecutionResult>>();
    shared.set(event, answers);
    const result = answers.get(question) ?? run();
    answers.set(question, result);
    return result;
  }

  async function subscribe(
    args: ExecutionArgs,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
    const events = await createSourceEventStream(args);
    if (!isAsyncIterable(events)) return events;
    const question = questionOf(args);
    const results = new EventResults(
      events[Symbol.asyncIterator](),
      (event) => answer(args, question, event),
      () => open.delete(results),
    );
    open.add(results);
    return results;
  }

  return {
    plugin: { onSubscribe: ({ setSubscribeFn }) => setSubscribeFn(subscribe) },
    get size() {
      return open.size;
    },
    endAll() {
      for (const results of [...open]) results.farewell();
    },
  };
}

const STOPPING = new InvalidRequestError(
  'SERVER_STOPPING',
  'The server is stopping; subscribe again, with `since` where the field takes it',
  { retryAfter: 1 },
);
const FAREWELL: ExecutionResult = {
  errors: [new GraphQLError(STOPPING.message, { originalError: STOPPING })],
};

/** One subscriber's results: one for each event, and a last one where the server ends the stream. */
class EventResults implements AsyncIterableIterator<ExecutionResult> {
  readonly #events: AsyncIterator<unknown>;
  readonly #answer: (event: unknown) => Promise<ExecutionResult>;
  readonly #onEnd: () => void;
  #last: ExecutionResult | undefined;

  constructor(
    events: AsyncIterator<unknown>,
    answer: (event: unknown) => Promise<ExecutionResult>,
    onEnd: () => void,
  ) {
    this.#events = events;
    this.#answer = answer;
    this.#onEnd = onEnd;
  }

  async next(): Promise<IteratorResult<ExecutionResult>> {
    const { done, value } = await this.#ended(() => this.#events.next());
    if (done !== true) return { done: false, value: await this.#answer(value) };
    this.#onEnd();
    const last = this.#last;
    this.#last = undefined;
    return last === undefined ? { done: true, value: undefined } : { done: false, value: last };
  }

  async return(): Promise<IteratorResult<ExecutionResult>> {
    this.#onEnd();
    await this.#events.return?.();
    return { done: true, value: undefined };
  }

  farewell(): void {
    this.#last = FAREWELL;
    void this.#events.return?.();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** A source that fails has ended. */
  async #ended<T>(step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (error) {
      this.#onEnd();
      throw error;
    }
  }
}
