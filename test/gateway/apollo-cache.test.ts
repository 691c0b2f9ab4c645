/** Apollo Client's normalised cache over the graph, told nothing but the possible types: what is one thing is kept as one. */
import {
  ApolloClient,
  ApolloLink,
  gql,
  HttpLink,
  InMemoryCache,
  type ObservableQuery,
  type TypedDocumentNode,
} from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { relayStylePagination } from '@apollo/client/utilities';
import { OperationTypeNode } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { CreateAndPostOrderDocument } from '../../schema/client.ts';
import possibleTypes from '../../schema/possible-types.json' with { type: 'json' };
import { run } from '../support/client.ts';
import { type Floor, openFloor } from '../support/floor.ts';
import { socketClient } from '../support/subscriber.ts';

let floor: Floor;
let client: ApolloClient;
let sockets: ReturnType<typeof socketClient>;

beforeAll(async () => {
  floor = await openFloor({ enriched: true });
});
afterAll(async () => {
  await sockets.dispose();
  await floor[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await sockets?.dispose();
  sockets = socketClient(floor.alice.url);
  client = connect(new InMemoryCache(possibleTypes));
});

function connect(cache: InMemoryCache): ApolloClient {
  const link = ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(sockets),
    new HttpLink({ uri: `${floor.alice.url}/graphql` }),
  );
  return new ApolloClient({ cache, link });
}

/** What the cache alone has for a query, null where a field is missing. */
const cached = <T>(query: TypedDocumentNode<T>): T | null => client.readQuery({ query });

/** Alice takes what a maker offers, and it settles; gives the token. */
async function buyFox(): Promise<string> {
  const { conditionId, yes: tokenId } = floor.market('paper-cup-winner-red-foxes');
  const input = { tokenId, side: 'BUY', price: '0.5', size: '5' } as const;
  await run(floor.alice.url, CreateAndPostOrderDocument, { input });
  const market = floor.paper.exchange.markets.byCondition(conditionId);
  if (market !== undefined) floor.paper.exchange.settlement.finish(market);
  return tokenId;
}

/** Waits until a query that is watched shows what is wanted. */
function untilShown<T>(watched: ObservableQuery<T>, isWanted: (data: T) => boolean): Promise<T> {
  return new Promise((resolve, reject) => {
    watched.subscribe({
      next: ({ data, dataState }) => {
        if (dataState === 'complete' && isWanted(data as T)) resolve(data as T);
      },
      error: reject,
    });
  });
}

it('two queries of the viewer leave each other what they asked for', async () => {
  const keys: TypedDocumentNode<{ viewer: object }> = gql`{ viewer { id signerAddress } }`;
  const chain: TypedDocumentNode<{ viewer: object }> = gql`{ viewer { id chainId paper } }`;
  const first = await client.query({ query: keys });
  const second = await client.query({ query: chain });
  expect([cached(keys), cached(chain)]).toEqual([first.data, second.data]);
});

it('a fresh look at the chain, and the stream, renew the balance that is shown', async () => {
  const shown: TypedDocumentNode<{ balanceAllowance: { balance: string } }> = gql`
    { balanceAllowance(assetType: COLLATERAL) { id balance } }`;
  const balance = client.watchQuery({ query: shown });
  await untilShown(balance, (data) => data.balanceAllowance.balance === '10000');

  const { exchange } = floor.paper;
  const { address } = floor.alice.services.account().account;
  exchange.fund(exchange.accounts.bind(exchange.accounts.of(address), 0, address), 5_000_000n);
  await client.mutate({
    mutation: gql`mutation {
      updateBalanceAllowance(input: { assetType: COLLATERAL }) { ... on BalanceAllowance { id balance } }
    }`,
  });
  await untilShown(balance, (data) => data.balanceAllowance.balance === '10005');

  const stream = client.subscribe({ query: gql`subscription { balances { id balance } }` }).subscribe({});
  await buyFox();
  await untilShown(balance, (data) => data.balanceAllowance.balance !== '10005');
  stream.unsubscribe();
});

