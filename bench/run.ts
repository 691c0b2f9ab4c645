/** Runs the benches one after another and prints their tables as bench/README.md shows them. Run: npm run bench */
import { cpus } from 'node:os';
import { run as writeDown } from './journal.ts';
import { run as readPage } from './page.ts';
import { run as placeOrder } from './place-order.ts';
import { run as signOrder } from './sign-order.ts';
import { run as cancelBehindOrders } from './slow-orders.ts';
import { run as stream } from './streams.ts';

const signing = await signOrder();
const placing = await placeOrder();
const canceling = await cancelBehindOrders();
const writing = await writeDown();
const page = await readPage();
const { crowds, books, beside } = await stream();

const date = new Date().toISOString().slice(0, 10);
const [cpu, ...others] = cpus();
console.log(`
${date}, ${cpu?.model ?? 'unknown processor'}, ${others.length + 1} cores, Node ${process.version}, \`npm run bench\`

## Build and sign one order (version 2, signature type 0)
${table(
  ['way', 'median µs', 'best µs', 'times ours'],
  signing.map(({ name, median, best, ratio }) => [
    name,
    (median / 1000).toFixed(0),
    (best / 1000).toFixed(0),
    ratio.toFixed(1),
  ]),
)}

## Create, sign and post one order against the paper exchange
${table(
  ['way', 'at a time', 'orders/s (best)', 'p50 ms', 'p99 ms', 'CPU µs an order', 'ours is faster by'],
  placing.map(({ name, atATime, median, best, p50, p99, cpu, ratio }) => [
    name,
    String(atATime),
    `${median.toFixed(0)} (${best.toFixed(0)})`,
    p50.toFixed(2),
    p99.toFixed(2),
    cpu.toFixed(0),
    ratio.toFixed(1),
  ]),
)}

## A cancel while 48 orders hang
${table(
  ['call', 'idle ms', 'while 48 orders hang, ms', 'ratio'],
  canceling.map(({ what, idle, hanging, ratio }) => [
    what,
    idle.toFixed(1),
    hanging.toFixed(1),
    ratio.toFixed(2),
  ]),
)}

## What the journal adds to an order: written down before it is sent, its outcome after
${table(
  ['store', 'at a time', 'orders/s (best)', 'p50 ms', 'p99 ms'],
  writing.map(({ name, atATime, median, best, p50, p99 }) => [
    name,
    String(atATime),
    `${median.toFixed(0)} (${best.toFixed(0)})`,
    p50.toFixed(2),
    p99.toFixed(2),
  ]),
)}

## A screen: calls to the exchange, milliseconds
${table(
  ['query', 'clob-client-v2', 'ours, cold', 'ours, warm'],
  page.calls.map(({ what, official, cold, warm }) => [
    what,
    ...[official, cold, warm].map(({ calls, ms }) => `${calls}, ${ms.toFixed(0)}`),
  ]),
)}

## The page against a stub that answers at once
${table(
  ['at a time', 'pages/s', 'p50 ms', 'p99 ms', 'CPU ms a page'],
  page.throughput.map(({ atATime, perSecond, p50, p99, cpu }) => [
    String(atATime),
    perSecond.toFixed(0),
    p50.toFixed(1),
    p99.toFixed(1),
    cpu.toFixed(1),
  ]),
)}

${table(
  ['part', 'share'],
  page.shares.map(({ part, share }) => [part, `${(share * 100).toFixed(0)} %`]),
)}

## Subscribers of one account, each on a connection
${table(
  ['subscribers', 'requests to the exchange a minute', 'to the last: p50 ms', 'p99 ms', 'kB each'],
  crowds.map(({ subscribers, requestsPerMinute, p50, p99, bytesPerSubscriber }) => [
    String(subscribers),
    requestsPerMinute.toFixed(0),
    p50.toFixed(1),
    p99.toFixed(1),
    (bytesPerSubscriber / 1000).toFixed(1),
  ]),
)}

## Books that change often
${table(
  ['tokens', 'subscribers', 'changes/s', 'messages/s', 'share of a core'],
  books.map(({ tokens, subscribers, changesPerSecond, messagesPerSecond, processor }) => [
    String(tokens),
    String(subscribers),
    changesPerSecond.toFixed(0),
    messagesPerSecond.toFixed(0),
    `${(processor * 100).toFixed(0)} %`,
  ]),
)}

## The same event, three ways
${table(
  ['way', 'p50 ms', 'p99 ms', 'times ours'],
  beside.map(({ way, p50, p99, ratio }) => [way, p50.toFixed(2), p99.toFixed(2), ratio.toFixed(2)]),
)}`);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
