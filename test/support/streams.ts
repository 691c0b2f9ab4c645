/** Waiting for a gateway's readers. */
import type { GraphQLAnswer } from './client.ts';
import { askGraphQL } from './http.ts';

interface StreamRow {
  readonly name: string;
  readonly state: string;
  readonly subscribers: number;
  readonly isHere: boolean;
}

/** The readers as `viewer.streams` shows them. */
export async function readStreams(url: string): Promise<readonly StreamRow[]> {
  const answer = await askGraphQL(url, '{ viewer { streams { name state subscribers isHere } } }');
  const { data, errors } = answer.json as GraphQLAnswer<{ viewer: { streams: StreamRow[] } }>;
  if (!data) throw new Error(JSON.stringify(errors));
  return data.viewer.streams;
}

/** Asks again until the readers satisfy the condition. */
export async function untilStreams(
  url: string,
  condition: (streams: readonly StreamRow[]) => boolean,
): Promise<readonly StreamRow[]> {
  for (;;) {
    const streams = await readStreams(url);
    if (condition(streams)) return streams;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Resolves when the account's reader hears everything, for so many subscribers. */
export async function untilLive(url: string, subscribers = 1): Promise<void> {
  await untilStreams(url, ([account]) => account?.state === 'LIVE' && account.subscribers === subscribers);
}
