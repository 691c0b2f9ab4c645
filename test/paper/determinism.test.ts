/** The same seeds and the same requests make the same history, chances, faults and all. */
import { expect, it } from 'vitest';
import { heldClock } from '../../src/paper/clock.ts';
import type { FaultReport } from '../../src/paper/faults/faults.ts';
import type { RecordEntry } from '../../src/paper/record.ts';
import { startPaper } from '../../src/paper/start.ts';
import { openMarket, START } from './fixture.ts';
import { openTrader, type SignedWish, type Trader, type Wish } from './trader.ts';

interface History {
  readonly record: readonly RecordEntry[];
  readonly faults: FaultReport;
  readonly books: readonly string[];
}

/** Orders signed once: another signature, or another salt, would be another order. */
const signed = new Map<string, SignedWish>();

function signOnce(name: string, trader: Trader, wish: Wish): SignedWish['body'] {
  const made = signed.get(name) ?? trader.sign(wish);
  signed.set(name, made);
  return { ...made.body, owner: trader.credentials.apiKey };
}

async function live(seed: number): Promise<History> {
  const clock = heldClock(START);
  await using paper = await startPaper({
    clock,
    seed,
    faults: {
      seed,
      requests: [{ fault: { kind: 'lose-request' }, route: 'POST /order', chance: 0.2 }],
      ghostFills: { chance: 0.3 },
      delays: { delayMs: 700, chance: 0.3 },
    },
  });
  const [maker, taker] = [await openTrader(paper, 1), await openTrader(paper, 2)];
  const market = openMarket(paper, 'repeated');
  for (let round = 0; round < 20; round += 1) {
    const resting = { market, side: 'BUY', price: '0.4', size: '10' } as const;
    const taking = { market, outcome: 1, side: 'BUY', price: '0.6', size: '5' } as const;
    for (const [trader, name, wish] of [
      [maker, `maker-${round}`, resting],
      [taker, `taker-${round}`, taking],
    ] as const) {
      // A lost request is one of the faults.
      await trader.call('POST', '/order', signOnce(name, trader, wish)).catch(() => undefined);
    }
    clock.advance(400);
  }
  return {
    record: [...paper.record.of(maker.address), ...paper.record.of(taker.address)],
    faults: paper.faults.report,
    books: paper.exchange.markets.all().map(({ book }) => `${book.best('bid')}/${book.best('ask')}`),
  };
}

it('repeats itself under the same seed', async () => {
  const first = await live(5);
  expect(first.record.length).toBeGreaterThan(80);
  expect(first.faults.struck.requests[0]).toBeGreaterThan(0);
  expect(first.faults.struck.ghostFills).toBeGreaterThan(0);
  expect(first.faults.struck.delays).toBeGreaterThan(0);
  expect(await live(5)).toEqual(first);
});

it('takes another course under another', async () => {
  const [one, other] = [await live(5), await live(6)];
  expect(other.record).not.toEqual(one.record);
  expect(other.books).not.toEqual(one.books);
});
