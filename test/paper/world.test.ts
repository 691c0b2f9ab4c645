/** The seed world: what is there at every start, and that it lives. */
import { describe, expect, it } from 'vitest';
import { heldClock } from '../../src/paper/clock.ts';
import type { PaperServer } from '../../src/paper/start.ts';
import { startPaper } from '../../src/paper/start.ts';
import { formatMicros } from '../../src/protocol/decimal.ts';
import { isPositionId } from '../../src/protocol/protocol-version.ts';
import { ask } from '../support/http.ts';
import { START, startHeldPaper } from './fixture.ts';

const HOUR_MS = 3_600_000;

function idsOf(paper: PaperServer) {
  return paper.exchange.markets
    .all()
    .map(({ terms }) => [terms.conditionId, ...terms.tokens.map(({ tokenId }) => tokenId)]);
}

async function booksOf(paper: PaperServer) {
  const ids = paper.exchange.markets.all().map((market) => market.token(0).tokenId);
  return (await ask(`${paper.url}/books?token_ids=${ids.join(',')}`)).json;
}

describe('the seed world', () => {
  it('has markets of every tick and both protocols, two neg-risk events, fees, a delay, and an end within the hour', async () => {
    await using paper = await startHeldPaper();
    const markets = paper.exchange.markets.all().map(({ terms }) => terms);
    expect(new Set(markets.map(({ tickSize }) => formatMicros(tickSize)))).toEqual(
      new Set(['0.1', '0.01', '0.005', '0.0025', '0.001', '0.0001']),
    );
    const negRisk = markets.filter(({ negRiskMarketId }) => negRiskMarketId !== undefined);
    expect(negRisk.map(({ protocolVersion }) => protocolVersion)).toEqual([1, 1, 1, 2, 2]);
    expect(markets.some(({ fee }) => fee !== undefined)).toBe(true);
    expect(markets.some(({ secondsDelay }) => secondsDelay > 0)).toBe(true);
    expect(markets.some(({ endsAt }) => endsAt === START + HOUR_MS)).toBe(true);
    for (const { tokens, conditionId, protocolVersion } of markets) {
      const digits = protocolVersion === 1 ? /^\d{77,78}$/ : /^\d{75}$/;
      expect(tokens.map(({ tokenId }) => tokenId)).toEqual([
        expect.stringMatching(digits),
        expect.stringMatching(digits),
      ]);
      expect(tokens.map(({ tokenId }) => isPositionId(tokenId))).toEqual(
        protocolVersion === 1 ? [false, false] : [true, true],
      );
      if (protocolVersion === 2) expect(conditionId).toMatch(/^0x[0-9a-f]{62}00$/);
    }
  });

  it('has the same ids at every start, and the same books with the same seed', async () => {
    await using one = await startHeldPaper();
    await using same = await startHeldPaper();
    await using other = await startHeldPaper({ seed: 7 });
    expect(idsOf(same)).toEqual(idsOf(one));
    expect(idsOf(other)).toEqual(idsOf(one));
    expect(await booksOf(same)).toEqual(await booksOf(one));
    expect(await booksOf(other)).not.toEqual(await booksOf(one));
  });

  it('has quotes on both sides of every market, on its tick', async () => {
    await using paper = await startHeldPaper();
    for (const { book, tickSize } of paper.exchange.markets.all()) {
      for (const side of ['bid', 'ask'] as const) {
        const levels = book.levels(side);
        expect(levels.length).toBeGreaterThan(0);
        expect(levels.every(({ price }) => price % tickSize === 0n)).toBe(true);
      }
    }
  });

  it('lives: in a minute every book moves and there are trades, though nobody comes', async () => {
    const clock = heldClock(START);
    await using paper = await startPaper({ clock });
    const before = await booksOf(paper);
    const trades = new Set<string>();
    paper.exchange.events.listen((event) => {
      if (event.type === 'trade') {
        trades.add(event.trade.id);
      }
    });
    clock.advance(120_000);
    const after = await booksOf(paper);
    expect(Array.isArray(before) && Array.isArray(after) && before.length === after.length).toBe(true);
    expect(
      Array.isArray(before) &&
        Array.isArray(after) &&
        after.filter((book, index) => book.hash === before[index].hash),
    ).toEqual([]);
    expect(trades.size).toBeGreaterThan(20);
  });

  it('stands still where quoting is off', async () => {
    await using paper = await startHeldPaper();
    const before = await booksOf(paper);
    paper.clock.advance(120_000);
    expect(await booksOf(paper)).toEqual(before);
  });

  it('ends the hourly market after an hour, and of an event exactly one', async () => {
    await using paper = await startHeldPaper();
    const markets = paper.exchange.markets.all();
    const winners = () => markets.filter(({ winner }) => winner !== undefined);
    paper.clock.advance(HOUR_MS - 1);
    expect(winners()).toEqual([]);
    paper.clock.advance(1);
    expect(winners().map(({ terms }) => terms.slug)).toEqual(['will-bitcoin-rise-in-the-next-hour']);
    paper.clock.advance(30 * 24 * HOUR_MS);
    const cup = markets.filter(({ terms }) => terms.eventSlug === 'paper-cup-winner');
    expect(cup.map(({ winner }) => winner).sort()).toEqual([0, 1, 1]);
  });
});
