/**
 * Balances as they change: read again after each of the account's own fills, settlements and ends of orders, after payouts
 * and resolutions, and a few every few seconds in any case, as nothing announces a deposit. Each asset is read once, however
 * many subscribe to it.
 */
import type { AssetType, BalanceAllowance, Trade } from '../clob/types.ts';
import type { Logger } from '../logger.ts';
import type { OwnFill } from '../modules/trades/own-fills.ts';
import type { AccountEvent, NotificationsCut } from './account-event.ts';
import type { AccountStream } from './account-stream.ts';
import type { Followed } from './follow-log.ts';
import { iterate, type PullSource } from './iterate.ts';
import { Timers } from './timers.ts';
import { Wake } from './wake.ts';

/** A balance as its stream emits it. */
export interface LiveBalance extends BalanceAllowance {
  /** Whether its source is in doubt. */
  readonly stale: boolean;
}

export interface BalanceWatch {
  /** The collateral's balance and the tokens', first as they are, then each whenever it changed. */
  follow(tokenIds: readonly string[]): Promise<AsyncIterableIterator<LiveBalance>>;
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
/** How often the collateral is read in any case, and so many tokens, those first that were read longest ago. */
const AUDIT_MS = 4_000;
const TOKENS_PER_AUDIT = 8;
/** The exchange allows 200 readings of balances in ten seconds; few at once leave room for others. */
const READS_AT_ONCE = 4;
const AGE_MS = 1_000;
/** Balances are stale when no balance could be read for so long. */
const UNHEARD_MS = 12_000;
const COLLATERAL = '';

interface Asset {
  balance: LiveBalance | undefined;
  readAt: number;
  readonly watchers: Set<() => void>;
}

type Relevant = Exclude<AccountEvent, NotificationsCut>;

export function createBalanceWatch({ stream, read, ownFills, logger }: BalanceWatchParts): BalanceWatch {
  /** By token id, the empty one for collateral. */
  const assets = new Map<string, Asset>();
  const waiting = new Set<string>();
  let timers = new Timers();
  let events: AsyncIterableIterator<Followed<Relevant>> | undefined;
  let watches = 0;
  let isReading = false;
  /** Whether events of the account may be missing. */
  let isGap = false;
  let heardAt = 0;

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
      isGap = false;
      spoil([...assets.keys()]);
      await listen();
    }
  }

  function note(event: Relevant): void {
    switch (event.type) {
      case 'order':
        if (event.kind !== 'PLACED') spoil([COLLATERAL, event.order.tokenId]);
        break;
      case 'trade':
        spoil([COLLATERAL, ...ownFills(event.trade).map(({ tokenId }) => tokenId)]);
        break;
      case 'notification':
        // Payouts, redemptions and resolutions; what is told of orders comes as an order's event too.
        if (!event.notification.kind.startsWith('ORDER_')) spoil([...assets.keys()]);
        break;
      case 'gap':
        isGap = true;
        restate();
        break;
      case 'resynced':
        isGap = false;
        spoil([...assets.keys()]);
        break;
    }
  }

  /** Reads assets soon. */
  function spoil(keys: readonly string[], ms = GATHER_MS): void {
    for (const key of keys) if (assets.has(key)) waiting.add(key);
    if (waiting.size > 0 && !isReading && !timers.has('read'))
      timers.set('read', ms, () => void readWaiting());
  }

  async function readWaiting(): Promise<void> {
    isReading = true;
    const failed: string[] = [];
    async function work(): Promise<void> {
      for (const key of waiting) {
        waiting.delete(key);
        if (!(await readOne(key))) failed.push(key);
      }
    }
    await Promise.all(Array.from({ length: READS_AT_ONCE }, work));
    isReading = false;
    spoil(failed, RETRY_MS);
  }

  /** @returns false where it could not be read */
  async function readOne(key: string): Promise<boolean> {
    const asset = assets.get(key);
    if (asset === undefined) return true;
    try {
      const balance = await read(
        key === COLLATERAL ? { assetType: 'COLLATERAL' } : { assetType: 'CONDITIONAL', tokenId: key },
      );
      heardAt = performance.now();
      asset.readAt = heardAt;
      put(asset, { ...balance, stale: isGap });
      return true;
    } catch (error) {
      logger.debug({ err: error }, 'a balance could not be read');
      return false;
    }
  }

  function put(asset: Asset, balance: LiveBalance): void {
    if (isSame(asset.balance, balance)) return;
    asset.balance = balance;
    for (const watcher of asset.watchers) watcher();
  }

  /** Marks what is known as stale, where it is. */
  function restate(): void {
    if (!isGap && performance.now() - heardAt < UNHEARD_MS) return;
    for (const asset of assets.values()) {
      if (asset.balance !== undefined) put(asset, { ...asset.balance, stale: true });
    }
  }

  function age(): void {
    timers.set('age', AGE_MS, age);
    restate();
  }

  function audit(): void {
    timers.set('audit', AUDIT_MS, audit);
    const oldest = [...assets]
      .filter(([key]) => key !== COLLATERAL)
      .toSorted(([, a], [, b]) => a.readAt - b.readAt)
      .slice(0, TOKENS_PER_AUDIT);
    spoil([COLLATERAL, ...oldest.map(([key]) => key)]);
  }

  function watch(key: string, watcher: () => void): { readonly asset: Asset } & Disposable {
    const asset = assets.get(key) ?? { balance: undefined, readAt: 0, watchers: new Set() };
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
    isGap = stream.status().state === 'STALE';
    heardAt = performance.now();
    timers.set('audit', AUDIT_MS, audit);
    timers.set('age', AGE_MS, age);
    listen().catch((error: unknown) => logger.warn({ err: error }, 'balances are not followed'));
  }

  function stop(): void {
    watches -= 1;
    if (watches > 0) return;
    timers[Symbol.dispose]();
    waiting.clear();
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
): PullSource<LiveBalance> {
  const given = new Map<Asset, LiveBalance>();
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
  return event.type !== 'notifications-cut';
}

function isSame(a: LiveBalance | undefined, b: LiveBalance): boolean {
  return (
    a?.balance === b.balance &&
    a.stale === b.stale &&
    a.allowances.length === b.allowances.length &&
    a.allowances.every(({ spender, allowance }, index) => {
      const other = b.allowances[index];
      return spender === other?.spender && allowance === other?.allowance;
    })
  );
}
