import { describe, expect, it } from 'vitest';
import type { MarketFacts, MarketFee } from '../../../src/clob/market-types.ts';
import { createMarketFees, type ReadListedFees } from '../../../src/modules/markets/market-fees.ts';

const curve = { rate: '0.07', exponent: 1, takerOnly: true };
const FREE: MarketFee = { curve: undefined };
const CHARGED: MarketFee = { curve };

/** Fees over an exchange where every market but `gone` is free, with the reads they cost. */
function openFees(readListed: ReadListedFees) {
  const reads: string[] = [];
  const fees = createMarketFees(
    {
      async marketFacts(conditionId) {
        reads.push(conditionId);
        return conditionId === 'gone' ? undefined : ({ conditionId, fee: undefined } as MarketFacts);
      },
    },
    (conditionIds) => {
      reads.push(`listed ${conditionIds.join(' ')}`);
      return readListed(conditionIds);
    },
  );
  return { reads, fees, of: (...ids: string[]) => Promise.all(ids.map(fees.of)) };
}

describe('the fees of markets', () => {
  it('of one market come from the exchange, and are then remembered', async () => {
    const { reads, of } = openFees(async () => [CHARGED]);
    expect([await of('a'), await of('a')]).toEqual([[FREE], [FREE]]);
    expect(reads).toEqual(['a']);
  });

  it('of many fills are one read of the listings; what these do not state comes from the exchange', async () => {
    const { reads, of } = openFees(async () => [CHARGED, FREE, undefined, new Error('unreadable')]);
    const fills = of('a', 'b', 'a', 'c', 'd', 'b');
    expect(await fills).toEqual([CHARGED, FREE, CHARGED, FREE, FREE, FREE]);
    expect(reads).toEqual(['listed a b c d', 'c', 'd']);
    expect(await of('d', 'c', 'b', 'a')).toEqual([FREE, FREE, FREE, CHARGED]);
    expect(reads).toHaveLength(3);
  });

  it('come from the exchange where the listings cannot be read; a market that is not there is asked for again', async () => {
    const { reads, of } = openFees(() => Promise.reject(new Error('down')));
    expect(await of('a', 'gone')).toEqual([FREE, undefined]);
    expect(await of('gone')).toEqual([undefined]);
    expect(reads).toEqual(['listed a gone', 'a', 'gone', 'gone']);
  });
});
