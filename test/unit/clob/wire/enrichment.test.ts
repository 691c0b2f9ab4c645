import { describe, expect, it } from 'vitest';
import { parseActivity } from '../../../../src/clob/wire/activity.ts';
import { parseBestPrices } from '../../../../src/clob/wire/books.ts';
import { parseBuilderKeys, parseBuilderTrade } from '../../../../src/clob/wire/builders.ts';
import {
  parseDataPage,
  parsePortfolioValue,
  parsePosition,
  parseWalletActivity,
} from '../../../../src/clob/wire/data.ts';
import { parseListings } from '../../../../src/clob/wire/gamma.ts';
import { parsePriceHistories, priceHistoryBody } from '../../../../src/clob/wire/price-history.ts';
import { WireError } from '../../../../src/clob/wire/read.ts';
import { parseEarning, parseShares } from '../../../../src/clob/wire/rewards.ts';
import { parseClosedOnly, parseScoring } from '../../../../src/clob/wire/standing.ts';

const CONDITION = `0x${'1'.repeat(64)}`;
const WALLET = `0x${'2'.repeat(40)}`;

describe('prices', () => {
  it('the best prices are by side, and 0 is none', () => {
    expect(parseBestPrices({ 7: { BUY: '0.49', SELL: '0.51' }, 8: { BUY: '0', SELL: 0.2 }, 9: {} })).toEqual(
      new Map([
        ['7', { bid: '0.49', ask: '0.51' }],
        ['8', { bid: undefined, ask: '0.2' }],
        ['9', { bid: undefined, ask: undefined }],
      ]),
    );
  });

  it('a history is asked for in seconds and read as times', () => {
    const from = new Date(1_700_000_000_500);
    const to = new Date(1_700_000_060_000);
    expect(priceHistoryBody(['7'], { from, to, fidelity: 5 })).toEqual({
      markets: ['7'],
      start_ts: 1_700_000_000,
      end_ts: 1_700_000_060,
      fidelity: 5,
    });
    expect(priceHistoryBody(['7', '8'], { interval: '1w', fidelity: 5 })).toEqual({
      markets: ['7', '8'],
      interval: '1w',
      fidelity: 5,
    });
    expect(parsePriceHistories({ history: { 7: [{ t: 1_700_000_000, p: 0.5 }], 8: [] } })).toEqual(
      new Map([
        ['7', [{ time: new Date(1_700_000_000_000), price: '0.5' }]],
        ['8', []],
      ]),
    );
  });

  it('live activity names the trader where it shows a name', () => {
    const row = {
      event_type: 'trade',
      market: { condition_id: CONDITION, asset_id: '7', question: 'Q?', icon: '', slug: 'q' },
      user: { address: WALLET, username: '', pseudonym: 'Quiet Fox' },
      side: 'SELL',
      size: '5',
      price: '0.25',
      outcome: 'No',
      outcome_index: 1,
      transaction_hash: '',
      timestamp: '1700000000',
    };
    expect(parseActivity([row])).toEqual([
      {
        conditionId: CONDITION,
        tokenId: '7',
        side: 'SELL',
        size: '5',
        price: '0.25',
        outcome: 'No',
        traderAddress: WALLET,
        traderName: 'Quiet Fox',
        transactionHash: undefined,
        timestamp: new Date(1_700_000_000_000),
      },
    ]);
  });
});

