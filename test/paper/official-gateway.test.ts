import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CreateAndPostMarketOrderDocument,
  CreateAndPostOrderDocument,
  TradesDocument,
} from '../../schema/client.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { run } from '../support/client.ts';
import { newKey } from '../support/floor.ts';
import { type SdkHosts, startRelayer } from '../support/official-sdk.ts';
import { HASH, UUID } from '../support/official-shapes.ts';
import {
  type OfficialClient,
  officialSdk,
  officialV1,
  officialV2,
  type SeenTrade,
} from '../support/official-traders.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';
import { openMarket } from './fixture.ts';

let paper: PaperServer;
let hosts: SdkHosts;
beforeAll(async () => {
  const settlementDelays = { minedMs: 0, confirmedMs: 3_600_000 };
  paper = await startPaper({ quoting: false, settlementDelays });
  hosts = { ...paper, relayer: await startRelayer() };
});
afterAll(async () => {
  await hosts.relayer[Symbol.asyncDispose]();
  await paper[Symbol.asyncDispose]();
});

const OFFICIALS = [
  { name: 'clob-client-v2 1.1.0', orderVersion: 2, open: officialV2 },
  { name: 'clob-client-v2 1.1.0', orderVersion: 3, open: officialV2 },
  { name: 'clob-client 5.8.1', orderVersion: 1, open: officialV1 },
  { name: '@polymarket/client 0.2.0', orderVersion: 2, open: officialSdk },
] as const;

/** When the next trade has its transaction. */
function nextMined(): Promise<void> {
  return new Promise((resolve) => {
    const listening = paper.exchange.events.listen((event) => {
      if (event.type === 'trade' && event.trade.status === 'MINED') {
        listening[Symbol.dispose]();
        resolve();
      }
    });
  });
}

/** The gateway's newest trade, in the words of the official clients. */
async function newestTrade({ url }: TestGateway): Promise<SeenTrade | undefined> {
  const { trades } = await run(url, TradesDocument, { first: 1 });
  const trade = trades?.nodes[0];
  return (
    trade && {
      id: trade.tradeId,
      takerOrderId: trade.takerOrderId,
      tokenId: trade.tokenId,
      price: trade.price,
      size: trade.size,
      transactionHash: trade.transactionHash,
      makers: trade.makerOrders.map(({ orderId, tokenId, price, matchedAmount }) => ({
        orderId,
        tokenId,
        price,
        size: matchedAmount,
      })),
      role: trade.traderSide,
    }
  );
}

describe.each(OFFICIALS)(
  '$name, order version $orderVersion, and the gateway',
  ({ name, orderVersion, open }) => {
    let gateway: TestGateway;
    let official: OfficialClient;
    let yes: string;
    let no: string;
    beforeAll(async () => {
      paper.exchange.orderVersion = orderVersion;
      const market = openMarket(paper, `both-${orderVersion}-${name}`);
      [yes, no] = [market.token(0).tokenId, market.token(1).tokenId];
      gateway = await startGateway({ exchangeUrl: paper.url, secrets: { privateKey: newKey() } });
      official = await open(hosts);
      return () => gateway[Symbol.asyncDispose]();
    });

    it('the client takes what is offered through GraphQL, and both see the same trade', async () => {
      const input = { tokenId: yes, side: 'BUY', price: '0.4', size: '20' } as const;
      const { createAndPostOrder: bid } = await run(gateway.url, CreateAndPostOrderDocument, { input });
      const mined = nextMined();
      const takerOrderId = await official.take({ tokenId: no, amount: 12 });
      await mined;
      const trade = {
        id: UUID,
        takerOrderId,
        tokenId: no,
        price: '0.6',
        size: '20',
        transactionHash: HASH,
        makers: [{ orderId: bid.orderId, tokenId: yes, price: '0.4', size: '20' }],
      };
      const [theirs] = await official.trades();
      expect(theirs).toEqual({ ...trade, role: 'TAKER' });
      expect(await newestTrade(gateway)).toEqual({ ...theirs, role: 'MAKER' });
    });

    it('GraphQL takes what the client offers, and both see the same trade', async () => {
      const bid = await official.bid({ tokenId: no, price: 0.7, size: 30 });
      const input = { tokenId: yes, side: 'BUY', amount: '9' } as const;
      const mined = nextMined();
      const { createAndPostMarketOrder: taken } = await run(gateway.url, CreateAndPostMarketOrderDocument, {
        input,
      });
      expect(taken).toMatchObject({ status: 'MATCHED', makingAmount: '9', takingAmount: '30' });
      await mined;
      const ours = await newestTrade(gateway);
      expect(ours).toEqual({
        id: UUID,
        takerOrderId: taken.orderId,
        tokenId: yes,
        price: '0.3',
        size: '30',
        transactionHash: HASH,
        makers: [{ orderId: bid, tokenId: no, price: '0.7', size: '30' }],
        role: 'TAKER',
      });
      const [theirs] = await official.trades();
      expect(theirs).toEqual({ ...ours, role: 'MAKER' });
    });
  },
);
