/** The tabs GraphiQL opens with: one for each thing a trader does first, ready to run against the exchange in use. */
import type { Market } from '../clob/market-types.ts';
import type { MarketsService } from '../modules/markets/markets-service.ts';

/** One tab: a document that needs no variables, which GraphiQL would not take from here. */
export interface GraphiQLTab {
  readonly query: string;
}

/** How long the market in the tabs is kept before the exchange is asked again. */
const TABS_LIFETIME_MS = 60_000;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Markets looked through for one that takes orders. */
const MARKETS_READ = 100;

/**
 * Makes the reader of the tabs. Where the exchange does not answer, the last market it named stays, or the tabs have empty
 * ids: the page is of use without them.
 */
export function createTabsReader(markets: MarketsService): () => Promise<readonly GraphiQLTab[]> {
  let tabs = makeTabs(undefined);
  let readAt = Number.NEGATIVE_INFINITY;

  return async () => {
    const now = performance.now();
    if (now - readAt < TABS_LIFETIME_MS) return tabs;
    try {
      tabs = makeTabs(await exampleMarket(markets));
      readAt = now;
    } catch {
      // asked again at the next visit
    }
    return tabs;
  };
}

/** Of those that pay rewards, which are traded; the list of all begins with markets that ended years ago. */
async function exampleMarket(markets: MarketsService): Promise<Market | undefined> {
  for (const filter of [{ sampling: true }, {}]) {
    const { edges } = await markets.markets({ first: MARKETS_READ }, filter);
    const market = chooseMarket(edges.map(({ node }) => node));
    if (market !== undefined) return market;
  }
  return undefined;
}

/** The first market that takes orders and is not about to end, so that the tabs keep running. */
function chooseMarket(markets: readonly Market[]): Market | undefined {
  const open = markets.filter(({ acceptingOrders, closed }) => acceptingOrders && !closed);
  const tomorrow = Date.now() + DAY_MS;
  return open.find(({ endDate }) => endDate === undefined || endDate.getTime() > tomorrow) ?? open[0];
}

function makeTabs(market: Market | undefined): readonly GraphiQLTab[] {
  const tokenId = literal(market?.tokens[0]?.tokenId ?? '');
  const price = literal(market?.tickSize ?? '0.01');
  const size = literal(market?.minimumOrderSize ?? '5');
  const documents = [
    MARKETS,
    book(tokenId),
    limitOrder(tokenId, price, size),
    marketOrder(tokenId),
    OPEN_ORDERS,
    TRADES,
    balance(tokenId),
    NOTIFICATIONS,
    liveBook(tokenId),
  ];
  return documents.map((query) => ({ query }));
}

/** Text as a GraphQL string. The page writes tabs into a script, so what is from outside must not be able to end it. */
function literal(text: string): string {
  return JSON.stringify(text).replaceAll('<', '\\u003c');
}

const MARKETS = `# The markets, with their outcomes as tokens.
query Markets {
  markets(first: 10) {
    nodes {
      conditionId
      question
      tickSize
      minimumOrderSize
      acceptingOrders
      tokens {
        tokenId
        outcome
        midpoint
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`;

const book = (tokenId: string): string => `# One outcome's order book, best prices first.
query Book {
  token(
    id: ${tokenId}
  ) {
    outcome
    market {
      question
    }
    midpoint
    spread
    orderBook {
      timestamp
      bids(depth: 5) {
        price
        size
      }
      asks(depth: 5) {
        price
        size
      }
    }
  }
}
`;

const ORDER_OUTCOME = `    __typename
    ... on OrderResponse {
      success
      errorMsg
      orderId
      clientOrderId
    }
    ... on OrderPlaced {
      status
      makingAmount
      takingAmount
      tradeIds
    }
    ... on OrderRejected {
      code
      origin
    }`;

const limitOrder = (
  tokenId: string,
  price: string,
  size: string,
): string => `# Signs a limit order and sends it: at one tick, so that it rests in the book.
mutation LimitOrder {
  createAndPostOrder(
    input: {
      tokenId: ${tokenId}
      side: BUY
      price: ${price}
      size: ${size}
      orderType: GTC
      postOnly: true
    }
  ) {
${ORDER_OUTCOME}
  }
}
`;

const marketOrder = (tokenId: string): string => `# Spends 5 of collateral at the book's prices.
mutation MarketOrder {
  createAndPostMarketOrder(
    input: {
      tokenId: ${tokenId}
      side: BUY
      amount: "5"
      orderType: FAK
    }
  ) {
${ORDER_OUTCOME}
  }
}
`;

const OPEN_ORDERS = `# What rests in the book for the account. Give an orderId to cancelOrder to take it out.
query OpenOrders {
  openOrders(first: 20) {
    nodes {
      orderId
      side
      price
      originalSize
      sizeMatched
      outcome
      createdAt
      market {
        question
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`;

const TRADES = `# What was filled, and how far each trade has settled.
query Trades {
  trades(first: 20) {
    nodes {
      tradeId
      status
      side
      price
      size
      outcome
      matchTime
      transactionHash
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`;

const balance = (tokenId: string): string => `# The account's collateral, and its shares of one outcome.
query Balance {
  viewer {
    signerAddress
    funderAddress
  }
  collateral: balanceAllowance(assetType: COLLATERAL) {
    balance
  }
  shares: balanceAllowance(
    assetType: CONDITIONAL
    tokenId: ${tokenId}
  ) {
    balance
  }
}
`;

const NOTIFICATIONS = `# What the exchange has told the account; kept for 48 hours unless dropped.
query Notifications {
  notifications {
    notificationId
    kind
    timestamp
    payload
  }
}
`;

const liveBook = (
  tokenId: string,
): string => `# The same book, told again whenever it changes, until it is stopped.
subscription LiveBook {
  orderBook(
    tokenId: ${tokenId}
    depth: 5
  ) {
    timestamp
    bids {
      price
      size
    }
    asks {
      price
      size
    }
  }
}
`;
