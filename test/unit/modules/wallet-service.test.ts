import { describe, expect, it } from 'vitest';
import type { DataApi } from '../../../src/clob/data-api.ts';
import type { Position, WalletActivity } from '../../../src/clob/wallet-types.ts';
import type { SettlingFill } from '../../../src/modules/positions/add-fills.ts';
import { createWalletService } from '../../../src/modules/positions/wallet-service.ts';

/** One of the redemptions that one transaction makes. */
function redeemed(conditionId: string): WalletActivity {
  return {
    type: { value: 'REDEEM', raw: 'REDEEM' },
    timestamp: new Date('2026-11-22T12:00:00Z'),
    conditionId,
    tokenId: undefined,
    outcome: undefined,
    side: undefined,
    size: '10',
    amount: '10',
    price: undefined,
    transactionHash: '0xaa',
  };
}

/** Each list is a page. */
function dataOf(...pages: readonly (readonly WalletActivity[])[]): DataApi {
  return {
    positions: async () => ({ items: [], nextCursor: undefined, skipped: 0 }),
    portfolioValue: async () => '0',
    priceHistory: async () => ({ items: [], nextCursor: undefined, skipped: 0 }),
    async activity(_wallet, cursor = '0') {
      const next = Number(cursor) + 1;
      return {
        items: pages[next - 1] ?? [],
        nextCursor: next < pages.length ? String(next) : undefined,
        skipped: 0,
      };
    },
  };
}

const walletOf = (api: DataApi) =>
  createWalletService({ api, wallet: '0xbb', fillsSince: async () => [], now: () => new Date() });

describe('activity', () => {
  const rows = [redeemed('0x01'), redeemed('0x02'), redeemed('0x03')] as const;

  it('has all that one transaction did, on whichever pages it is listed', async () => {
    const [first, second, third] = rows;
    const wallet = walletOf(dataOf([first], [second, third]));
    const read = await wallet.activity({});
    expect(read?.edges.map(({ node }) => node.conditionId)).toEqual(['0x01', '0x02', '0x03']);
  });

  it('goes on behind the row of a cursor, also among rows of one transaction', async () => {
    const wallet = walletOf(dataOf(rows));
    const { pageInfo } = (await wallet.activity({ first: 2 })) ?? {};
    const rest = await wallet.activity({ after: pageInfo?.endCursor });
    expect(rest?.edges.map(({ node }) => node.conditionId)).toEqual(['0x03']);
  });
});

describe('positions', () => {
  const AT = new Date('2026-11-22T12:00:00.500Z');
  const held: Position = {
    status: { value: 'OPEN', raw: 'OPEN' },
    walletAddress: '0xbb',
    tokenId: '77',
    conditionId: '0xcc',
    outcome: 'Yes',
    size: '10',
    averagePrice: '0.4',
    currentPrice: '0.5',
    currentValue: '5',
    cost: '4',
    fees: '0',
    realizedPnl: '0',
    unrealizedPnl: '1',
    percentPnl: '25',
    redeemable: false,
    mergeable: false,
    oppositeTokenId: '78',
    lastEventAt: new Date('2026-11-22T11:00:00Z'),
  };
  const fill = (
    tokenId: string,
    [side, size, price]: readonly ['BUY' | 'SELL', string, string],
    status: SettlingFill['status'],
    at = new Date('2026-11-22T11:59:58Z'),
  ): SettlingFill => ({
    tradeId: `${tokenId} ${side} ${size}`,
    fill: { tokenId, conditionId: '0xcc', outcome: 'Yes', side, size, price },
    status,
    matchTime: at,
    lastUpdate: at,
  });

  /** A wallet whose clock, fills and positions a test sets. */
  function open() {
    const state = { now: AT, fills: [] as SettlingFill[], held: [held], readings: 0 };
    const api: DataApi = {
      ...dataOf(),
      async positions() {
        state.readings += 1;
        return { items: state.held, nextCursor: undefined, skipped: 0 };
      },
    };
    const wallet = createWalletService({
      api,
      wallet: '0xbb',
      fillsSince: async () => state.fills,
      now: () => state.now,
    });
    const sizes = async () =>
      [...((await wallet.positionsByToken())?.values() ?? [])].map(({ tokenId, size }) => [tokenId, size]);
    return { state, wallet, sizes };
  }
  const later = (ms: number) => new Date(AT.getTime() + ms);

  it('are remembered for some seconds, until an own fill is mined', async () => {
    const { state, sizes } = open();
    await sizes();
    state.now = later(2_000);
    state.fills = [fill('77', ['BUY', '5', '0.4'], 'MATCHED', later(1_500))];
    expect(await sizes()).toEqual([['77', '15']]);
    expect(state.readings).toBe(1);

    state.fills = [fill('77', ['BUY', '5', '0.4'], 'MINED', later(2_500))];
    state.held = [{ ...held, size: '15', lastEventAt: later(2_500) }];
    state.now = later(3_000);
    expect(await sizes()).toEqual([['77', '15']]);
    expect(state.readings).toBe(2);
  });

  it('count fills that the Data API has not seen, at their price', async () => {
    const { state, wallet } = open();
    state.fills = [
      fill('77', ['SELL', '2.5', '0.6'], 'MATCHED'),
      fill('77', ['BUY', '5', '0.8'], 'MINED'),
      fill('77', ['BUY', '100', '0.8'], 'CONFIRMED'),
      fill('78', ['BUY', '7', '0.5'], 'RETRYING'),
      fill('79', ['SELL', '7', '0.5'], 'MATCHED'),
    ];
    const positions = [...((await wallet.positionsByToken())?.values() ?? [])];
    const unknown = { fees: undefined, realizedPnl: undefined, percentPnl: undefined, asOf: AT };
    expect(positions).toEqual([
      {
        ...held,
        ...unknown,
        size: '12.5',
        averagePrice: '0.56',
        cost: '7',
        currentValue: '6.25',
        unrealizedPnl: '-0.75',
      },
      {
        ...held,
        ...unknown,
        tokenId: '78',
        size: '7',
        averagePrice: '0.5',
        cost: '3.5',
        currentPrice: undefined,
        currentValue: undefined,
        unrealizedPnl: undefined,
        oppositeTokenId: undefined,
        lastEventAt: undefined,
        asOf: new Date('2026-11-22T11:59:58Z'),
      },
    ]);
  });
});
