/**
 * What the journal adds to an order: writing it down before it is sent and its outcome after, each durable before the order
 * goes on. Alone, an order pays for two commits; many at a time share them. Run: npx tsx bench/journal.ts
 */
import { pathToFileURL } from 'node:url';
import type { Journal } from '../src/journal/journal.ts';
import { openJournal } from '../src/journal/open-journal.ts';
import type { OrderOutcome } from '../src/journal/order-outcome.ts';
import type { OrderDraft } from '../src/journal/order-record.ts';
import { sortableId } from '../src/journal/sortable-id.ts';
import { LASTING_STORES, type StoreKind } from '../test/support/journal-stores.ts';
import { quantile } from './quantile.ts';

const AT_A_TIME = [1, 16, 64] as const;
const ROUNDS = 5;
const ROUND_MS = 1_500;
const WARM_UP_MS = 500;

/** One store with so many orders under way at a time. */
export interface JournalResult {
  readonly name: string;
  readonly atATime: number;
  /** Orders a second, the median of the rounds. */
  readonly median: number;
  /** Orders a second, the round least disturbed by the machine's other work. */
  readonly best: number;
  /** Milliseconds that an order spends in the journal. */
  readonly p50: number;
  /** Milliseconds. */
  readonly p99: number;
}

const MEMORY: StoreKind = {
  name: 'memory',
  isThere: true,
  open: async () => ({ store: { kind: 'memory' }, [Symbol.asyncDispose]: async () => {} }),
};

/** Measures every store that is there. */
export async function run(): Promise<readonly JournalResult[]> {
  const results: JournalResult[] = [];
  for (const { name, isThere, open } of [MEMORY, ...LASTING_STORES]) {
    if (!isThere) continue;
    await using home = await open();
    await using journal = await openJournal(home.store);
    for (const atATime of AT_A_TIME) results.push({ name, atATime, ...(await measure(journal, atATime)) });
  }
  return results;
}

async function measure(journal: Journal, atATime: number): Promise<Omit<JournalResult, 'name' | 'atATime'>> {
  await round(journal, atATime, WARM_UP_MS);
  const rates: number[] = [];
  const times: number[] = [];
  for (let count = 0; count < ROUNDS; count += 1) {
    const begun = performance.now();
    const measured = await round(journal, atATime, ROUND_MS);
    rates.push((measured.length * 1000) / (performance.now() - begun));
    times.push(...measured);
  }
  return {
    median: quantile(rates, 0.5),
    best: quantile(rates, 1),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}

/** Milliseconds, one an order. */
async function round(journal: Journal, atATime: number, forMs: number): Promise<number[]> {
  const times: number[] = [];
  const begun = performance.now();
  async function writeUntilTheEnd(): Promise<void> {
    for (let start = begun; start - begun < forMs; start = performance.now()) {
      const draft = newDraft();
      await journal.enter('bench', [draft]);
      await journal.append([
        { recordId: draft.recordId, event: { kind: 'OUTCOME', outcome: placed(draft.clientOrderId) } },
      ]);
      times.push(performance.now() - start);
    }
  }
  await Promise.all(Array.from({ length: atATime }, writeUntilTheEnd));
  return times;
}

const WORD = `0x${'5'.repeat(64)}`;
const ADDRESS = `0x${'5'.repeat(40)}`;
const TOKEN_ID = '7'.repeat(77);

/** As large as a real one. */
function newDraft(): OrderDraft {
  const now = Date.now();
  const recordId = sortableId(now);
  const order = {
    version: 2,
    salt: 890_224_563_465n,
    maker: ADDRESS,
    signer: ADDRESS,
    tokenId: TOKEN_ID,
    makerAmount: 5_000_000n,
    takerAmount: 10_000_000n,
    side: 'BUY',
    signatureType: 0,
    expiration: 0n,
    timestamp: BigInt(now),
    metadata: WORD,
    builder: WORD,
    signature: `0x${'5'.repeat(130)}`,
  } as const;
  return {
    recordId,
    clientOrderId: recordId,
    inputHash: WORD.slice(2),
    caller: 'local',
    receivedAt: now,
    deadline: now + 30_000,
    event: {
      kind: 'PREPARED',
      orderId: `0x${recordId}${recordId}`,
      terms: {
        makerAddress: ADDRESS,
        owner: 'a4fa5ba9-1b3e-4b7c-9c1a-2f1a3c5d7e9f',
        conditionId: WORD,
        tokenId: TOKEN_ID,
        side: 'BUY',
        price: '0.5',
        size: '10',
        orderType: 'GTC',
        expiration: 0,
        signedAt: now,
      },
      post: { order, orderType: 'GTC', postOnly: false, deferExec: false },
    },
  };
}

function placed(clientOrderId: string): OrderOutcome {
  return {
    kind: 'placed',
    clientOrderId,
    orderId: `0x${clientOrderId}${clientOrderId}`,
    status: { value: 'LIVE', raw: 'live' },
    makingAmount: '0',
    takingAmount: '0',
    transactionHashes: [],
    tradeIds: [],
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await run());
