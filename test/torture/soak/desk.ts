/** One account of a soak: its gateway, its funds, what its streams emit, and how long its cancels take. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { privateKeyToAccount } from 'viem/accounts';
import { BalanceAllowanceDocument, CancelAllDocument } from '../../../schema/client.ts';
import { COLLATERAL } from '../../../src/paper/wallet.ts';
import { parseMicros } from '../../../src/protocol/decimal.ts';
import { untilLive } from '../../support/streams.ts';
import { type AskOptions, ask } from '../gateway-client.ts';
import { endProcess, spawnGateway } from '../gateway-process.ts';
import { listenToAll } from '../listener.ts';
import type { HeardElement } from '../misheard.ts';
import { walletKeyOf } from '../wallet-key.ts';
import type { Amounts, LedgerEvent } from './ledger.ts';
import { MEMORY_PROBE, type MemorySample, sampleMemory } from './memory-probe.ts';
import type { SoakExchange } from './soak-exchange.ts';

export interface Desk extends AsyncDisposable {
  readonly name: string;
  readonly address: string;
  /** How its gateway is asked. */
  readonly gateway: AskOptions;
  /** What it had when it was funded. */
  readonly before: Amounts;
  /** Everything that its streams emitted, in order. */
  heard(): readonly (HeardElement & LedgerEvent)[];
  /** What it has, by the API. */
  balances(): Promise<Amounts>;
  /** Memory of its gateway's process after a collection. */
  memory(): Promise<MemorySample>;
  cancelAll(): Promise<void>;
}

export interface DeskOptions {
  readonly name: string;
  readonly seed: number;
  /** Path of the gateway's command. */
  readonly main: string;
  readonly exchange: SoakExchange;
  readonly signal: AbortSignal;
  readonly onLog: (line: string) => void;
}

/** Opens an account behind a gateway of its own, on SQLite, and subscribes to its streams. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    return { ...(await openParts(options, closing)), [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @param closing gets what closes what was opened, in the order of opening */
async function openParts(
  { name, seed, main, exchange, signal, onLog }: DeskOptions,
  closing: (() => Promise<void>)[],
): Promise<Omit<Desk, keyof AsyncDisposable>> {
  const directory = await mkdtemp(join(tmpdir(), 'clob-soak-'));
  closing.push(() => rm(directory, { recursive: true, force: true }));
  const privateKey = walletKeyOf(seed);
  const { address } = privateKeyToAccount(privateKey);
  const { child, url: listening } = spawnGateway({
    main,
    environment: {
      ...{ PORT: '0', CLOB_URL: exchange.url, PAPER: 'on', PRIVATE_KEY: privateKey },
      ...{ DATA_DIR: directory, LOG_LEVEL: 'error' },
    },
    onLog,
    preload: MEMORY_PROBE,
  });
  closing.push(() => endProcess(child, 'SIGTERM'));
  const url = await listening;
  const gateway: AskOptions = { url, signal };

  async function balanceOf(tokenId?: string): Promise<bigint> {
    const variables = tokenId === undefined ? {} : { tokenId };
    const assetType = tokenId === undefined ? 'COLLATERAL' : 'CONDITIONAL';
    const data = await ask(gateway, BalanceAllowanceDocument, { assetType, ...variables });
    if (data.balanceAllowance === null) throw new Error('a balance could not be read');
    return parseMicros(data.balanceAllowance.balance);
  }

  async function balances(): Promise<Amounts> {
    const amounts = new Map([[COLLATERAL, await balanceOf()]]);
    for (const tokenId of exchange.markets.flatMap(({ tokenIds }) => tokenIds)) {
      amounts.set(tokenId, await balanceOf(tokenId));
    }
    return amounts;
  }

  // The first question makes the API key, and with it the account.
  await balanceOf();
  exchange.fund(address);
  const before = await balances();
  const listeners = listenToAll({ seed, urls: () => [url] });
  closing.push(async () => listeners[Symbol.asyncDispose]());
  await untilLive(url, 2);
  return {
    ...{ name, address, gateway, before, balances },
    heard: () => listeners.heard,
    memory: () => sampleMemory(child),
    async cancelAll() {
      await ask(gateway, CancelAllDocument, {});
    },
  };
}
