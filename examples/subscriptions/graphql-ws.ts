/** Follows the account's orders over graphql-ws. Run: `npx tsx examples/subscriptions/graphql-ws.ts` */
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [url = 'ws://localhost:4000/graphql', token] = process.argv.slice(2);
const client = createClient({
  url,
  webSocketImpl: WebSocket,
  connectionParams: token === undefined ? {} : { authorization: `Bearer ${token}` },
});

const events = client.iterate({
  query: `subscription {
    orderEvents {
      __typename
      ... on OrderEvent { cursor kind at order { side price sizeMatched originalSize } }
      ... on StreamGap { from to reason }
      ... on Resynced { from to }
    }
  }`,
});
for await (const { data, errors } of events) console.log(JSON.stringify(data ?? errors));