it("the stream of a book renews the token's book that is shown", async () => {
  const { yes: tokenId } = floor.market('will-bitcoin-close-the-year-above-150000');
  const shown: TypedDocumentNode<{ token: { orderBook: { bids: { price: string; size: string }[] } } }> = gql`
    { token(id: "${tokenId}") { id orderBook { id bids(depth: 1) { price size } } } }`;
  const book = client.watchQuery({ query: shown });
  const before = await untilShown(book, () => true);
  const [best] = before.token.orderBook.bids;
  if (best === undefined) throw new Error('nobody bids');

  const streamed = gql`subscription { orderBook(tokenId: "${tokenId}") { id bids(depth: 1) { price size } } }`;
  const stream = client.subscribe({ query: streamed }).subscribe({});
  const size = String(Number(best.size) + 77);
  const input = { tokenId, side: 'BUY', price: best.price, size: '77' } as const;
  await run(floor.alice.url, CreateAndPostOrderDocument, { input });
  await untilShown(book, (data) => data.token.orderBook.bids[0]?.size === size);
  stream.unsubscribe();
});

it('a book that a stream cuts does not shorten the whole one', async () => {
  const { yes: tokenId } = floor.market('will-bitcoin-close-the-year-above-150000');
  const whole: TypedDocumentNode<{ orderBook: { id: string; bids: object[] } }> = gql`
    { orderBook(tokenId: "${tokenId}") { id bids { price size } } }`;
  const { data } = await client.query({ query: whole });
  const cut = await new Promise<{ orderBook: { id: string; bids: object[] } }>((resolve, reject) => {
    const query: typeof whole = gql`
      subscription { orderBook(tokenId: "${tokenId}", depth: 2) { id bids { price size } } }`;
    const stream = client.subscribe({ query }).subscribe({
      next: (event) => {
        stream.unsubscribe();
        if (event.data) resolve(event.data);
        else reject(event.error);
      },
      error: reject,
    });
  });
  expect(cut.orderBook.bids).toEqual(data?.orderBook.bids.slice(0, 2));
  expect(cached(whole)).toEqual(data);

  const again = gql`query Again($id: ID!) { node(id: $id) { id ... on OrderBook { bids { price size } } } }`;
  const node = await client.query({
    query: again,
    variables: { id: cut.orderBook.id },
    fetchPolicy: 'network-only',
  });
  expect(node.data).toEqual({ node: cut.orderBook });
});

it('a list grows by its edges', async () => {
  const typePolicies = { Query: { fields: { markets: relayStylePagination() } } };
  client = connect(new InMemoryCache({ ...possibleTypes, typePolicies }));
  const list: TypedDocumentNode<{
    markets: { edges: { node: { id: string } }[]; pageInfo: { endCursor: string } };
  }> = gql`
    query List($after: String) {
      markets(first: 4, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }
    }`;
  const markets = client.watchQuery({ query: list });
  const { markets: first } = await untilShown(markets, () => true);
  await markets.fetchMore({ variables: { after: first.pageInfo.endCursor } });
  const { markets: both } = await untilShown(markets, (data) => data.markets.edges.length === 8);
  expect(new Set(both.edges.map(({ node }) => node.id)).size).toBe(8);
});

it('what the cache knows by an id is found again by that id', async () => {
  const { negRiskMarketId, yes: tokenId } = floor.market('paper-cup-winner-red-foxes');
  const everything: TypedDocumentNode<Record<string, { id: string }>> = gql`
    {
      viewer { id }
      event(negRiskMarketId: "${negRiskMarketId}") { id }
      orderBook(tokenId: "${tokenId}") { id }
      collateral: balanceAllowance(assetType: COLLATERAL) { id }
      shares: balanceAllowance(assetType: CONDITIONAL, tokenId: "${tokenId}") { id }
    }`;
  const { data } = await client.query({ query: everything });
  const known = Object.values(data ?? {});
  const found: TypedDocumentNode<{ nodes: object[] }> =
    gql`query Found($ids: [ID!]!) { nodes(ids: $ids) { id } }`;
  const nodes = (url: string) => run(url, found, { ids: known.map(({ id }) => id) });
  expect(known.length).toBe(5);
  expect((await nodes(floor.alice.url)).nodes).toEqual(known.map(({ id }) => ({ id })));
  // Another account is told what is everybody's.
  const [, event, book] = known;
  expect((await nodes(floor.bob.url)).nodes).toEqual([null, { id: event?.id }, { id: book?.id }, null, null]);
});

it('a position is found by its id, and by its owner only', async () => {
  const tokenId = await buyFox();
  const shown: TypedDocumentNode<{ token: { position: { id: string } } }> = gql`
    { token(id: "${tokenId}") { id position { id } } }`;
  const { token } = await run(floor.alice.url, shown, {});
  const found: TypedDocumentNode<object> = gql`query Found($id: ID!) { node(id: $id) { id } }`;
  expect(await run(floor.alice.url, found, token.position)).toEqual({ node: token.position });
  expect(await run(floor.bob.url, found, token.position)).toEqual({ node: null });
});
