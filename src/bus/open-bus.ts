/** Chooses the bus. */
import type { Bus, BusOptions } from './bus.ts';
import { MemoryBus } from './memory-bus.ts';
import { RedisBus } from './redis-bus.ts';

/** The bus of replicas that share a Redis, or, without its URL, of a gateway that is alone. */
export function openBus(redisUrl: string | undefined, options: BusOptions): Bus {
  return redisUrl === undefined ? new MemoryBus(options) : new RedisBus({ ...options, url: redisUrl });
}
