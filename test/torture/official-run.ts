/**
 * The same orders through the same faults by Polymarket's own client with `retryOnError`. It has no keys and tells no
 * unknown outcome from a failure, so its caller does what is left to do: where it is told of a failure that is no clear
 * refusal, it places the order again. Nothing of it is killed, and nobody hangs up.
 */
import { Chain, ClobClient, OrderType, Side } from '@polymarket/clob-client-v2';
import { createWalletClient, http } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { polygon } from 'viem/chains';
import { pause } from '../../src/streams/timers.ts';
import { type Attempt, MOST_ATTEMPTS, makeAttempt } from './attempt.ts';
import { createErrandQueue, type RunTerms } from './errand-queue.ts';
import { openExchangeSide } from './exchange-side.ts';
import { type RunReport, refusalsIn } from './run-report.ts';
import { startStriking } from './striking.ts';
import { Told, type Word } from './told.ts';
import { judgeRun } from './verdict.ts';
import { walletKeyOf } from './wallet-key.ts';
import type { Intent } from './workload.ts';

/** An answer about which there is nothing to try again. */
const CLEAR_NO = /not enough balance|couldn't be fully filled|no orders found to match|crosses book|min size/;
const NEWS_EVERY_MS = 5_000;
const POLL_MS = 200;

/**
 * @param restartEveryOrders orders that the caller is told about from one restart of the exchange to the next
 * @throws {Error} where it is ended
 */
export async function runOfficialClient(terms: RunTerms, restartEveryOrders: number): Promise<RunReport> {
  const startedAt = performance.now();
  const { signal } = terms;
  await using exchange = await openExchangeSide();
  const { client, address } = await openClient(exchange.url, walletKeyOf(terms.seed));
  exchange.fund(address);
  const queue = createErrandQueue(terms, exchange);
  const told = new Told();
  let requests = 0;

  async function placeUntilTold(intent: Intent): Promise<void> {
    for (let number = 1; number <= MOST_ATTEMPTS; number += 1) {
      const attempt = makeAttempt(intent, number, Date.now());
      requests += 1;
      const word = await place(client, attempt);
      told.note(attempt.key, word);
      if (word.kind === 'placed' && intent.isCanceled) {
        // Whether it was done is no matter here.
        await client.cancelOrder({ orderID: word.orderId }).catch(() => {});
      }
      if (word.kind !== 'rejected' || CLEAR_NO.test(word.code)) return;
    }
  }

  async function work(): Promise<void> {
    for (let errand = queue.next(); errand !== undefined; errand = queue.next()) {
      await Promise.all(errand.intents.map(placeUntilTold));
      signal.throwIfAborted();
    }
  }

  const news = setInterval(() => terms.onNews(`${queue.done} of ${queue.length} errands`), NEWS_EVERY_MS);
  const { seed } = terms;
  const striking = startStriking({
    ...{ told, seed: seed + 1, everyOrders: restartEveryOrders, strike: exchange.restart },
  });
  try {
    await Promise.race([Promise.all(Array.from({ length: terms.callers }, work)), striking.ended]);
  } finally {
    clearInterval(news);
    striking.stop();
    await striking.ended;
  }
  exchange.mend();
  await client.cancelAll();
  while (exchange.isSettling() || exchange.taken().some(({ isOpen }) => isOpen)) {
    await pause(POLL_MS, signal);
    signal.throwIfAborted();
    await client.cancelAll();
  }
  const known = [...told.all().values()].flatMap((word) => (word.kind === 'placed' ? [word.orderId] : []));
  return {
    verdict: judgeRun({
      taken: exchange.taken(),
      told,
      journal: undefined,
      hearing: undefined,
      falseEnds: [],
      broken: [],
      balances: exchange.balances(new Set(known)),
    }),
    requests,
    kills: 0,
    restarts: exchange.restarts,
    drills: 0,
    wanted: terms.orders,
    restedAsked: 0,
    struck: exchange.struck,
    heard: undefined,
    seconds: Math.round((performance.now() - startedAt) / 1000),
    refusals: refusalsIn(told),
    answerErrors: new Map(),
  };
}

async function openClient(
  host: string,
  privateKey: `0x${string}`,
): Promise<{ readonly client: ClobClient; readonly address: string }> {
  const account = privateKeyToAccount(privateKey);
  const signer = createWalletClient({ account, chain: polygon, transport: http(host) });
  const options = { host, chain: Chain.POLYGON, signer };
  const creds = await new ClobClient(options).createOrDeriveApiKey();
  const client = new ClobClient({
    ...options,
    creds,
    retryOnError: true,
    throwOnError: true,
    useServerTime: true,
  });
  return { client, address: account.address };
}

/** The text of a failure, without what differs from order to order. */
function plainly(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/0x[0-9a-f]{64}/, '…').replace(/<.*>/s, 'HTML');
}

/** Places an order and gives what the client says: its order id, or the text of its failure. */
async function place(client: ClobClient, attempt: Attempt): Promise<Word> {
  try {
    const { success, orderID, errorMsg } = await post(client, attempt);
    return success && errorMsg === ''
      ? { kind: 'placed', orderId: orderID }
      : { kind: 'rejected', code: errorMsg };
  } catch (error) {
    return { kind: 'rejected', code: plainly(error) };
  }
}

async function post(client: ClobClient, { intent, mark, expiration }: Attempt) {
  const { kind, tokenId: tokenID, price, size, orderType, postOnly } = intent;
  const common = { tokenID, price: Number(price), side: Side[intent.side], builderCode: mark };
  if (kind === 'market') {
    const type = orderType === 'FAK' ? OrderType.FAK : OrderType.FOK;
    return client.createAndPostMarketOrder({ ...common, amount: Number(size) }, undefined, type);
  }
  const expires = orderType === 'GTD' && { expiration: Math.floor(expiration / 1000) };
  const order = await client.createOrder({ ...common, size: Number(size), ...expires });
  return client.postOrder(order, OrderType[orderType], postOnly);
}