describe('the account', () => {
  it('earnings keep their digits, which are JSON numbers on the wire', () => {
    expect(
      parseEarning({
        date: '2026-11-22T00:00:00Z',
        condition_id: CONDITION,
        asset_address: WALLET,
        maker_address: WALLET,
        earnings: 0.0000012,
        asset_rate: 1,
      }),
    ).toEqual({
      day: '2026-11-22',
      conditionId: CONDITION,
      assetAddress: WALLET,
      makerAddress: WALLET,
      earnings: '0.0000012',
      assetRate: '1',
    });
    expect(parseShares({ [CONDITION]: 12.5 })).toEqual([{ conditionId: CONDITION, percentage: '12.5' }]);
  });

  it('only a plain true scores, and only a plain true closes', () => {
    expect(parseScoring({ a: true, b: false, c: null })).toEqual(new Set(['a']));
    expect([parseClosedOnly({ closed_only: true }), parseClosedOnly({ closed_only: false })]).toEqual([
      true,
      false,
    ]);
  });

  it('builder keys come as ids or as rows', () => {
    expect(parseBuilderKeys(['one', { key: 'two', createdAt: '2026-01-02T00:00:00Z' }])).toEqual([
      { key: 'one', createdAt: undefined, revokedAt: undefined },
      { key: 'two', createdAt: new Date('2026-01-02T00:00:00Z'), revokedAt: undefined },
    ]);
  });

  it('a builder trade without an id is none', () => {
    expect(() => parseBuilderTrade({ side: 'BUY' })).toThrow(WireError);
  });
});

describe('Gamma and Data', () => {
  it('a listing has its first event, and a fee only where Gamma states one', () => {
    const fee = { rate: 0.07, exponent: 1, takerOnly: true, rebateRate: 0.2 };
    const rows = [
      {
        id: 12,
        conditionId: CONDITION.toUpperCase().replace('0X', '0x'),
        slug: 'q',
        image: 'https://pictures.example/q.png',
        icon: '',
        volume: '1234.5',
        feesEnabled: true,
        feeSchedule: fee,
        events: [{ id: 3, slug: 'e', title: 'E' }],
      },
      { id: '13', conditionId: `0x${'3'.repeat(64)}`, feesEnabled: false, feeSchedule: fee },
      { id: '14', conditionId: `0x${'4'.repeat(64)}`, feeSchedule: fee },
      { id: '15', conditionId: `0x${'5'.repeat(64)}`, feesEnabled: true },
    ];
    expect([...parseListings(rows).values()]).toEqual([
      {
        gammaId: '12',
        conditionId: CONDITION,
        slug: 'q',
        image: 'https://pictures.example/q.png',
        icon: undefined,
        category: undefined,
        volume: '1234.5',
        liquidity: undefined,
        fee: { curve: { rate: '0.07', exponent: 1, takerOnly: true } },
        event: { eventId: '3', slug: 'e', title: 'E', image: undefined },
      },
      expect.objectContaining({ gammaId: '13', fee: { curve: undefined }, event: undefined }),
      expect.objectContaining({ gammaId: '14', fee: undefined }),
      expect.objectContaining({ gammaId: '15', fee: undefined }),
    ]);
  });

  it('a page ends where there is no more, whatever its cursor says', () => {
    const page = (has_more: boolean) =>
      parseDataPage({ data: [1], pagination: { has_more, next_cursor: 'x' } }, undefined, (entry) => entry);
    expect([page(true), page(false)]).toEqual([
      { items: [1], nextCursor: 'x', skipped: 0 },
      { items: [1], nextCursor: undefined, skipped: 0 },
    ]);
  });

  it('a position needs its wallet, token, condition and size', () => {
    const row = { proxy_wallet: WALLET, token_id: '7', condition_id: CONDITION, current_size: '12.5' };
    expect(parsePosition({ ...row, avg_price: 0.25, redeemable: true })).toMatchObject({
      walletAddress: WALLET,
      size: '12.5',
      averagePrice: '0.25',
      currentValue: undefined,
      redeemable: true,
      mergeable: false,
    });
    expect(() => parsePosition({ ...row, current_size: undefined })).toThrow(WireError);
  });

  it('the portfolio is worth what one row says, in a list or not, and nothing without one', () => {
    expect(
      [{ data: { value: '12.5' } }, { data: [{ value: 12.5 }] }, { data: [] }].map(parsePortfolioValue),
    ).toEqual(['12.5', '12.5', '0']);
  });

  it('an unknown kind of activity is kept as its word', () => {
    expect(parseWalletActivity({ type: 'AIRDROP', timestamp: 1_700_000_000 })).toMatchObject({
      type: { value: 'UNKNOWN', raw: 'AIRDROP' },
      tokenId: undefined,
    });
  });
});
