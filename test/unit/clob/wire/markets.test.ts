import { describe, expect, it } from 'vitest';
import {
  parseConditionId,
  parseFeeRate,
  parseMarket,
  parseMarketFacts,
  parseMarketPage,
  parseTickSize,
} from '../../../../src/clob/wire/markets.ts';
import { WireError } from '../../../../src/clob/wire/read.ts';
import { parseTime, parseVersion } from '../../../../src/clob/wire/status.ts';
import { CONDITION_ID, market, TOKEN_ID } from './fixtures.ts';

describe('a market', () => {
  it('is read whole', () => {
    expect(parseMarket(market)).toEqual({
      conditionId: CONDITION_ID,
      questionId: '0xquestion',
      question: 'Will it rain in London tomorrow?',
      description: 'Resolves by the Met Office.',
      slug: 'rain-london',
      active: true,
      closed: false,
      archived: false,
      acceptingOrders: true,
      endDate: new Date('2026-12-31T00:00:00Z'),
      gameStartTime: undefined,
      secondsDelay: 0,
      minimumOrderSize: '5',
      tickSize: '0.01',
      negRisk: false,
      protocolVersion: 1,
      negRiskMarketId: undefined,
      icon: 'https://example.com/icon.png',
      image: undefined,
      tags: ['Weather', 'All'],
      tokens: [
        { tokenId: TOKEN_ID, outcome: 'Yes', price: '0.5', winner: false },
        { tokenId: '999', outcome: 'No', price: '0.0000001', winner: true },
      ],
    });
  });

  it('just made has no tokens yet, nor tags', () => {
    const hydrating = {
      ...market,
      tags: null,
      tokens: [{ token_id: '', outcome: '', price: 0, winner: false }],
    };
    expect(parseMarket(hydrating)).toMatchObject({ tags: [], tokens: [] });
  });

  it.each([
    ['condition_id', 'an id'],
    ['minimum_tick_size', 'a decimal number'],
    ['minimum_order_size', 'a decimal number'],
  ])('is none without its %s', (field, expected) => {
    expect(() => parseMarket({ ...market, [field]: undefined })).toThrow(new WireError(field, expected));
  });
});

describe('a page of markets', () => {
  it('leaves out the rows that name no market', () => {
    const page = parseMarketPage(
      { data: [{ ...market, condition_id: '' }, market], next_cursor: 'NTAw' },
      'MA==',
    );
    expect({ ids: page.items.map(({ conditionId }) => conditionId), next: page.nextCursor }).toEqual({
      ids: [CONDITION_ID],
      next: 'NTAw',
    });
  });

  it('skips a malformed row and counts it', () => {
    expect(parseMarketPage({ data: ['x', market] }, 'MA==')).toMatchObject({
      items: [{ conditionId: CONDITION_ID }],
      skipped: 1,
    });
  });
});

describe('the facts of a market', () => {
  const facts = {
    c: CONDITION_ID,
    v: 'v1',
    t: [
      { t: TOKEN_ID, o: 'Yes' },
      { t: '999', o: 'No' },
    ],
    mts: 0.0025,
    mos: 5,
    nr: true,
    mbf: 1000,
    tbf: 1000,
    fd: { r: 0.07, e: 1, to: true },
    ao: true,
  };

  it('are read whole', () => {
    expect(parseMarketFacts(facts)).toEqual({
      conditionId: CONDITION_ID,
      tokenIds: [TOKEN_ID, '999'],
      tickSize: '0.0025',
      minimumOrderSize: '5',
      negRisk: true,
      protocolVersion: 1,
      acceptingOrders: true,
      fee: { rate: '0.07', exponent: 1, takerOnly: true },
    });
  });

  it('say no neg-risk and no fee by leaving them out', () => {
    const { nr: _nr, fd: _fd, ...plain } = facts;
    expect(parseMarketFacts(plain)).toMatchObject({ negRisk: false, fee: undefined });
    expect(parseMarketFacts({ ...facts, fd: { r: 0, e: 0, to: true } })).toMatchObject({ fee: undefined });
  });

  it('say only by a plain false that orders are not accepted', () => {
    const { ao: _, ...older } = facts;
    expect([parseMarketFacts(older), parseMarketFacts({ ...facts, ao: false })]).toMatchObject([
      { acceptingOrders: true },
      { acceptingOrders: false },
    ]);
  });
});

it('the small facts are read from their envelopes', () => {
  expect({
    conditionId: parseConditionId({
      condition_id: CONDITION_ID,
      primary_token_id: '1',
      secondary_token_id: '2',
    }),
    tickSize: parseTickSize({ minimum_tick_size: 0.005 }),
    fee: parseFeeRate({ base_fee: 1000 }),
    time: parseTime(1_703_875_200),
    version: parseVersion({ version: 2 }),
  }).toEqual({ conditionId: CONDITION_ID, tickSize: '0.005', fee: 1000n, time: 1_703_875_200, version: 2 });
});

it.each([
  ['time', () => parseTime('soon')],
  ['version', () => parseVersion({ version: null })],
  ['base_fee', () => parseFeeRate({})],
])('without a %s there is a fault', (field, parse) => {
  expect(parse).toThrow(new WireError(field, 'a whole number'));
});
