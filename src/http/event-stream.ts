/** One shared stream of server-sent events: the results of many operations on one connection, each with its operation's id. */
import type { ServerResponse } from 'node:http';
import type { ExecutionResult, GraphQLError } from 'graphql';

/** Proxies close what is silent for longer. */
const KEEP_ALIVE_MS = 12_000;

type Results = AsyncIterableIterator<ExecutionResult> | ExecutionResult;

/**
 * Nothing is queued: a result is asked of its operation only when the client has read what came before, and none before the
 * stream is opened.
 */
export class EventStream {
  /** The caller who reserved it, by name. */
  readonly caller: string;
  readonly #mask: (error: unknown) => GraphQLError;
  /** Running operations by id; `undefined` while one is prepared. */
  readonly #operations = new Map<string, AsyncIterator<ExecutionResult> | undefined>();
  readonly #opened: Promise<void>;
  #markOpened = (): void => {};
  #response: ServerResponse | undefined;
  #isClosed = false;
  #isStopping = false;
  #keepAlive: NodeJS.Timeout | undefined;

  /** @param mask makes of any error what a caller may see of it */
  constructor(caller: string, mask: (error: unknown) => GraphQLError) {
    this.caller = caller;
    this.#mask = mask;
    this.#opened = new Promise((resolve) => {
      this.#markOpened = resolve;
    });
  }

  get isOpen(): boolean {
    return this.#response !== undefined;
  }

  get operations(): number {
    return this.#operations.size;
  }

  has(id: string): boolean {
    return this.#operations.has(id);
  }

  /** Carries the events on a response from now on. */
  open(response: ServerResponse): void {
    this.#response = response;
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
    });
    response.write(':\n\n');
    this.#keepAlive = setInterval(() => response.writableNeedDrain || response.write(':\n\n'), KEEP_ALIVE_MS);
    this.#markOpened();
  }

  /** Keeps a place for an operation, which `run` fills or `complete` gives up. */
  reserve(id: string): void {
    this.#operations.set(id, undefined);
  }

  /** Sends the results of an operation until it ends or the client completes it. */
  async run(id: string, results: Results): Promise<void> {
    if (!this.has(id)) {
      if ('next' in results) await results.return?.();
      return;
    }
    if ('next' in results) this.#operations.set(id, results);
    await this.#opened;
    try {
      const payloads = 'next' in results ? results : [results];
      for await (const payload of payloads) await this.#send('next', { id, payload });
    } catch (error) {
      await this.#send('next', { id, payload: { errors: [this.#mask(error)] } });
    }
    if (this.#operations.delete(id)) await this.#send('complete', { id });
    if (this.#isStopping && this.#operations.size === 0) this.#response?.end();
  }

  /** Ends an operation that the client no longer wants, or that could not be started. */
  async complete(id: string): Promise<void> {
    const results = this.#operations.get(id);
    this.#operations.delete(id);
    await results?.return?.();
  }

  /** Ends every operation. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#keepAlive);
    this.#markOpened();
    this.#response?.end();
    await Promise.all([...this.#operations.keys()].map((id) => this.complete(id)));
  }

  /** Closes once the operations, which end by themselves, have ended. */
  stop(): void {
    this.#isStopping = true;
    if (this.#operations.size === 0) this.#response?.end();
  }

  /** Resolves when the client can take more. */
  async #send(event: string, data: object): Promise<void> {
    const response = this.#response;
    if (this.#isClosed || response === undefined || response.destroyed) return;
    if (response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)) return;
    await new Promise<void>((resolve) => {
      response.once('drain', resolve).once('close', resolve);
    });
  }
}
