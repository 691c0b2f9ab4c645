/** A soak: a maker and a taker trade for a while, each behind its own gateway; then everything is closed and counted. */
import { setMaxListeners } from 'node:events';
import { seededRandom } from '../../../src/paper/random.ts';
import { pause } from '../../../src/streams/timers.ts';
import { countSteps, stepsOfRecord, stepsOfStream } from '../../support/exchange-list.ts';
import { Bot } from './bot.ts';
import { type Desk, openDesk } from './desk.ts';
import { createMaker } from './maker.ts';
import type { MemorySample } from './memory-probe.ts';
import { openSoakExchange, type SoakExchange } from './soak-exchange.ts';
import { type AccountVerdict, judgeAccount } from './soak-verdict.ts';
import { createTaker } from './taker.ts';

export interface SoakOptions {
  readonly seed: number;
  readonly durationMs: number;
  /** Path of the gateway's command. */
  readonly main: string;
  /** Ends the soak at once, with an error. */
  readonly signal: AbortSignal;
  readonly onNews: (line: string) => void;
}

export interface SoakReport {
  readonly accounts: readonly AccountVerdict[];
  /** Orders by what was answered, both bots together. */
  readonly outcomes: ReadonlyMap<string, number>;
}

/** From one step of the maker to the next, and of the taker; a step that takes longer delays the next. */
const MAKER_EVERY_MS = 250;
const TAKER_EVERY_MS = 350;
/** Samples of memory in a soak. */
const SAMPLES = 30;
/** How long the end may take: the last settlements, and the last events of them. */
const QUIET_MS = 60_000;
const POLL_MS = 100;

interface Trader {
  readonly desk: Desk;
  readonly bot: Bot;
  readonly step: () => Promise<void>;
  readonly everyMs: number;
  readonly memory: MemorySample[];
}

/** @throws {Error} where a gateway answers a bot with an error, or the signal aborts */
export async function runSoak({ seed, durationMs, main, signal, onNews }: SoakOptions): Promise<SoakReport> {
  setMaxListeners(0, signal);
  await using exchange = await openSoakExchange(seed);
  const open = (name: string, place: number) =>
    openDesk({ name, seed: seed + place, main, exchange, signal, onLog: onNews });
  await using maker = await open('maker', 0);
  await using taker = await open('taker', 1);
  const random = seededRandom(seed);
  const traders = [
    traderAt(maker, MAKER_EVERY_MS, (bot) => createMaker(bot, exchange.markets, random)),
    traderAt(taker, TAKER_EVERY_MS, (bot) => createTaker(bot, exchange.markets, random)),
  ];

  const until = performance.now() + durationMs;
  await Promise.all([
    ...traders.map((trader) => trade(trader, until, signal)),
    ...traders.map((trader) => measure(trader, until, durationMs, signal)),
  ]);
  onNews('the bots have stopped');
  const accounts: AccountVerdict[] = [];
  for (const trader of traders) accounts.push(await close(trader, exchange, signal));
  return { accounts, outcomes: summed(traders.map(({ bot }) => bot.outcomes)) };
}

function traderAt(desk: Desk, everyMs: number, stepOf: (bot: Bot) => () => Promise<void>): Trader {
  const bot = new Bot(desk.gateway);
  return { desk, bot, step: stepOf(bot), everyMs, memory: [] };
}

async function trade({ step, everyMs }: Trader, until: number, signal: AbortSignal): Promise<void> {
  for (let due = performance.now(); due < until; due = Math.max(due + everyMs, performance.now())) {
    await pause(due - performance.now(), signal);
    signal.throwIfAborted();
    await step();
  }
}

async function measure(
  { desk, memory }: Trader,
  until: number,
  durationMs: number,
  signal: AbortSignal,
): Promise<void> {
  for (let number = 0; number < SAMPLES; number += 1) {
    await pause(until - ((SAMPLES - number) / SAMPLES) * durationMs - performance.now(), signal);
    signal.throwIfAborted();
    memory.push(await desk.memory());
  }
}

/** Cancels what rests, waits until everything has settled and was emitted, and counts. */
async function close(
  { desk, bot, memory }: Trader,
  exchange: SoakExchange,
  signal: AbortSignal,
): Promise<AccountVerdict> {
  const { name, address, before } = desk;
  const record = () => exchange.record(address);
  await desk.cancelAll();
  const until = performance.now() + QUIET_MS;
  const isOver = () =>
    exchange.isQuiet(address) &&
    countSteps(stepsOfStream(desk.heard())) >= countSteps(stepsOfRecord(record()));
  while (!isOver() && performance.now() < until) {
    await pause(POLL_MS, signal);
    signal.throwIfAborted();
  }
  return judgeAccount({
    ...{ name, before, memory, cancelMs: bot.cancelMs, idleMs: bot.idleMs },
    after: await desk.balances(),
    heard: desk.heard(),
    record: record(),
  });
}

function summed(maps: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [key, count] of maps.flatMap((map) => [...map])) sums.set(key, (sums.get(key) ?? 0) + count);
  return sums;
}
