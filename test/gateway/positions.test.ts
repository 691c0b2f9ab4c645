/** Positions of every status, and what the wallet did besides trading. */
import { expect, it } from 'vitest';
import { CreateAndPostMarketOrderDocument } from '../../schema/client.ts';
import { startPaper } from '../../src/paper/start.ts';
import { run } from '../support/client.ts';
import { newKey } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';
import { startGateway } from '../support/start-gateway.ts';

it('both outcomes are mergeable, and closed once the market is resolved and redeemed', async () => {
  await using paper = await startPaper({ quoting: false });
  await using gateway = await startGateway({
    exchangeUrl: paper.url,
    secrets: { privateKey: newKey() },
    config: { dataUrl: `${paper.url}/data-api` },
  });
  const [market] = paper.exchange.markets.all();
  if (market === undefined) throw new Error('no market');
  const positions = async (status: string) =>
    (
      await askGraphQL(
        gateway.url,
        `{ positions(status: ${status}) { nodes { outcome status rawStatus mergeable redeemable } } }`,
      )
    ).json;
  for (const outcome of [0, 1] as const) {
    await run(gateway.url, CreateAndPostMarketOrderDocument, {
      input: { tokenId: market.token(outcome).tokenId, side: 'BUY', amount: '10' },
    });
  }
  const row = (outcome: string, status: string) => ({
    outcome,
    status,
    rawStatus: status,
    mergeable: status === 'OPEN',
    redeemable: false,
  });
  const names = [market.token(0).outcome, market.token(1).outcome];
  const rows = (status: string) => ({
    data: { positions: { nodes: names.map((name) => row(name, status)) } },
  });
  await expect.poll(() => positions('MERGEABLE')).toEqual(rows('OPEN'));
  expect(await positions('CLOSED')).toEqual({ data: { positions: { nodes: [] } } });
  paper.exchange.resolve(market, 0);
  expect(await positions('CLOSED')).toEqual(rows('CLOSED'));
  expect(await positions('REDEEMABLE')).toEqual({ data: { positions: { nodes: [] } } });
  expect(await positions('UNKNOWN')).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
  });
  const { json } = await askGraphQL(gateway.url, '{ activity { nodes { type conditionId amount } } }');
  const { conditionId } = market.terms;
  expect(json).toMatchObject({
    data: {
      activity: {
        nodes: [
          { type: 'REDEEM', conditionId },
          { type: 'TRADE', conditionId },
          { type: 'TRADE', conditionId },
          { type: 'DEPOSIT', conditionId: null, amount: '10000' },
        ],
      },
    },
  });
});
