/** Where the time of a piece of work goes, by Node's own sampling profiler. */
import { Session } from 'node:inspector/promises';

/** A part of the program and the share of busy time spent in it, from 0 to 1. */
export interface CpuShare {
  readonly part: string;
  readonly share: number;
}

const PARTS: readonly (readonly [string, RegExp])[] = [
  ['GraphQL parsing and validation', /node_modules\/graphql\/(language|validation)\//],
  ['GraphQL execution', /node_modules\/(graphql|@graphql-tools|@pothos|dataloader|@envelop)\b/],
  [
    'HTTP server and yoga',
    /node:(_?http|net|internal)|node_modules\/(graphql-yoga|@whatwg-node)\b|src\/http\//,
  ],
  ['calls to the exchange', /node_modules\/undici\b|src\/clob\/(?!wire)|src\/signing\//],
  ['reading its answers', /src\/clob\/wire\//],
  ['our services and resolvers', /src\/(modules|journal|streams)\//],
  ['JSON', /bench\/cpu-shares\.ts$/],
];

/** Runs `work` under the profiler. Waiting is not counted. */
export async function cpuShares(work: () => Promise<unknown>): Promise<readonly CpuShare[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  {
    using _ = wrapJson();
    await work();
  }
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const parts = new Map<number, string>(
    profile.nodes.map(({ id, callFrame }) => [id, partOf(callFrame.functionName, callFrame.url)]),
  );
  const times = new Map<string, number>();
  let busy = 0;
  for (const [index, id] of (profile.samples ?? []).entries()) {
    const part = parts.get(id) ?? 'other';
    if (part === '(idle)') continue;
    const micros = profile.timeDeltas?.[index] ?? 0;
    busy += micros;
    times.set(part, (times.get(part) ?? 0) + micros);
  }
  return [...times]
    .map(([part, micros]) => ({ part, share: micros / busy }))
    .sort((a, b) => b.share - a.share);
}

/** The profiler counts what is native to its caller; called from this file, JSON has a row of its own. */
function wrapJson(): Disposable {
  const { parse, stringify } = JSON;
  JSON.parse = (text, reviver) => parse(text, reviver);
  JSON.stringify = ((...args: Parameters<typeof stringify>) => stringify(...args)) as typeof stringify;
  return { [Symbol.dispose]: () => void Object.assign(JSON, { parse, stringify }) };
}

function partOf(name: string, url: string): string {
  if (name === '(idle)') return name;
  if (name === '(garbage collector)') return 'garbage collection';
  if (url === '') return 'native code';
  return PARTS.find(([, pattern]) => pattern.test(url))?.[0] ?? 'other';
}
