/**
 * Polymarket's own client trades with GraphQL, on the paper exchange.
 *
 * Terminal 1: npm start
 * Terminal 2: npx tsx examples/official-client/trade.ts
 * Terminal 3: the command that terminal 2 prints
 *
 * The client bids for one outcome inside the spread; who buys the other outcome through GraphQL meets it, as the makers of
 * the market may, whose quotes move all the time.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { Chain, ClobClient, Side, type Trade } from '@polymarket/clob-client-v2';
import { createWalletClient, http } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { polygon } from 'viem/chains';

const [exchangeUrl = 'http://127.0.0.1:4001', graphqlUrl = 'http://127.0.0.1:4000/graphql'] =
  process.argv.slice(2);

const client = await openAccount();
const [market] = (await client.getSamplingMarkets()).data;
const [{ token_id: tokenID, outcome }, { token_id: otherTokenId }] = market.tokens;
const { price: bestAsk } = await client.getPrice(tokenID, Side.SELL);
const price = Number((Number(bestAsk) - market.minimum_tick_size).toFixed(4));
const size = 2_000;
const { orderID } = await client.createAndPostOrder({ tokenID, price, size, side: Side.BUY });
console.log(`${market.question}\nBidding ${price} for ${size} ${outcome} as ${orderID}. Take some of it:\n`);
console.log(takeCommand(otherTokenId));
console.log('\nThe trades, until the order is filled or you press Ctrl-C:');
for await (const { id, taker_order_id, maker_address, maker_orders } of tradesOf(orderID)) {
  const filled = maker_orders.find(({ order_id }) => order_id === orderID)?.matched_amount;
  console.log(`${filled} shares, trade ${id}, taken by ${maker_address} with ${taker_order_id}`);
}

/** A new account; the paper exchange gives it play money. */
async function openAccount(): Promise<ClobClient> {
  const signer = createWalletClient({
    account: privateKeyToAccount(generatePrivateKey()),
    chain: polygon,
    transport: http(exchangeUrl),
  });
  const options = { host: exchangeUrl, chain: Chain.POLYGON, signer };
  const creds = await new ClobClient(options).createOrDeriveApiKey();
  return new ClobClient({ ...options, creds, throwOnError: true });
}

/** Buys for 5 pUSD through GraphQL. */
function takeCommand(tokenId: string): string {
  const query = `mutation Take($input: CreateAndPostMarketOrderInput!) {
    createAndPostMarketOrder(input: $input) {
      ... on OrderPlaced { status makingAmount takingAmount tradeIds }
      ... on OrderRejected { code errorMsg }
    }
  }`;
  const variables = { input: { tokenId, side: 'BUY', amount: '5' } };
  const body = JSON.stringify({ query: query.replace(/\s+/g, ' '), variables });
  return `curl -s ${graphqlUrl} -H 'content-type: application/json' -d '${body}'`;
}

/** The trades of an order as they come, asked for once a second, until the order is not open any more. */
async function* tradesOf(orderId: string): AsyncGenerator<Trade> {
  const told = new Set<string>();
  for (let open = true; open; await delay(1000)) {
    open = (await client.getOrder(orderId)) !== null;
    for (const trade of await client.getTrades()) {
      const isOurs = trade.maker_orders.some(({ order_id }) => order_id === orderId);
      if (isOurs && !told.has(trade.id)) {
        told.add(trade.id);
        yield trade;
      }
    }
  }
}
