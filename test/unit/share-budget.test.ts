import { expect, it } from 'vitest';
import { MemoryBus } from '../../src/bus/memory-bus.ts';
import { RateBudget } from '../../src/clob/rate-budget.ts';
import { shareBudget } from '../../src/share-budget.ts';

const batch = {
  call: 'POST /orders',
  address: ['CLOB', 'POST /orders'],
  signer: 'orders',
  weight: 15,
} as const;

function left(budget: RateBudget, bucket: string): number | undefined {
  return budget.states().find((state) => state.bucket === bucket)?.left;
}

it('what one replica spends the others count too, and none counts its own twice', async () => {
  await using bus = new MemoryBus({ onError: (error) => expect.unreachable(String(error)) });
  const [one, other] = [new RateBudget({ tier: 'standard' }), new RateBudget({ tier: 'standard' })];
  using _one = shareBudget(one, bus);
  using _other = shareBudget(other, bus);
  await one.acquire(batch, 'order', 0);
  await one.acquire(batch, 'order', 0);
  await expect.poll(() => left(other, 'POST /orders')).toBe(1998);
  expect(left(one, 'POST /orders')).toBe(1998);
  await other.acquire(batch, 'order', 0);
  await expect.poll(() => left(one, 'POST /orders')).toBe(1997);
  expect([left(one, 'CLOB'), left(other, 'CLOB')]).toEqual([8997, 8997]);
});
