/** A ledger kept from an account's own fills agrees with its balances to the millionth. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  BalanceAllowanceDocument,
  CreateAndPostMarketOrderDocument,
  CreateAndPostOrderDocument,
} from '../../schema/client.ts';
import { formatMicros, parseMicros } from '../../src/protocol/decimal.ts';
import { openMarketOn } from '../paper/fixture.ts';
import { run } from '../support/client.ts';
import { type Floor, openFloor } from '../support/floor.ts';
import type { TestGateway } from '../support/start-gateway.ts';

const ROUNDS = 12;

interface Fill {
  readonly tokenId: string;
  readonly side: 'BUY' | 'SELL';
  readonly size: string;
  readonly amount: string;
  readonly fee: string;
}

const FILLS: TypedDocumentNode<
  { trades: { nodes: { status: string; ownFills: Fill[] }[] } },
  Record<string, never>
> = parse('{ trades(first: 1000) { nodes { status ownFills { tokenId side size amount fee } } } }');

let floor: Floor;
let yes: string;
let no: string;
beforeAll(async () => {
  floor = await openFloor({ settlementDelays: { minedMs: 0, confirmedMs: 1 } });
  const { exchange } = floor.paper;
  // With fees, and at prices at which few sizes are worth a whole number of millionths.
  const { terms } = openMarketOn(exchange, 'ledger', {
    fee: { rate: '0.07', exponent: 1 },
    tickSize: 1_000n,
    endsAt: exchange.clock.now() + 86_400_000,
  });
  [yes, no] = [terms.tokens[0].tokenId, terms.tokens[1].tokenId];
});
afterAll(() => floor[Symbol.asyncDispose]());

interface Ledger {
  cash: bigint;
  readonly shares: Map<string, bigint>;
}

async function collateral({ url }: TestGateway): Promise<bigint> {
  const { balanceAllowance } = await run(url, BalanceAllowanceDocument, { assetType: 'COLLATERAL' });
  return parseMicros(balanceAllowance?.balance ?? '');
}

async function limit(
  { url }: TestGateway,
  tokenId: string,
  side: 'BUY' | 'SELL',
  price: string,
  size: string,
) {
  const input = { tokenId, side, price, size };
  const { createAndPostOrder: answer } = await run(url, CreateAndPostOrderDocument, { input });
  if (!answer.success) throw new Error(answer.errorMsg ?? 'the order was rejected');
}

async function market({ url }: TestGateway, tokenId: string, side: 'BUY' | 'SELL', amount: string) {
  const input = { tokenId, side, amount, orderType: 'FAK' } as const;
  const { createAndPostMarketOrder: answer } = await run(url, CreateAndPostMarketOrderDocument, { input });
  if (!answer.success) throw new Error(answer.errorMsg ?? 'the order was rejected');
}

/** The changes that an account's fills make, by the fields a client reads. */
async function ledgerOf({ url }: TestGateway): Promise<Ledger> {
  const { trades } = await run(url, FILLS, {});
  const ledger: Ledger = { cash: 0n, shares: new Map() };
  for (const { status, ownFills } of trades.nodes) {
    if (status === 'FAILED') continue;
    for (const { tokenId, side, size, amount, fee } of ownFills) {
      const sign = side === 'BUY' ? 1n : -1n;
      ledger.cash -= sign * parseMicros(amount) + parseMicros(fee);
      ledger.shares.set(tokenId, (ledger.shares.get(tokenId) ?? 0n) + sign * parseMicros(size));
    }
  }
  return ledger;
}

it('fills, amounts and fees add up to the balances of makers and takers', async () => {
  const { alice, bob } = floor;
  const before = await Promise.all([collateral(alice), collateral(bob)]);
  for (let round = 0; round < ROUNDS; round += 1) {
    const price = `0.${411 + round * 7}`;
    // Both outcomes bought: complete sets are minted. The market order takes a fraction of a hundredth of a share.
    await limit(alice, no, 'BUY', price, '33.37');
    await market(bob, yes, 'BUY', `${9 + round}.${11 + round}`);
    // Bob sells some to Alice, who rests at a price of her own: the two swap.
    await limit(alice, yes, 'BUY', '0.449', `${5 + round}.13`);
    await market(bob, yes, 'SELL', `${5 + round}.13`);
    // Alice offers No, Bob Yes: sets are merged.
    await limit(alice, no, 'SELL', '0.503', '5.09');
    await limit(bob, yes, 'SELL', '0.401', '5.03');
  }
  const accounts = [alice, bob] as const;
  for (const [index, account] of accounts.entries()) {
    const { cash, shares } = await ledgerOf(account);
    await expect
      .poll(async () => formatMicros((await collateral(account)) - (before[index] ?? 0n)))
      .toBe(formatMicros(cash));
    for (const tokenId of [yes, no]) {
      const { balanceAllowance } = await run(account.url, BalanceAllowanceDocument, {
        assetType: 'CONDITIONAL',
        tokenId,
      });
      expect(balanceAllowance?.balance).toBe(formatMicros(shares.get(tokenId) ?? 0n));
    }
  }
});
