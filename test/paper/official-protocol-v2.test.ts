/** clob-client-v2 on markets of both protocols of one exchange, whose `GET /version` answers 2. */
import { AssetType, type ClobClient, OrderType, Side } from '@polymarket/clob-client-v2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { CHAIN_CONTRACTS } from '../../src/protocol/constants.ts';
import { type OfficialTrader, openClientV2 } from '../support/official-clients.ts';
import { RESTING } from '../support/official-shapes.ts';

let paper: PaperServer;
let trader: OfficialTrader<ClobClient>;
beforeAll(async () => {
  paper = await startPaper({ quoting: false });
  trader = await openClientV2(paper.url);
});
afterAll(() => paper[Symbol.asyncDispose]());

function tokenOf(slug: string): string {
  const market = paper.exchange.markets.all().find(({ terms }) => terms.slug === slug);
  if (market === undefined) throw new Error(`no market ${slug}`);
  return market.token(0).tokenId;
}

function order(slug: string) {
  return { tokenID: tokenOf(slug), price: 0.1, size: 20, side: Side.BUY };
}

it('trades on a Protocol V1 market as ever, and on Protocol V2 markets in version 3', async () => {
  const { client } = trader;
  expect(await client.createAndPostOrder(order('will-bitcoin-close-the-year-above-150000'))).toEqual(RESTING);
  for (const slug of ['will-the-new-bridge-open-this-year', 'paper-league-winner-grey-wolves']) {
    const options = { version: 3 } as Parameters<typeof client.createAndPostOrder>[1];
    expect(await client.createAndPostOrder(order(slug), options)).toEqual(RESTING);
  }
  const market = { tokenID: tokenOf('will-the-new-bridge-open-this-year'), amount: 5, side: Side.BUY };
  const options = { version: 3 } as Parameters<typeof client.createAndPostMarketOrder>[1];
  expect(await client.createAndPostMarketOrder(market, options, OrderType.FOK)).toMatchObject({
    success: true,
    status: 'matched',
  });
});

it('is refused on a Protocol V2 market in version 2', async () => {
  const options = { version: 2 } as Parameters<ClobClient['createAndPostOrder']>[1];
  await expect(
    trader.client.createAndPostOrder(order('will-the-new-bridge-open-this-year'), options),
  ).rejects.toThrow('order_version_mismatch');
});

it('finds the shares of a position id under CONDITIONAL-V2 only', async () => {
  const { client } = trader;
  const token_id = tokenOf('will-the-new-bridge-open-this-year');
  const read = (assetType: string) =>
    client.getBalanceAllowance({ asset_type: assetType as AssetType, token_id });
  expect(await read('CONDITIONAL-V2')).toMatchObject({
    balance: expect.stringMatching(/^[1-9]\d*$/),
    allowances: { [CHAIN_CONTRACTS[137].exchangeV3]: expect.any(String) },
  });
  await expect(read(AssetType.CONDITIONAL)).rejects.toThrow('Invalid asset type');
});
