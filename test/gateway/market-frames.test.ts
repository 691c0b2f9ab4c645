/** Frames of the market socket that name no book: a new market is found before the list of markets is due again. */
import { expect, it } from 'vitest';
import { EventDocument } from '../../schema/client.ts';
import { parseMarketFrames } from '../../src/clob/wire/market-frames.ts';
import { hashId, tokenIdFor } from '../../src/paper/ids.ts';
import { Market } from '../../src/paper/market.ts';
import { startPaper } from '../../src/paper/start.ts';
import { run } from '../support/client.ts';
import { startGateway } from '../support/start-gateway.ts';

it('a market that opens is in its event at once, where anything is watched', async () => {
  await using paper = await startPaper({ quoting: false });
  await using gateway = await startGateway({ exchangeUrl: paper.url });
  const [first] = paper.exchange.markets.all().filter(({ negRisk }) => negRisk);
  if (first === undefined) throw new Error('no market of an event');
  const { negRiskMarketId = '' } = first.terms;
  const slugs = async () => {
    const { event } = await run(gateway.url, EventDocument, { negRiskMarketId });
    return event?.markets?.map(({ question }) => question);
  };
  const before = await slugs();
  const books = gateway.services.marketHub.books(first.token(0).tokenId, 1);
  await books.next();
  const state = () => gateway.services.marketHub.statuses().map((status) => status.state);
  await expect.poll(state).toEqual(['LIVE']);
  paper.exchange.open(
    new Market({
      ...first.terms,
      conditionId: hashId('condition/newcomer'),
      question: 'Will the Newcomers win the Paper Cup?',
      slug: 'newcomer',
      tokens: [
        { tokenId: tokenIdFor('token/newcomer/0'), outcome: 'Yes' },
        { tokenId: tokenIdFor('token/newcomer/1'), outcome: 'No' },
      ],
    }),
  );
  await expect
    .poll(slugs, { timeout: 10_000 })
    .toEqual([...(before ?? []), 'Will the Newcomers win the Paper Cup?']);
  await books.return?.();
});

it('best prices are read, 0 and 1 as sides without an order', () => {
  const row = {
    event_type: 'best_bid_ask',
    market: `0x${'a'.repeat(64)}`,
    asset_id: '7',
    best_bid: '0.00',
    best_ask: '0.52',
    spread: '0.52',
    timestamp: '1700000000000',
  };
  expect(parseMarketFrames(JSON.stringify([row, { ...row, best_bid: '0.5', best_ask: '1' }])).value).toEqual([
    {
      kind: 'best-prices',
      conditionId: row.market,
      tokenId: '7',
      bestBid: undefined,
      bestAsk: '0.52',
      at: new Date(1_700_000_000_000),
    },
    expect.objectContaining({ bestBid: '0.5', bestAsk: undefined }),
  ]);
  expect(parseMarketFrames('{"event_type":"new_market","id":"1"}')).toMatchObject({
    value: [{ kind: 'new-market' }],
    skipped: [],
  });
});
