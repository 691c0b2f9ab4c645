/** One run: callers, gateways that are killed, an exchange on its worst day; then peace, and the reckoning. */
import { setMaxListeners } from 'node:events';
import { privateKeyToAccount } from 'viem/accounts';
import { BalanceAllowanceDocument } from '../../schema/client.ts';
import { pause } from '../../src/streams/timers.ts';
import { keysAbout } from '../support/redis.ts';
import { readStreams } from '../support/streams.ts';
import type { Attempt } from './attempt.ts';
import type { FullDisk } from './drills/full-disk.ts';
import { createDrills, type Drills } from './drills/run-drills.ts';
import { createErrandQueue, type RunTerms } from './errand-queue.ts';
import { type ExchangeSide, openExchangeSide } from './exchange-side.ts';
import { watchForFalseEnds } from './false-ends.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { type Caller, createCaller } from './gateway-caller.ts';
import { ask } from './gateway-client.ts';
import { createTurns } from './in-turn.ts';
import { listenToAll } from './listener.ts';
import type { Hearing } from './misheard.ts';
import { closeEverything, hearOut, readJournal, settle } from './peace.ts';
import { type RunReport, refusalsIn } from './run-report.ts';
import { startStriking } from './striking.ts';
import { Told } from './told.ts';
import { judgeRun } from './verdict.ts';
import { walletKeyOf } from './wallet-key.ts';
import { createRestingIntents } from './workload.ts';

export interface GatewayRunOptions extends RunTerms {
  readonly replicas: number;
  /** Path of the gateway's command. */
  readonly main: string;
  /** Where the gateways keep their journal and how they share. */
  readonly environment: Readonly<Record<string, string>>;
  /** Orders that callers are told about from one kill to the next, on the average. */
  readonly killEveryOrders: number;
  /** The same for restarts of the exchange. */
  readonly restartEveryOrders: number;
  /** The same for drills. */
  readonly drillEveryOrders: number;
  /** How the gateways' journal is made unwritable. */
  readonly diskOf: (fleet: Fleet) => FullDisk;
}

const NEWS_EVERY_MS = 5_000;
const POLL_MS = 50;

/** @throws {Error} where it is ended, or the gateways cannot be asked in peace */
export async function runGateways(options: GatewayRunOptions): Promise<RunReport> {
  const { seed, main, replicas, signal, onNews } = options;
  const startedAt = performance.now();
  // Every request under way listens to it.
  setMaxListeners(0, signal);
  const privateKey = walletKeyOf(seed);
  await using exchange = await openExchangeSide();
  await using _keys = options.environment.REDIS_URL === undefined ? undefined : await keysAbout(exchange.url);
  await using fleet = await startFleet({
    ...{ main, replicas, seed, onLog: onNews },
    environment: {
      ...options.environment,
      ...{ PORT: '0', CLOB_URL: exchange.url, PAPER: 'on', PRIVATE_KEY: privateKey, LOG_LEVEL: 'error' },
    },
  });
  const peace = () => ({ url: fleet.urls()[0] ?? '', signal });
  // The first question makes the API key, and with it the account.
  await ask(peace(), BalanceAllowanceDocument, { assetType: 'COLLATERAL' });
  exchange.fund(privateKeyToAccount(privateKey).address);

  await using listeners = listenToAll({ seed, urls: fleet.urls });
  await untilSomeoneReads(fleet.urls(), signal);
  const told = new Told();
  const answerErrors = new Map<string, number>();
  const callers = Array.from({ length: options.callers }, (_, index) =>
    createCaller({
      seed: seed + index,
      urls: fleet.urls,
      told,
      onAnswerError: ({ code }) => void answerErrors.set(code, (answerErrors.get(code) ?? 0) + 1),
      signal,
    }),
  );
  await using falseEnds = watchForFalseEnds({ exchange, listener: listeners, urls: fleet.urls, seed });
  const broken: string[] = [];
  const { open, drills } = await doErrands(options, { exchange, fleet, callers, told, signal, broken });
  exchange.mend();
  onNews(`faults off after ${seconds(startedAt)} s; ${open.length} orders are not decided yet`);
  await settle(open, callers, signal);
  await falseEnds[Symbol.asyncDispose]();
  await closeEverything(exchange, peace());
  const hearing = (): Hearing => ({
    heard: listeners.heard,
    record: exchange.record(),
    isShared: replicas > 1,
  });
  await hearOut(hearing, signal);
  const journal = await readJournal(peace());
  const journaled = new Set(
    journal.filter(({ status }) => status !== 'REJECTED').map(({ orderId }) => orderId),
  );
  const verdict = judgeRun({
    taken: exchange.taken(),
    told,
    journal,
    balances: exchange.balances(journaled),
    hearing: hearing(),
    falseEnds: [...falseEnds.found],
    broken,
  });
  return {
    verdict,
    requests: callers.reduce((sum, caller) => sum + caller.requests, 0),
    kills: fleet.kills,
    restarts: exchange.restarts,
    drills: drills.done,
    wanted: options.orders + drills.wanted,
    restedAsked: falseEnds.asked,
    struck: exchange.struck,
    heard: listeners.heard.length,
    seconds: seconds(startedAt),
    refusals: refusalsIn(told),
    answerErrors,
  };
}

