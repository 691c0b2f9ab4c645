import { describe, expect, it } from 'vitest';
import { createHttpClient } from '../../../src/clob/http-client.ts';
import { createPublicApi, type PublicApi } from '../../../src/clob/public-api.ts';
import { ExchangeRefusedError } from '../../../src/errors.ts';
import { type Asked, failureOf, type Loopback, sendJson, startLoopback } from './loopback.ts';
import { book, CONDITION_ID, market, TOKEN_ID } from './wire/fixtures.ts';

/** A public API on an exchange that answers each path with its JSON, and 404s of the exchange elsewhere. */
async function onExchange(
  answers: Readonly<Record<string, unknown>>,
  use: (api: PublicApi, server: Loopback) => Promise<void>,
): Promise<void> {
  await using server = await startLoopback((response, { path, body }) => {
    const answer = answers[path];
    if (answer === undefined) sendJson(response, { error: 'market not found' }, 404);
    else sendJson(response, typeof answer === 'function' ? answer(JSON.parse(body)) : answer);
  });
  await using http = createHttpClient({ baseUrl: server.url });
  await use(createPublicApi(http), server);
}

function lines(asked: readonly Asked[]): string[] {
  return asked.map(({ method, path }) => `${method} ${path}`);
}

it('what it reads of the exchange goes by the documented paths', async () => {
  const answers = {
    '/time': 1_703_875_200,
    '/version': { version: 2 },
    [`/markets/${CONDITION_ID}`]: market,
    [`/clob-markets/${CONDITION_ID}`]: { c: CONDITION_ID, t: [{ t: TOKEN_ID }], mts: 0.01, mos: 5 },
    [`/markets-by-token/${TOKEN_ID}`]: { condition_id: CONDITION_ID },
    [`/book?token_id=${TOKEN_ID}`]: book,
    [`/tick-size?token_id=${TOKEN_ID}`]: { minimum_tick_size: 0.001 },
    [`/fee-rate?token_id=${TOKEN_ID}`]: { base_fee: 30 },
  };
  await onExchange(answers, async (api, server) => {
    expect([
      await api.time(),
      await api.version(),
      (await api.market(CONDITION_ID))?.question,
      (await api.marketFacts(CONDITION_ID))?.tickSize,
      await api.conditionIdOfToken(TOKEN_ID),
      (await api.book(TOKEN_ID))?.bids[0],
      await api.tickSize(TOKEN_ID),
      await api.feeRate(TOKEN_ID),
    ]).toEqual([
      1_703_875_200,
      2,
      'Will it rain in London tomorrow?',
      '0.01',
      CONDITION_ID,
      { price: '0.49', size: '200.5' },
      '0.001',
      30n,
    ]);
    expect(lines(server.asked)).toEqual(Object.keys(answers).map((path) => `GET ${path}`));
  });
});

it('what the exchange does not know is undefined', async () => {
  await onExchange({}, async (api) => {
    expect([
      await api.market('0x1'),
      await api.marketFacts('0x1'),
      await api.conditionIdOfToken('1'),
      await api.book('1'),
    ]).toEqual([undefined, undefined, undefined, undefined]);
  });
});

it('a refusal that is no 404 stays one', async () => {
  await using server = await startLoopback((response) =>
    sendJson(response, { error: 'Invalid token id' }, 400),
  );
  await using http = createHttpClient({ baseUrl: server.url });

  expect(await failureOf(createPublicApi(http).book('x'))).toEqual(
    new ExchangeRefusedError('BAD_USER_INPUT', 'Invalid token id', { status: 400 }),
  );
});

it('an id cannot leave its place in the path', async () => {
  await onExchange({}, async (api, server) => {
    await api.market('../time?x=1');
    expect(lines(server.asked)).toEqual(['GET /markets/..%2Ftime%3Fx%3D1']);
  });
});

describe('markets', () => {
  it('are read page by page to the end', async () => {
    const answers = {
      '/markets?next_cursor=MA%3D%3D': { data: [market], next_cursor: 'MQ==' },
      '/markets?next_cursor=MQ%3D%3D': { data: [market], next_cursor: 'LTE=' },
      '/sampling-markets?next_cursor=MA%3D%3D': { data: [], next_cursor: 'MA==' },
    };
    await onExchange(answers, async (api) => {
      const first = await api.markets();
      const last = await api.markets(first.nextCursor);
      const sampling = await api.markets(undefined, { sampling: true });
      expect([first, last, sampling].map(({ items, nextCursor }) => [items.length, nextCursor])).toEqual([
        [1, 'MQ=='],
        [1, undefined],
        [0, undefined],
      ]);
    });
  });
});

describe('prices of many tokens', () => {
  const ids = Array.from({ length: 501 }, (_, index) => String(index));
  type Ask = { token_id: string }[];
  const decimals = (ask: Ask) => Object.fromEntries(ask.map(({ token_id }) => [token_id, '0.5']));
  const answers = {
    '/books': (ask: Ask) => ask.map(({ token_id }) => ({ ...book, asset_id: token_id })),
    '/midpoints': decimals,
    '/spreads': decimals,
    '/last-trades-prices': (ask: Ask) => ask.map((row) => ({ ...row, price: '0.5', side: 'BUY' })),
  };

  it('are asked for 500 at a time and come by token', async () => {
    await onExchange(answers, async (api, server) => {
      const [books, midpoints, spreads, lastTrades] = await Promise.all([
        api.books(ids),
        api.midpoints(ids),
        api.spreads(ids),
        api.lastTrades(ids),
      ]);
      expect([books, midpoints, spreads, lastTrades].map((found) => [...found.keys()])).toEqual([
        ids,
        ids,
        ids,
        ids,
      ]);
      expect([
        books.get('500')?.tokenId,
        midpoints.get('500'),
        spreads.get('0'),
        lastTrades.get('7'),
      ]).toEqual(['500', '0.5', '0.5', { price: '0.5', side: 'BUY' }]);
      const sizes = server.asked.map(({ method, path, body }) => [method, path, JSON.parse(body).length]);
      expect(sizes.sort()).toEqual(
        ['/books', '/last-trades-prices', '/midpoints', '/spreads'].flatMap((path) => [
          ['POST', path, 1],
          ['POST', path, 500],
        ]),
      );
    });
  });

  it('of no tokens ask nothing', async () => {
    await onExchange(answers, async (api, server) => {
      expect(await api.midpoints([])).toEqual(new Map());
      expect(server.asked).toEqual([]);
    });
  });
});
