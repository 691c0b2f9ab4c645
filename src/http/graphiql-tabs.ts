/** The tabs GraphiQL opens with: one for each thing a trader does first, ready to run against the exchange in use. */
import type { Market } from '../clob/types.ts';
import type { MarketsService } from '../modules/markets/markets-service.ts';

/** One tab: a document and its variables as JSON. */
export interface GraphiQLTab {
  readonly query: string;
  readonly variables: string;
}

/** How long the market in the tabs is kept before the exchange is asked again. */
const TABS_LIFETIME_MS = 60_000;

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
      const { edges } = await markets.markets({ first: MARKETS_READ });
      tabs = makeTabs(chooseMarket(edges.map(({ node }) => node)));
      readAt = now;
    } catch {
      // asked again at the next visit
    }
    return tabs;
  };
}

/** The market that takes orders for longest, so that the tabs keep running. */
function chooseMarket(markets: readonly Market[]): Market | undefined {
  const end = (market: Market): number => market.endDate?.getTime() ?? Number.POSITIVE_INFINITY;
  const open = markets.filter((market) => market.acceptingOrders && !market.closed);
  return open.reduce<Market | undefined>(
    (best, next) => (best && end(best) >= end(next) ? best : next),
    undefined,
  );
}

function makeTabs(market: Market | undefined): readonly GraphiQLTab[] {
  const tokenId = market?.tokens[0]?.tokenId ?? '';
  const price = market?.tickSize ?? '0.01';
  const size = market?.minimumOrderSize ?? '5';
  return [
    tab(MARKETS, { first: 10 }),
    tab(BOOK, { tokenId }),
    tab(LIMIT_ORDER, { input: { tokenId, side: 'BUY', price, size, orderType: 'GTC', postOnly: true } }),
    tab(MARKET_ORDER, { input: { tokenId, side: 'BUY', amount: '5', orderType: 'FAK' } }),
    tab(OPEN_ORDERS, { first: 20 }),
    tab(TRADES, { first: 20 }),
    tab(BALANCE, { tokenId }),
    tab(NOTIFICATIONS, {}),
  ];
}

/** The page writes tabs into a script, so an id from outside must not be able to end it. */
function tab(query: string, variables: Record<string, unknown>): GraphiQLTab {
  return { query, variables: JSON.stringify(variables, null, 2).replaceAll('<', '\\u003c') };
}

const MARKETS = `# The markets, with their outcomes as tokens.
query Markets($first: Int!) {
  markets(first: $first) {
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

const BOOK = `# One outcome's order book, best prices first.
query Book($tokenId: ID!) {
  token(id: $tokenId) {
    outcome
    market {
      question
    }
    midpoint
    spread
    lastTrade {
      price
      side
    }
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

const LIMIT_ORDER = `# Signs a limit order and sends it: one tick, so that it rests in the book.
mutation LimitOrder($input: CreateAndPostOrderInput!) {
  createAndPostOrder(input: $input) {
${ORDER_OUTCOME}
  }
}
`;

const MARKET_ORDER = `# Spends an amount of collateral at the book's prices.
mutation MarketOrder($input: CreateAndPostMarketOrderInput!) {
  createAndPostMarketOrder(input: $input) {
${ORDER_OUTCOME}
  }
}
`;

const OPEN_ORDERS = `# What rests in the book for the account. Put an orderId into cancelOrder to take it out.
query OpenOrders($first: Int!) {
  openOrders(first: $first) {
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
query Trades($first: Int!) {
  trades(first: $first) {
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

const BALANCE = `# The account's collateral, and its shares of one outcome.
query Balance($tokenId: ID!) {
  viewer {
    address
  }
  collateral: balanceAllowance(assetType: COLLATERAL) {
    balance
  }
  shares: balanceAllowance(assetType: CONDITIONAL, tokenId: $tokenId) {
    balance
  }
}
`;

const NOTIFICATIONS = `# What the exchange has told the account; kept for 48 hours unless dropped.
query Notifications {
  notifications {
    __typename
    notificationId
    timestamp
  }
}
`;
