import { describe, expect, it } from 'vitest';
import type { DataApi } from '../../../src/clob/data-api.ts';
import type { WalletActivity } from '../../../src/clob/wallet-types.ts';
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

describe('activity', () => {
  const rows = [redeemed('0x01'), redeemed('0x02'), redeemed('0x03')] as const;

  it('has all that one transaction did, on whichever pages it is listed', async () => {
    const [first, second, third] = rows;
    const wallet = createWalletService(dataOf([first], [second, third]), '0xbb');
    const read = await wallet.activity({});
    expect(read?.edges.map(({ node }) => node.conditionId)).toEqual(['0x01', '0x02', '0x03']);
  });

  it('goes on behind the row of a cursor, also among rows of one transaction', async () => {
    const wallet = createWalletService(dataOf(rows), '0xbb');
    const { pageInfo } = (await wallet.activity({ first: 2 })) ?? {};
    const rest = await wallet.activity({ after: pageInfo?.endCursor });
    expect(rest?.edges.map(({ node }) => node.conditionId)).toEqual(['0x03']);
  });
});
