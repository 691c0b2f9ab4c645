/**
 * Lets replicas count what the others spend of the exchange's limits. Each tells what it spent a few times a second, so
 * together they may overspend by that much; what the exchange says of its limits corrects it.
 */
import { randomUUID } from 'node:crypto';
import type { Bus } from './bus/bus.ts';
import type { RateBudget } from './clob/rate-budget.ts';
import { ADDRESS_LIMITS, type Bucket } from './clob/rate-limits.ts';

const TOPIC = 'rate-budget';
const TELL_EVERY_MS = 100;

/** Begins to tell and to listen, until it is disposed. A bus that cannot be reached leaves each to count alone. */
export function shareBudget(budget: RateBudget, bus: Bus): Disposable {
  const self = randomUUID();
  const spent = new Map<Bucket, number>();
  let timer: NodeJS.Timeout | undefined;

  function tell(): void {
    timer = undefined;
    const message = JSON.stringify([self, ...spent]);
    spent.clear();
    bus.publish(TOPIC, message).catch(() => {});
  }

  const spending = budget.onSpend((bucket, amount) => {
    spent.set(bucket, (spent.get(bucket) ?? 0) + amount);
    timer ??= setTimeout(tell, TELL_EVERY_MS).unref();
  });
  const hearing = bus.subscribe(TOPIC, (message) => {
    for (const [bucket, amount] of spentByOthers(message, self)) budget.spendElsewhere(bucket, amount);
  });
  hearing.ready.catch(() => {});

  return {
    [Symbol.dispose]() {
      clearTimeout(timer);
      spending[Symbol.dispose]();
      hearing[Symbol.dispose]();
    },
  };
}

function spentByOthers(message: string, self: string): readonly (readonly [Bucket, number])[] {
  const [from, ...entries]: unknown[] = JSON.parse(message);
  if (from === self) return [];
  return entries.flatMap((entry) => {
    if (!Array.isArray(entry)) return [];
    const [bucket, amount]: unknown[] = entry;
    return isBucket(bucket) && typeof amount === 'number' ? [[bucket, amount] as const] : [];
  });
}

function isBucket(name: unknown): name is Bucket {
  return (
    name === 'orders' ||
    name === 'cancels' ||
    (typeof name === 'string' && Object.hasOwn(ADDRESS_LIMITS, name))
  );
}
