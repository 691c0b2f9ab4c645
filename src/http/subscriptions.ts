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
import type { Context } from '../context.ts';
import { InvalidRequestError } from '../errors.ts';
import { createNumbering } from '../numbering.ts';
import { MAX_SUBSCRIPTIONS_PER_CALLER } from './transport-limits.ts';

/** Bytes of heap for results that are kept for subscribers who come to the same event a little later. */
export const SHARED_RESULT_BYTES = 16 * 1024 * 1024;
const BYTES_PER_ENTRY = 1_000;

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
  const questions = createQuestions();
  const places = createPlaces();
  const shared = new LRUCache<string, Promise<ExecutionResult>>({ maxSize: SHARED_RESULT_BYTES });
  const numberOf = createNumbering();

  /** Runs a question on an event, once for all who ask the same. Nothing is kept for a question that one subscriber asks. */
  function answer(args: ExecutionArgs, question: Question, event: unknown): Promise<ExecutionResult> {
    const run = async () => execute({ ...args, rootValue: event, contextValue: freshContext() });
    if (typeof event !== 'object' || event === null || question.askers < 2) return run();
    const key = `${question.number} ${numberOf(event)}`;
    const known = shared.get(key);
    if (known !== undefined) return known;
    const result = run();
    shared.set(key, result, { size: BYTES_PER_ENTRY });
    result.then(
      (settled) => {
        const size = BYTES_PER_ENTRY + 2 * JSON.stringify(settled.data ?? null).length;
        if (shared.has(key)) shared.set(key, result, { size });
      },
      () => shared.delete(key),
    );
    return result;
  }

  async function subscribe(
    args: ExecutionArgs,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
    const { caller } = args.contextValue as Context;
    if (!places.take(caller)) return { errors: [tooManySubscriptions()] };
    const events = await createSourceEventStream(args).catch((error: unknown) => {
      places.leave(caller);
      throw error;
    });
    if (!isAsyncIterable(events)) {
      places.leave(caller);
      return events;
    }
    const question = questions.ask(args);
    const results = new EventResults(
      events[Symbol.asyncIterator](),
      (event) => answer(args, question, event),
      () => {
        if (!open.delete(results)) return;
        questions.withdraw(question);
        places.leave(caller);
      },
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

/** How many subscriptions each caller has open. */
function createPlaces() {
  const taken = new Map<string, number>();
  return {
    take(caller: string): boolean {
      const count = taken.get(caller) ?? 0;
      if (count >= MAX_SUBSCRIPTIONS_PER_CALLER) return false;
      taken.set(caller, count + 1);
      return true;
    },
    leave(caller: string): void {
      const count = (taken.get(caller) ?? 0) - 1;
      if (count > 0) taken.set(caller, count);
      else taken.delete(caller);
    },
  };
}

function tooManySubscriptions(): GraphQLError {
  const message = `A caller may have ${MAX_SUBSCRIPTIONS_PER_CALLER} subscriptions open; end some of them`;
  return new GraphQLError(message, { extensions: { code: 'TOO_MANY_OPERATIONS' } });
}

/** What some subscribers ask of every event. */
interface Question {
  readonly key: string;
  readonly number: number;
  askers: number;
}

/** The questions of open subscriptions, equal ones counted together. */
function createQuestions() {
  const asked = new Map<string, Question>();
  const numberOf = createNumbering();
  let count = 0;
  return {
    /** Equal for the same document and variables; the document cache gives one text one document. */
    ask({ document, operationName, variableValues }: ExecutionArgs): Question {
      const key = JSON.stringify([numberOf(document), operationName, variableValues]);
      const question = asked.get(key) ?? { key, number: ++count, askers: 0 };
      question.askers += 1;
      asked.set(key, question);
      return question;
    },
    withdraw(question: Question): void {
      question.askers -= 1;
      if (question.askers === 0) asked.delete(question.key);
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
