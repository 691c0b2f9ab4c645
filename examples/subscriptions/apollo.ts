/** Follows the account's trades with Apollo Client. Run: `npx tsx examples/subscriptions/apollo.ts` */
import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import possibleTypes from '../../schema/possible-types.json' with { type: 'json' };

const [url = 'ws://localhost:4000/graphql', token] = process.argv.slice(2);
const client = new ApolloClient({
  cache: new InMemoryCache(possibleTypes),
  link: new GraphQLWsLink(
    createClient({
      url,
      webSocketImpl: WebSocket,
      connectionParams: token === undefined ? {} : { authorization: `Bearer ${token}` },
    }),
  ),
});

client
  .subscribe({
    query: gql`
      subscription {
        tradeEvents {
          __typename
          ... on TradeEvent {
            step
            ownFills { side price size outcome }
          }
        }
      }
    `,
  })
  .subscribe({
    next: ({ data }) => console.log(JSON.stringify(data)),
    error: (error: unknown) => console.error(error),
  });
