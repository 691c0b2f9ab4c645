/** What the paper exchange's Gamma API tells of a market: what was traded, what rests, and its picture. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Market } from '../../src/paper/market.ts';
import { ask } from '../support/http.ts';
import { type HeldPaper, openMarket, startHeldPaper } from './fixture.ts';
import { openTrader } from './trader.ts';

let paper: HeldPaper;
let market: Market;

beforeAll(async () => {
  paper = await startHeldPaper({ settlementDelays: { minedMs: 2_000, confirmedMs: 5_000 } });
  market = openMarket(paper, 'listed');
});
afterAll(() => paper[Symbol.asyncDispose]());

async function listing(): Promise<{ readonly [field: string]: unknown }> {
  const { json } = await ask(`${paper.url}/gamma/markets?condition_ids=${market.terms.conditionId}`);
  const [row] = json as [Record<string, unknown>];
  return row;
}

it('volume is the collateral traded and never falls, liquidity is what rests', async () => {
  const maker = await openTrader(paper, 1);
  const taker = await openTrader(paper, 2);
  expect(await listing()).toMatchObject({ volume: '0', liquidity: '0' });
  await maker.post({ market, side: 'BUY', price: '0.4', size: '100' });
  await maker.post({ market, outcome: 1, side: 'BUY', price: '0.45', size: '20' });
  expect(await listing()).toMatchObject({ volume: '0', liquidity: '51' });

  // Two buyers mint 30 sets; the taker pays 0.6 for each.
  await taker.post({ market, outcome: 1, side: 'BUY', price: '0.6', size: '30' });
  expect(await listing()).toMatchObject({ volume: '18', liquidity: '39' });
  paper.clock.advance(5_000);

  // Two sellers dissolve 10 of them.
  await maker.post({ market, side: 'SELL', price: '0.5', size: '10' });
  await taker.post({ market, outcome: 1, side: 'SELL', price: '0.5', size: '10' });
  expect(await listing()).toMatchObject({ volume: '23', liquidity: '39' });

  await maker.call('DELETE', '/cancel-all');
  expect(await listing()).toMatchObject({ volume: '23', liquidity: '0' });
});

it('pictures are images on its own port', async () => {
  const { image, icon, events } = await listing();
  expect([image, icon, events]).toEqual([
    `${paper.url}/images/listed.svg`,
    `${paper.url}/images/listed.svg`,
    [expect.objectContaining({ image: `${paper.url}/images/listed.svg` })],
  ]);
  expect(await ask(String(image))).toMatchObject({
    status: 200,
    headers: { 'content-type': 'image/svg+xml' },
    text: expect.stringMatching(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*>L<\/text><\/svg>$/),
  });
  expect(await ask(`${paper.url}/images/unknown.svg`)).toMatchObject({ status: 404 });
});
