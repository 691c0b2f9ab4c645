/** A paper exchange with accounts that have some or many open orders and trades, each in a market of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateAndPostOrderDocument, OrdersDocument } from '../../schema/client.ts';
import type { Config } from '../../src/config.ts';
import type { Market } from '../../src/paper/market.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { openMarkets } from './busy-paper.ts';
import { run } from './client.ts';
import { newKey } from './floor.ts';
import { startGateway, type TestGateway } from './start-gateway.ts';

export const ROWS = [1, 10, 100] as const;
/** How many open orders and trades an account has, and in how many markets. */
export type Rows = (typeof ROWS)[number];

export interface TradedAccounts extends AsyncDisposable {
  readonly paper: PaperServer;
  readonly markets: readonly Market[];
  /** Starts the account's gateway, which remembers nothing but its journal. One at a time. */
  open(rows: Rows, config?: Partial<Config>): Promise<TestGateway>;
  /** The account's signer. */
  address(rows: Rows): string;
  /** A gateway for an account of its own. */
  stranger(): Promise<TestGateway>;
}

/** Leaves a BUY that rests or matches. */
export async function buy({ url }: TestGateway, tokenId: string, price: string): Promise<void> {
  const input = { tokenId, side: 'BUY', price, size: '5' } as const;
  const { createAndPostOrder } = await run(url, CreateAndPostOrderDocument, { input });
  if (!createAndPostOrder.success) throw new Error(createAndPostOrder.errorMsg ?? 'the order was refused');
}

/** Reads every order once: what became of it is in the journal then, and no gateway looks for it by itself. */
export async function settleJournals(accounts: TradedAccounts): Promise<void> {
  for (const rows of ROWS) {
    await using gateway = await accounts.open(rows);
    await run(gateway.url, OrdersDocument, { first: 2 * rows });
  }
}

/** Opens the markets and lets the accounts trade. */
export async function openTradedAccounts(): Promise<TradedAccounts> {
  const paper = await startPaper({ quoting: false, settlementDelays: { minedMs: 0, confirmedMs: 1 } });
  const markets = openMarkets(paper.exchange, Math.max(...ROWS));
  const directory = await mkdtemp(join(tmpdir(), 'traded-accounts-'));
  const keys = new Map(ROWS.map((rows) => [rows, newKey()]));
  const stranger = (): Promise<TestGateway> =>
    startGateway({ exchangeUrl: paper.url, secrets: { privateKey: newKey() } });
  const open = (rows: Rows, config: Partial<Config> = {}): Promise<TestGateway> =>
    startGateway({
      exchangeUrl: paper.url,
      secrets: { privateKey: keys.get(rows) },
      config: { storage: { kind: 'sqlite', directory: join(directory, String(rows)) }, ...config },
    });

  const addresses = new Map<Rows, string>();
  await using counterparty = await stranger();
  for (const rows of ROWS) {
    await using gateway = await open(rows);
    addresses.set(rows, gateway.services.account().account.address);
    await Promise.all(
      markets.slice(0, rows).map(
        async ({
          terms: {
            tokens: [yes, no],
          },
        }) => {
          // The account buys Yes from a buyer of No, then leaves an order that rests.
          await buy(counterparty, no.tokenId, '0.5');
          await buy(gateway, yes.tokenId, '0.5');
          await buy(gateway, yes.tokenId, '0.1');
        },
      ),
    );
  }
  return {
    paper,
    markets,
    open,
    stranger,
    address: (rows) => addresses.get(rows) ?? '',
    async [Symbol.asyncDispose]() {
      await paper[Symbol.asyncDispose]();
      await rm(directory, { recursive: true });
    },
  };
}