interface Stage {
  readonly exchange: ExchangeSide;
  readonly fleet: Fleet;
  readonly callers: readonly Caller[];
  readonly told: Told;
  readonly signal: AbortSignal;
  /** Gets what did not hold in drills, in words. */
  readonly broken: string[];
}

/** Every caller takes the next errand when it is through with one. Returns what is undecided at the end. */
async function doErrands(
  options: GatewayRunOptions,
  { exchange, fleet, callers, told, signal, broken }: Stage,
): Promise<{ readonly open: readonly Attempt[]; readonly drills: Drills }> {
  const queue = createErrandQueue(options, exchange);
  const open: Attempt[] = [];
  const [caller] = callers;
  if (caller === undefined) throw new Error('a run has a caller at least');
  const resting = createRestingIntents(exchange.markets, options.orders + 1);
  const drills = createDrills(
    {
      ...{ exchange, fleet, signal, caller, disk: options.diskOf(fleet), nextIntent: resting },
      leave: (attempts) => void open.push(...attempts),
      note: (line) => void broken.push(line),
    },
    options.seed,
  );
  const inTurn = createTurns();

  async function work(caller: Caller): Promise<void> {
    for (let errand = queue.next(); errand !== undefined; errand = queue.next()) {
      open.push(...(await caller.run(errand)));
      signal.throwIfAborted();
    }
  }

  const news = setInterval(() => {
    const progress = `${queue.done} of ${queue.length} errands, ${told.all().size} keys`;
    options.onNews(`${progress}, ${fleet.kills} kills, ${open.length} undecided`);
  }, NEWS_EVERY_MS);
  const { seed, killEveryOrders, restartEveryOrders, drillEveryOrders } = options;
  const strikes = [
    { everyOrders: killEveryOrders, strike: fleet.kill },
    { everyOrders: restartEveryOrders, strike: exchange.restart },
    { everyOrders: drillEveryOrders, strike: drills.next },
  ];
  const striking = strikes.map(({ everyOrders, strike }, index) =>
    startStriking({ told, seed: seed + index, everyOrders, strike: () => inTurn(strike) }),
  );
  const struck = Promise.all(striking.map(({ ended }) => ended));
  try {
    // The strikes end before the callers only where a gateway or the exchange does not come back.
    await Promise.race([Promise.all(callers.map(work)), struck]);
  } finally {
    clearInterval(news);
    for (const one of striking) one.stop();
    await struck;
  }
  return { open, drills };
}

/** Resolves when the account's reader hears everything, wherever it runs. */
async function untilSomeoneReads(urls: readonly string[], signal: AbortSignal): Promise<void> {
  for (let isLive = false; !isLive; ) {
    signal.throwIfAborted();
    const streams = await Promise.all(urls.map((url) => readStreams(url)));
    isLive = streams.some(([account]) => account?.state === 'LIVE');
    if (!isLive) await pause(POLL_MS, signal);
  }
}

function seconds(startedAt: number): number {
  return Math.round((performance.now() - startedAt) / 1000);
}
