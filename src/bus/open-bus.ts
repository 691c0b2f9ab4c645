/** Chooses the bus. */
import type { Bus } from './bus.ts';
import { MemoryBus, type MemoryBusOptions } from './memory-bus.ts';
import { RedisBus } from './redis-bus.ts';

/** The bus of replicas that share a Redis, or, without its URL, of a gateway that is alone, whose logs a store may keep. */
export function openBus(redisUrl: string | undefined, options: MemoryBusOptions): Bus {
  return redisUrl === undefined ? new MemoryBus(options) : new RedisBus({ ...options, url: redisUrl });
}
