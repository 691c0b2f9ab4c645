/**
 * The one connection of a replica to Redis, for commands and, by RESP3, for what others publish. It reconnects for ever.
 * Nothing waits for a connection in a queue: a command fails at once without one, and within seconds where Redis hangs.
 */
import { createClient } from '@redis/client';
import { BusUnavailableError } from './bus-errors.ts';
import { Deferred } from './deferred.ts';
import type { RedisNames } from './redis-names.ts';
import { scripts } from './redis-scripts.ts';

/** A ping is sent this often, so that a quiet connection that is dead is noticed. */
const PING_INTERVAL_MS = 1_000;
/** A connection on which nothing moves for this long is dead. */
const SILENCE_MS = 2_500;
const RETRY_MS = { least: 50, most: 1_000 } as const;
/** Commands awaiting their reply. */
const MAX_PENDING = 10_000;

function createRedisClient(url: string, name: string) {
  return createClient({
    url,
    name,
    scripts,
    RESP: 3,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MAX_PENDING,
    pingInterval: PING_INTERVAL_MS,
    maintNotifications: 'disabled',
    commandOptions: { timeout: 0 },
    socket: {
      connectTimeout: SILENCE_MS,
      socketTimeout: SILENCE_MS,
      reconnectStrategy: (retries) => Math.min(RETRY_MS.most, RETRY_MS.least * 2 ** Math.min(retries, 10)),
    },
  });
}

/** Redis' own client, with our scripts. */
export type RedisClient = ReturnType<typeof createRedisClient>;

/** Who hears of a connection. */
export interface ConnectionListener {
  /** Published on a channel listened to. */
  onMessage(channel: string, message: string): void;
  /** Connected and listening, for the first time or again: what was published meanwhile was missed. */
  onConnected(): void;
  /** Once for each loss of the connection, however long it lasts, and for what goes wrong while there is one. */
  onError(error: unknown): void;
}

/** Opens at once, in the background. */
export class RedisConnection implements Disposable {
  readonly #client: RedisClient;
  readonly #listener: ConnectionListener;
  readonly #channels: string;
  #connected = new Deferred();
  #failing = false;
  #disposed = false;

  /**
   * @param url `redis://` or `rediss://`, with user, password and database number where needed
   */
  constructor(url: string, names: RedisNames, listener: ConnectionListener) {
    this.#client = createRedisClient(url, names.client);
    this.#listener = listener;
    this.#channels = names.channels;
    this.#client.on('ready', () => this.#listen());
    this.#client.on('error', (error: unknown) => this.#fail(error));
    this.#client.connect().catch((error: unknown) => this.#fail(error));
  }

  /** Resolves when connected and listening, at once where that is so now; rejects when disposed before. */
  get connected(): Promise<void> {
    return this.#connected.promise;
  }

  /** Whether it is connected and listening. */
  get isConnected(): boolean {
    return this.#connected.isResolved;
  }

  /**
   * Runs a command.
   * @throws {BusUnavailableError} without a connection, where it is lost before the reply, or where Redis refuses
   */
  async run<T>(command: (client: RedisClient) => Promise<T>): Promise<T> {
    this.requireOpen();
    try {
      return await command(this.#client);
    } catch (error) {
      throw new BusUnavailableError(`Redis did not do it (${nameOf(error)})`, { cause: error });
    }
  }

  /** @throws {BusUnavailableError} where it has been disposed */
  requireOpen(): void {
    if (this.#disposed) throw new BusUnavailableError('it has been disposed');
  }

  [Symbol.dispose](): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#connected.reject(new BusUnavailableError('it has been disposed'));
    this.#client.destroy();
  }

  readonly #onMessage = (message: string, channel: string): void => {
    this.#listener.onMessage(channel, message);
  };

  /** Asks anew on every connection, as the client forgets a request that was under way when the last one broke. */
  async #listen(): Promise<void> {
    try {
      await this.#client.pSubscribe(this.#channels, this.#onMessage);
    } catch (error) {
      this.#fail(error);
      return;
    }
    if (this.#disposed) return;
    this.#failing = false;
    this.#connected.resolve();
    this.#listener.onConnected();
  }

  #fail(error: unknown): void {
    if (this.#disposed || (this.#failing && !this.#client.isReady)) return;
    if (!this.#client.isReady) {
      this.#failing = true;
      if (this.#connected.isResolved) this.#connected = new Deferred();
    }
    this.#listener.onError(
      new BusUnavailableError(`trouble with Redis (${nameOf(error)})`, { cause: error }),
    );
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : 'unknown error';
}
