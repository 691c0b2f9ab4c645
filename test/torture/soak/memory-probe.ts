/** Memory of a gateway's process after a collection, asked for over IPC. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Bytes. */
export interface MemorySample {
  readonly heap: number;
  /** Buffers and what native code says it has, outside of the heap. */
  readonly external: number;
  readonly resident: number;
}

/** The module that answers in the gateway's process, which it does not keep alive. */
export const MEMORY_PROBE = `data:text/javascript,${encodeURIComponent(`
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
process.on('message', () => {
  collect();
  const { heapUsed: heap, external, rss: resident } = process.memoryUsage();
  process.send({ heap, external, resident });
});
process.channel.unref();
`)}`;

/** Collects garbage in a process that loaded the probe, and measures what is left. */
export async function sampleMemory(child: ChildProcess): Promise<MemorySample> {
  const answered = once(child, 'message');
  child.send('sample');
  const [sample] = (await answered) as [MemorySample];
  return sample;
}
