/** Global ids: what is wrong with one is an error in its place, and the others are answered. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Floor, openFloor } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';

let floor: Floor;
let market: { readonly conditionId: string; readonly yes: string };
beforeAll(async () => {
  floor = await openFloor();
  market = floor.market('will-it-rain-in-london-this-weekend');
});
afterAll(() => floor[Symbol.asyncDispose]());

async function ask(query: string, variables: unknown): Promise<unknown> {
  const { json } = await askGraphQL(floor.alice.url, query, { variables });
  const { data, errors = [] } = json as {
    data: unknown;
    errors?: { path: unknown; message: string; extensions: unknown }[];
  };
  return { data, errors: errors.map(({ path, message, extensions }) => ({ path, message, extensions })) };
}

const global = (typename: string, id: string) => Buffer.from(`${typename}:${id}`).toString('base64');
const extensions = { code: 'BAD_USER_INPUT' };

it('a malformed id in a list of ids costs its own place only', async () => {
  const good = global('Market', market.conditionId);
  const ids = [good, 'zz', global('Nothing', '1'), global('Decimal', '1'), global('__proto__', '1'), good];
  const answer = await ask('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
  expect(answer).toEqual({
    data: { nodes: [{ id: good }, null, null, null, null, { id: good }] },
    errors: [
      { path: ['nodes', 1], message: '"zz" is not the id of a Node', extensions },
      { path: ['nodes', 2], message: '"Nothing:1" is not the id of a Node', extensions },
      { path: ['nodes', 3], message: '"Decimal:1" is not the id of a Node', extensions },
      { path: ['nodes', 4], message: '"__proto__:1" is not the id of a Node', extensions },
    ],
  });
});

it('an object that cannot be read, or is not there, costs its own place only', async () => {
  const ids = [
    global('Token', market.yes),
    global('Token', '12345'),
    global('Event', 'no condition id'),
    global('Viewer', 'nobody'),
    global('OrderBook', market.yes),
  ];
  const answer = await ask('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
  expect(answer).toEqual({
    data: { nodes: [{ id: ids[0] }, null, null, null, { id: ids[4] }] },
    errors: [{ path: ['nodes', 2], message: expect.stringContaining('is not a condition id'), extensions }],
  });
});

it('a malformed id is an error of node, with null in its place', async () => {
  expect(await ask('{ viewer { chainId } node(id: "zz") { id } }', {})).toEqual({
    data: { viewer: { chainId: expect.any(Number) }, node: null },
    errors: [{ path: ['node'], message: '"zz" is not the id of a Node', extensions }],
  });
});

it('a malformed token id in a list of token ids costs its own place only', async () => {
  const answer = await ask('query($ids: [ID!]!) { tokens(ids: $ids) { tokenId } }', {
    ids: [market.yes, 'zz', '12345'],
  });
  expect(answer).toEqual({
    data: { tokens: [{ tokenId: market.yes }, null, null] },
    errors: [
      { path: ['tokens', 1], message: expect.stringContaining('tokenId "zz" is not a token id'), extensions },
    ],
  });
});
