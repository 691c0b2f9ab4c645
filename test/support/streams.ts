/** Waiting for a gateway's readers; with a token where it has one. */
import type { GraphQLAnswer } from './client.ts';
import { askGraphQL } from './http.ts';

interface StreamRow {
  readonly name: string;
  readonly state: string;
  readonly subscribers: number;
  readonly isHere: boolean;
}

/** The readers as `viewer.streams` shows them. */
export async function readStreams(url: string, token = ''): Promise<readonly StreamRow[]> {
  const answer = await askGraphQL(url, '{ viewer { streams { name state subscribers isHere } } }', {
    headers: { authorization: `Bearer ${token}` },
  });
  const { data, errors } = answer.json as GraphQLAnswer<{ viewer: { streams: StreamRow[] } }>;
  if (!data) throw new Error(JSON.stringify(errors));
  return data.viewer.streams;
}

/** Asks again until the readers satisfy the condition. */
export async function untilStreams(
  url: string,
  condition: (streams: readonly StreamRow[]) => boolean,
  token?: string,
): Promise<readonly StreamRow[]> {
  for (;;) {
    const streams = await readStreams(url, token);
    if (condition(streams)) return streams;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Resolves when the account's reader hears everything, for so many subscribers. */
export async function untilLive(url: string, subscribers = 1, token?: string): Promise<void> {
  const isLive = ([account]: readonly StreamRow[]) =>
    account?.state === 'LIVE' && account.subscribers === subscribers;
  await untilStreams(url, isLive, token);
}
