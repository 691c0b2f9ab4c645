/**
 * The market sockets of this replica, one for every 500 tokens, and who watches what. A token is on a socket while it is
 * watched, and a few seconds longer. Each replica has its own: books are the same for everyone and need no log.
 */
import type { FeedLoss } from '../clob/feed.ts';
import type { Market, OrderBook } from '../clob/market-types.ts';
import type { ById } from '../clob/types.ts';
import type { MarketFrame } from '../clob/wire/market-frames.ts';
import type { SkippedRow } from '../clob/wire/skipped-rows.ts';
import { InvalidRequestError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { GAP_REASONS } from './gap-reasons.ts';
import { iterate, type PullSource } from './iterate.ts';
import type { MarketEvent } from './market-event.ts';
import { MarketLog } from './market-log.ts';
import { MarketShard } from './market-shard.ts';
import type { BestPriceChange, LiveBook, MarketEnd, MarketToken } from './market-token.ts';
import type { StreamStatus } from './stream-status.ts';
import { Timers } from './timers.ts';
import { Wake } from './wake.ts';

export interface MarketHub extends Disposable {
  /**
   * The book whenever its best levels change, the newest state each time. Starts with the book as it is.
   * Rejects with MARKET_CLOSED once the market is closed.
   */
  books(tokenId: string, depth: number | undefined): AsyncIterableIterator<LiveBook>;
  /** The best prices of tokens whenever they change, the newest of each. Starts with those of all. Likewise. */
  bestPrices(tokenIds: readonly string[]): AsyncIterableIterator<BestPriceChange>;
  /** What happens to a market, given its tokens. */
  events(conditionId: string, tokenIds: readonly string[]): AsyncIterableIterator<MarketEvent>;
  statuses(): readonly StreamStatus[];
}

export interface MarketHubParts {
  readonly wsUrl: string;
  readonly readBooks: (tokenIds: readonly string[]) => Promise<ById<OrderBook>>;
  /** The markets as they are now; those that nobody knows are missing. Rejects where one cannot be read. */
  readonly readMarkets: (conditionIds: readonly string[]) => Promise<readonly Market[]>;
  /** `undefined` for a token nobody knows. */
  readonly conditionIdOf: (tokenId: string) => Promise<string | undefined>;
  /** Called when what is remembered of a market is no longer true. */
  readonly onFactsChanged: (conditionId: string) => void;
  /** Called when a market was opened. */
  readonly onNewMarket: () => void;
  /** Called for frames of a socket that did not parse. */
  readonly onSkipped: (rows: readonly SkippedRow[]) => void;
  readonly logger: Logger;
}

const LINGER_MS = 3_000;

export function createMarketHub(parts: MarketHubParts): MarketHub {
  const { wsUrl, readBooks, readMarkets, conditionIdOf, onFactsChanged, onNewMarket, onSkipped, logger } =
    parts;
  const shards = new Set<MarketShard>();
  const homes = new Map<string, { readonly shard: MarketShard; readonly token: MarketToken }>();
  const logs = new Map<string, MarketLog>();
  const gaps = new Map<string, Date>();
  const lingering = new Timers();

  function open(tokenId: string): { readonly shard: MarketShard; readonly token: MarketToken } {
    const roomy = [...shards].find(({ isFull }) => !isFull);
    if (roomy !== undefined) return { shard: roomy, token: roomy.add(tokenId) };
    const shard = new MarketShard(
      { wsUrl, readBooks, onFrame, onGap, onResync, onMissing, onSkipped, logger },
      tokenId,
    );
    shards.add(shard);
    const token = shard.token(tokenId);
    if (token === undefined) throw new Error(`the new socket has no token ${tokenId}`);
    return { shard, token };
  }

  /** Watches a token until it is disposed. */
  function watch(tokenId: string, watcher: () => void): { readonly token: MarketToken } & Disposable {
    const home = homes.get(tokenId) ?? open(tokenId);
    homes.set(tokenId, home);
    lingering.clear(tokenId);
    home.token.watchers.add(watcher);
    return {
      token: home.token,
      [Symbol.dispose]() {
        home.token.watchers.delete(watcher);
        if (home.token.watchers.size === 0) lingering.set(tokenId, LINGER_MS, () => leave(tokenId));
      },
    };
  }

  function leave(tokenId: string): void {
    const home = homes.get(tokenId);
    if (home === undefined) return;
    homes.delete(tokenId);
    home.shard.remove(tokenId);
    if (!home.shard.isEmpty) return;
    shards.delete(home.shard);
    home.shard[Symbol.dispose]();
  }

  function onFrame(frame: MarketFrame): void {
    if (frame.kind === 'new-market') onNewMarket();
    const event = eventOf(frame);
    if (event === undefined) return;
    if (event.type !== 'market-trade') onFactsChanged(event.conditionId);
    logs.get(event.conditionId)?.append(event);
    if (event.type === 'resolution') end(event.conditionId, 'resolved');
  }

  /** Ends the books of a market. */
  function end(conditionId: string, as: MarketEnd): void {
    for (const { token, shard } of homes.values()) {
      if (token.conditionId !== conditionId || token.end === as) continue;
      token.end = as;
      shard.tell(token);
    }
  }

  /** Makes good what the socket may not have said of markets that are over. */
  async function checkMarkets(conditionIds: readonly string[]): Promise<void> {
    for (const { conditionId, closed, tokens } of await readMarkets(conditionIds)) {
      const winner = tokens.find((token) => token.winner);
      if (winner !== undefined) {
        const { tokenId: winningTokenId, outcome: winningOutcome } = winner;
        const at = new Date();
        logs
          .get(conditionId)
          ?.append({ type: 'resolution', conditionId, winningTokenId, winningOutcome, at });
      }
      if (closed || winner !== undefined) end(conditionId, winner === undefined ? 'closed' : 'resolved');
    }
  }

  async function onMissing(tokens: readonly MarketToken[]): Promise<void> {
    for (const token of tokens) token.conditionId ??= await conditionIdOf(token.tokenId);
    await checkMarkets([...new Set(tokens.flatMap(({ conditionId }) => conditionId ?? []))]);
  }

  function onGap(loss: FeedLoss, conditionIds: readonly string[], from: Date): void {
    const to = new Date();
    for (const conditionId of conditionIds) {
      const log = logs.get(conditionId);
      if (log === undefined || gaps.has(conditionId)) continue;
      gaps.set(conditionId, from);
      log.append({ type: 'gap', from, to, reason: GAP_REASONS[loss] });
    }
  }

  async function onResync(conditionIds: readonly string[]): Promise<void> {
    await checkMarkets(conditionIds);
    const to = new Date();
    for (const conditionId of conditionIds) {
      const from = gaps.get(conditionId);
      gaps.delete(conditionId);
      onFactsChanged(conditionId);
      if (from !== undefined) logs.get(conditionId)?.append({ type: 'resynced', from, to });
    }
  }

  return {
    books: (tokenId, depth) => iterate(newest([tokenId], watch, (token) => token.view(depth))),
    bestPrices: (tokenIds) => iterate(newest(tokenIds, watch, (token) => token.bestPrices())),
    events(conditionId, tokenIds) {
      const log = logs.get(conditionId) ?? new MarketLog();
      logs.set(conditionId, log);
      const watched = tokenIds.map((tokenId) => watch(tokenId, () => {}));
      for (const { token } of watched) token.conditionId = conditionId;
      if (watched.some(({ token }) => token.end !== undefined)) {
        checkMarkets([conditionId]).catch((error: unknown) => {
          logger.debug({ err: error }, 'a market that is over could not be read');
        });
      }
      return iterate(
        log.follow(() => {
          for (const { [Symbol.dispose]: dispose } of watched) dispose();
          if (log.isFollowed) return;
          logs.delete(conditionId);
          gaps.delete(conditionId);
        }),
      );
    },
    statuses: () => [...shards].map((shard, index) => shard.status(`market ${index + 1}`)),
    [Symbol.dispose]() {
      lingering[Symbol.dispose]();
      for (const shard of shards) shard[Symbol.dispose]();
      shards.clear();
      homes.clear();
    },
  };
}

/** Gives the newest of what is seen of each token, each object once: what a slow subscriber misses is only what was replaced. */
function newest<T extends object>(
  tokenIds: readonly string[],
  watch: (tokenId: string, watcher: () => void) => { readonly token: MarketToken } & Disposable,
  see: (token: MarketToken) => T | undefined,
): PullSource<T> {
  const given = new Map<MarketToken, T>();
  const changed = new Set<MarketToken>();
  const wake = new Wake();
  const watched = [...new Set(tokenIds)].map((tokenId) => {
    const watching = watch(tokenId, () => {
      changed.add(watching.token);
      wake.call();
    });
    changed.add(watching.token);
    return watching;
  });
  return {
    take() {
      for (const token of changed) {
        changed.delete(token);
        if (token.end !== undefined) return { error: marketClosed(token) };
        const seen = see(token);
        if (seen === undefined || given.get(token) === seen) continue;
        given.set(token, seen);
        return { value: seen };
      }
      return 'nothing yet';
    },
    onChange: wake.onChange,
    [Symbol.dispose]() {
      for (const watching of watched) watching[Symbol.dispose]();
    },
  };
}

function marketClosed({ tokenId }: MarketToken): InvalidRequestError {
  return new InvalidRequestError(
    'MARKET_CLOSED',
    `The market of the token ${tokenId} is closed, so the token has no order book any more`,
  );
}

function eventOf(frame: MarketFrame): Exclude<MarketEvent, { type: 'gap' | 'resynced' }> | undefined {
  switch (frame.kind) {
    case 'trade': {
      const { kind, ...trade } = frame;
      return { type: 'market-trade', ...trade };
    }
    case 'tick-size': {
      const { kind, ...change } = frame;
      return { type: 'tick-size', ...change };
    }
    case 'resolved': {
      const { kind, ...resolution } = frame;
      return { type: 'resolution', ...resolution };
    }
    default:
      return undefined;
  }
}
