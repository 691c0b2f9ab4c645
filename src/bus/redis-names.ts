/** What things are called on Redis. */
import type { LogKeys } from './redis-scripts.ts';

/** What is told on a channel: a log has grown, or a hint came. */
export type ChannelKind = 'log' | 'topic';

/** The keys and channels of one deployment, all beginning with its prefix. */
export class RedisNames {
  readonly #prefix: string;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** How the connection shows in Redis' `CLIENT LIST`. */
  get client(): string {
    return this.#prefix;
  }

  /** The glob that matches every channel. */
  get channels(): string {
    return `${this.#prefix}:*`;
  }

  lease(name: string): string {
    return `${this.#prefix}:lease:${name}`;
  }

  log(log: string): LogKeys {
    return {
      head: `${this.#prefix}:head:${log}`,
      stream: `${this.#prefix}:log:${log}`,
      state: `${this.#prefix}:state:${log}`,
    };
  }

  channel(kind: ChannelKind, name: string): string {
    return `${this.#prefix}:${kind}:${name}`;
  }

  /** The name behind a channel, where it is of that kind. */
  nameOn(kind: ChannelKind, channel: string): string | undefined {
    const start = this.channel(kind, '');
    return channel.startsWith(start) ? channel.slice(start.length) : undefined;
  }
}
