/** The examples of subscriptions run as they are shown, against a gateway with a token, and tell of an order. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { print } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CreateAndPostOrderDocument } from '../../schema/client.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { newKey } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';
import { untilLive, untilStreams } from '../support/streams.ts';

const TOKEN = 'a-token-for-the-examples';
const FOLDER = 'examples/subscriptions';

let paper: PaperServer;
let gateway: TestGateway;
beforeAll(async () => {
  paper = await startPaper({ quoting: false });
  gateway = await startGateway({
    exchangeUrl: paper.url,
    secrets: { privateKey: newKey(), gatewayToken: TOKEN },
  });
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
  await paper[Symbol.asyncDispose]();
});

it.each([
  ['curl.sh', ['sh'], 'http', /"kind":"PLACED"/],
  ['graphql-ws.ts', [process.execPath, '--import', 'tsx'], 'ws', /"kind":"PLACED"/],
  ['apollo.ts', [process.execPath, '--import', 'tsx'], 'ws', /"step":"MATCHED"/],
] as const)('%s', { timeout: 60_000 }, async (file, [command, ...options], scheme, expected) => {
  const url = `${gateway.url.replace('http', scheme)}/graphql`;
  const child = spawn(command, [...options, `${FOLDER}/${file}`, url, TOKEN], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout);
  const told = (async () => {
    for await (const line of lines) if (expected.test(line)) return line;
    throw new Error(`${file} ended without telling of the order`);
  })();
  await untilLive(gateway.url, 1, TOKEN);
  await trade();
  expect(await told).toMatch(expected);
  child.kill();
  await once(child, 'close');
  await untilStreams(gateway.url, ([account]) => account?.subscribers === 0, TOKEN);
});

/** Takes what a maker offers. */
async function trade(): Promise<void> {
  const market = paper.exchange.markets
    .all()
    .find(({ terms }) => terms.slug === 'paper-cup-winner-red-foxes');
  const input = { tokenId: market?.token(0).tokenId, side: 'BUY', price: '0.5', size: '5' };
  const { json } = await askGraphQL(gateway.url, print(CreateAndPostOrderDocument), {
    headers: { authorization: `Bearer ${TOKEN}` },
    variables: { input },
  });
  expect(json).toMatchObject({ data: { createAndPostOrder: { __typename: 'OrderPlaced' } } });
}
