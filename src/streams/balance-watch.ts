/**
 * Balances as they change: read again after each of the account's own fills, settlements and ends of orders, once for each
 * asset however many subscribe to it.
 */
import type { AssetType, BalanceAllowance, Trade } from '../clob/types.ts';
import type { Logger } from '../logger.ts';
import type { OwnFill } from '../modules/trades/own-fills.ts';
import type { AccountEvent, OrderStep, Resynced, StreamGap, TradeStep } from './account-event.ts';
import type { AccountStream } from './account-stream.ts';
import type { Followed } from './follow-log.ts';
import { iterate, type PullSource } from './iterate.ts';
import { Timers } from './timers.ts';
import { Wake } from './wake.ts';

export interface BalanceWatch {
  /** The collateral's balance and the tokens', first as they are, then each whenever it changed. */
  follow(tokenIds: readonly string[]): Promise<AsyncIterableIterator<BalanceAllowance>>;
}

export interface BalanceWatchParts {
  readonly stream: AccountStream;
  /** Asks the exchange, sharing no earlier answer. */
  readonly read: (asset: {
    readonly assetType: AssetType;
    readonly tokenId?: string;
  }) => Promise<BalanceAllowance>;
  readonly ownFills: (trade: Trade) => readonly OwnFill[];
  readonly logger: Logger;
}

/** Events that come within this time cause one reading. */
const GATHER_MS = 50;
const RETRY_MS = 2_000;
const COLLATERAL = '';

interface Asset {
  balance: BalanceAllowance | undefined;
  readonly watchers: Set<() => void>;
}

type Relevant = OrderStep | TradeStep | Resynced;

export function createBalanceWatch({ stream, read, ownFills, logger }: BalanceWatchParts): BalanceWatch {
  /** By token id, the empty one for collateral. */
  const assets = new Map<string, Asset>();
  const stale = new Set<string>();
  let timers = new Timers();
  let events: AsyncIterableIterator<Followed<Relevant | StreamGap>> | undefined;
  let watches = 0;

  async function listen(): Promise<void> {
    const following = await stream.follow({ accept: isRelevant });
    if (watches === 0) {
      await following.return?.();
      return;
    }
    events = following;
    for await (const { event } of following) note(event);
    // The watch fell behind the log; what is there now makes up for it.
    if (watches > 0) {
      spoil([...assets.keys()]);
      await listen();
    }
  }

  function note(event: Relevant | StreamGap): void {
    if (event.type === 'order') {
      if (event.kind !== 'PLACED') spoil([COLLATERAL, event.order.tokenId]);
    } else if (event.type === 'trade') {
      spoil([COLLATERAL, ...ownFills(event.trade).map(({ tokenId }) => tokenId)]);
    } else {
      spoil([...assets.keys()]);
    }
  }

  function spoil(keys: readonly string[], ms = GATHER_MS): void {
    for (const key of keys) if (assets.has(key)) stale.add(key);
    if (stale.size > 0 && !timers.has('read')) timers.set('read', ms, () => void readStale());
  }

  async function readStale(): Promise<void> {
    const keys = [...stale];
    stale.clear();
    await Promise.all(keys.map((key) => readOne(key)));
  }

  async function readOne(key: string): Promise<void> {
    const asset = assets.get(key);
    if (asset === undefined) return;
    try {
      const balance = await read(
        key === COLLATERAL ? { assetType: 'COLLATERAL' } : { assetType: 'CONDITIONAL', tokenId: key },
      );
      if (isSame(asset.balance, balance)) return;
      asset.balance = balance;
      for (const watcher of asset.watchers) watcher();
    } catch (error) {
      logger.debug({ err: error }, 'a balance could not be read');
      spoil([key], RETRY_MS);
    }
  }

  function watch(key: string, watcher: () => void): { readonly asset: Asset } & Disposable {
    const asset = assets.get(key) ?? { balance: undefined, watchers: new Set() };
    const isNew = !assets.has(key);
    assets.set(key, asset);
    asset.watchers.add(watcher);
    if (isNew) spoil([key], 0);
    return {
      asset,
      [Symbol.dispose]() {
        asset.watchers.delete(watcher);
        if (asset.watchers.size === 0) assets.delete(key);
      },
    };
  }

  function start(): void {
    watches += 1;
    if (watches > 1) return;
    timers = new Timers();
    listen().catch((error: unknown) => logger.warn({ err: error }, 'balances are not followed'));
  }

  function stop(): void {
    watches -= 1;
    if (watches > 0) return;
    timers[Symbol.dispose]();
    stale.clear();
    void events?.return?.();
    events = undefined;
  }

  return {
    async follow(tokenIds) {
      start();
      const source = newest([...new Set([COLLATERAL, ...tokenIds])], watch);
      return iterate({
        ...source,
        [Symbol.dispose]() {
          source[Symbol.dispose]();
          stop();
        },
      });
    },
  };
}

/** Gives each asset's balance when there is one that was not given. */
function newest(
  keys: readonly string[],
  watch: (key: string, watcher: () => void) => { readonly asset: Asset } & Disposable,
): PullSource<BalanceAllowance> {
  const given = new Map<Asset, BalanceAllowance>();
  const wake = new Wake();
  const watched = keys.map((key) => watch(key, wake.call));
  return {
    take() {
      for (const { asset } of watched) {
        if (asset.balance === undefined || given.get(asset) === asset.balance) continue;
        given.set(asset, asset.balance);
        return { value: asset.balance };
      }
      return 'nothing yet';
    },
    onChange: wake.onChange,
    [Symbol.dispose]() {
      for (const watching of watched) watching[Symbol.dispose]();
    },
  };
}

function isRelevant(event: AccountEvent): event is Relevant {
  return event.type === 'order' || event.type === 'trade' || event.type === 'resynced';
}

function isSame(a: BalanceAllowance | undefined, b: BalanceAllowance): boolean {
  return (
    a?.balance === b.balance &&
    a.allowances.length === b.allowances.length &&
    a.allowances.every(({ spender, allowance }, index) => {
      const other = b.allowances[index];
      return spender === other?.spender && allowance === other?.allowance;
    })
  );
}
