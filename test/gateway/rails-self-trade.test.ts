/** No order trades with another of the same account, on its own book or on that of the other outcome. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BalanceAllowanceDocument, CancelAllDocument } from '../../schema/client.ts';
import type { Market } from '../../src/paper/market.ts';
import { openMarkets } from '../support/busy-paper.ts';
import { run } from '../support/client.ts';
import { type Floor, newKey, openFloor } from '../support/floor.ts';
import { place, startRailed } from '../support/rails.ts';

type Outcome = 'yes' | 'no';

let floor: Floor;
/** A market where nobody quotes. */
let tokenOf: Record<Outcome, string>;

beforeAll(async () => {
  floor = await openFloor();
  const [market] = openMarkets(floor.paper.exchange, 1) as [Market];
  const [yes, no] = market.terms.tokens;
  tokenOf = { yes: yes.tokenId, no: no.tokenId };
  // Alice and Bob each get both outcomes from the other.
  for (const [outcome, other] of [
    ['yes', 'no'],
    ['no', 'yes'],
  ] as const) {
    await place(floor.alice, order('BUY', outcome, '0.5', '50'));
    await place(floor.bob, order('BUY', other, '0.5', '50'));
  }
  for (const { url } of [floor.alice, floor.bob]) {
    for (const tokenId of Object.values(tokenOf)) {
      const shares = { assetType: 'CONDITIONAL', tokenId } as const;
      await vi.waitFor(async () => {
        const { balanceAllowance } = await run(url, BalanceAllowanceDocument, shares);
        expect(balanceAllowance?.balance).toBe('50');
      }, 5_000);
    }
  }
});
afterAll(() => floor[Symbol.asyncDispose]());

type Terms = readonly [side: 'BUY' | 'SELL', outcome: Outcome, price: string];

function order(side: 'BUY' | 'SELL', outcome: Outcome, price: string, size = '10') {
  return { tokenId: tokenOf[outcome], side, price, size } as const;
}

describe('an own order that rests', () => {
  it.each<{ resting: Terms; met: Terms; missed: Terms }>([
    { resting: ['SELL', 'yes', '0.6'], met: ['BUY', 'yes', '0.6'], missed: ['BUY', 'yes', '0.59'] },
    { resting: ['BUY', 'no', '0.4'], met: ['BUY', 'yes', '0.6'], missed: ['BUY', 'yes', '0.59'] },
    { resting: ['BUY', 'yes', '0.4'], met: ['SELL', 'yes', '0.4'], missed: ['SELL', 'yes', '0.41'] },
    { resting: ['SELL', 'no', '0.6'], met: ['SELL', 'yes', '0.4'], missed: ['SELL', 'yes', '0.41'] },
  ])('$resting keeps $met out and lets $missed through', async ({ resting, met, missed }) => {
    const { alice } = floor;
    const rests = await place(alice, order(...resting));
    expect(rests).toMatchObject({ outcome: 'LIVE' });
    const [side, , price] = resting;
    expect(await place(alice, order(...met))).toEqual({
      outcome: 'SELF_TRADE',
      orderId: '',
      errorMsg: `The order could trade with the account's own ${side} ${rests.orderId} at ${price}; cancel that first, or set SELF_TRADE=allow`,
    });
    expect(await place(alice, order(...missed))).toMatchObject({ outcome: 'LIVE' });
    await run(alice.url, CancelAllDocument, {});
    expect(await place(alice, order(...met))).toMatchObject({ outcome: 'LIVE' });
    await run(alice.url, CancelAllDocument, {});
  });
});

it('of two that would meet and are sent at the same time only one is', async () => {
  const { alice } = floor;
  const both = await Promise.all([
    place(alice, order('BUY', 'yes', '0.5')),
    place(alice, order('BUY', 'no', '0.5')),
  ]);
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(['LIVE', 'SELF_TRADE']);
  await run(alice.url, CancelAllDocument, {});
});

it('an exit at any price passes where others fill it before it comes as far as the own order', async () => {
  const { alice, bob } = floor;
  expect(await place(alice, order('BUY', 'yes', '0.3'))).toMatchObject({ outcome: 'LIVE' });
  expect(await place(bob, order('BUY', 'yes', '0.4', '15'))).toMatchObject({ outcome: 'LIVE' });
  expect(await place(alice, order('SELL', 'yes', '0.01', '16'))).toMatchObject({ outcome: 'SELF_TRADE' });
  expect(await place(alice, order('SELL', 'yes', '0.01', '15'))).toMatchObject({ outcome: 'MATCHED' });
  await run(alice.url, CancelAllDocument, {});
});

it('an order that was filled meanwhile stands in nobody’s way', async () => {
  const { alice, bob } = floor;
  expect(await place(alice, order('BUY', 'yes', '0.4'))).toMatchObject({ outcome: 'LIVE' });
  expect(await place(bob, order('SELL', 'yes', '0.4'))).toMatchObject({ outcome: 'MATCHED' });
  const exit = order('SELL', 'yes', '0.4');
  expect(await place(alice, exit)).toMatchObject({ outcome: 'LIVE' });
  await run(alice.url, CancelAllDocument, {});
});

it('what another program placed with the same account counts too', async () => {
  const options = { exchangeUrl: floor.paper.url, secrets: { privateKey: newKey() } };
  await using one = await startRailed(options);
  await using two = await startRailed(options);
  const { orderId } = await place(one, order('BUY', 'yes', '0.5'));
  const refused = await place(two, order('BUY', 'no', '0.5'));
  expect(refused).toMatchObject({ outcome: 'SELF_TRADE', errorMsg: expect.stringContaining(orderId) });
});

it('SELF_TRADE=allow lets it happen', async () => {
  await using gateway = await startRailed({
    exchangeUrl: floor.paper.url,
    secrets: { privateKey: newKey() },
    allowSelfTrade: true,
  });
  expect(await place(gateway, order('BUY', 'yes', '0.5'))).toMatchObject({ outcome: 'LIVE' });
  expect(await place(gateway, order('BUY', 'no', '0.5'))).toMatchObject({ outcome: 'MATCHED' });
});
