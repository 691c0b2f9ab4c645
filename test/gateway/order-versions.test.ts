/** Every order version and signature type is signed so that the exchange takes it. */
import { expect, it } from 'vitest';
import {
  CreateAndPostOrderDocument,
  CreateOrderDocument,
  OpenOrdersDocument,
  ViewerDocument,
} from '../../schema/client.ts';
import { startPaper } from '../../src/paper/start.ts';
import type { OrderVersion, SignatureType } from '../../src/protocol/order.ts';
import { run } from '../support/client.ts';
import { newKey } from '../support/floor.ts';
import { startGateway } from '../support/start-gateway.ts';

const FUNDER = '0x1111111111111111111111111111111111111111';

const CASES: readonly { version: OrderVersion; signatureType: SignatureType; name: string }[] = [
  { version: 1, signatureType: 0, name: 'EOA' },
  { version: 1, signatureType: 1, name: 'POLY_PROXY' },
  { version: 1, signatureType: 2, name: 'POLY_GNOSIS_SAFE' },
  { version: 2, signatureType: 0, name: 'EOA' },
  { version: 2, signatureType: 1, name: 'POLY_PROXY' },
  { version: 2, signatureType: 2, name: 'POLY_GNOSIS_SAFE' },
  { version: 2, signatureType: 3, name: 'POLY_1271' },
  { version: 3, signatureType: 0, name: 'EOA' },
  { version: 3, signatureType: 3, name: 'POLY_1271' },
];

it.each(CASES)('version $version, $name: an order and one of a neg-risk market rest', async (test) => {
  const { version, signatureType, name } = test;
  await using paper = await startPaper({ quoting: false, orderVersion: version });
  await using gateway = await startGateway({
    exchangeUrl: paper.url,
    secrets: { privateKey: newKey() },
    config: { account: { signatureType, funderAddress: signatureType === 0 ? undefined : FUNDER } },
  });
  const { viewer } = await run(gateway.url, ViewerDocument, {});
  expect(viewer).toMatchObject({ orderVersion: version, signatureType: name });
  const maker = signatureType === 0 ? viewer?.signerAddress : FUNDER;
  for (const negRisk of [false, true]) {
    const market = paper.exchange.markets.all().find((candidate) => candidate.negRisk === negRisk);
    const input = {
      tokenId: market?.token(0).tokenId ?? '',
      side: 'BUY',
      price: '0.1',
      size: '5',
      negRisk,
    } as const;
    const signed = await run(gateway.url, CreateOrderDocument, { input });
    expect(signed.createOrder).toMatchObject({
      version,
      maker,
      signer: signatureType === 3 ? FUNDER : viewer?.signerAddress,
      signatureType: name,
      signature: expect.stringMatching(signatureType === 3 ? /^0x[0-9a-f]{634}$/ : /^0x[0-9a-f]{130}$/),
    });
    const { createAndPostOrder } = await run(gateway.url, CreateAndPostOrderDocument, { input });
    expect(createAndPostOrder).toMatchObject({ __typename: 'OrderPlaced', status: 'LIVE' });
  }
  const { openOrders } = await run(gateway.url, OpenOrdersDocument, {});
  expect(openOrders?.edges.map(({ node }) => node.makerAddress)).toEqual([maker, maker]);
});

it('version 1 takes its own fields', async () => {
  await using paper = await startPaper({ quoting: false, orderVersion: 1 });
  await using gateway = await startGateway({ exchangeUrl: paper.url, secrets: { privateKey: newKey() } });
  const free = paper.exchange.markets.all().find((market) => market.terms.fee === undefined);
  const paying = paper.exchange.markets.all().find((market) => market.terms.fee !== undefined);
  const input = { tokenId: free?.token(0).tokenId ?? '', side: 'BUY', price: '0.1', size: '5' } as const;
  const given = { ...input, nonce: 0, feeRateBps: 0, taker: `0x${'0'.repeat(40)}` };
  expect(await run(gateway.url, CreateAndPostOrderDocument, { input: given })).toMatchObject({
    createAndPostOrder: { __typename: 'OrderPlaced' },
  });
  const signed = await run(gateway.url, CreateOrderDocument, {
    input: { ...input, tokenId: paying?.token(0).tokenId ?? '' },
  });
  expect(signed.createOrder).toMatchObject({ version: 1, nonce: '0', feeRateBps: '1000', timestamp: null });
  const wrong = { ...input, metadata: `0x${'1'.repeat(64)}` };
  expect(await run(gateway.url, CreateAndPostOrderDocument, { input: wrong })).toMatchObject({
    createAndPostOrder: {
      __typename: 'OrderRejected',
      code: 'INVALID_ORDER_VERSION_FIELD',
      origin: 'GATEWAY',
    },
  });
});

it('metadata and builder code are signed along in version 2', async () => {
  await using paper = await startPaper({ quoting: false });
  await using gateway = await startGateway({ exchangeUrl: paper.url, secrets: { privateKey: newKey() } });
  const tokenId = paper.exchange.markets.all()[0]?.token(0).tokenId ?? '';
  const metadata = `0x${'1a'.repeat(32)}`;
  const builderCode = `0x${'2b'.repeat(32)}`;
  const input = { tokenId, side: 'BUY', price: '0.1', size: '5', metadata, builderCode } as const;
  expect((await run(gateway.url, CreateOrderDocument, { input })).createOrder).toMatchObject({
    metadata,
    builder: builderCode,
  });
  expect(await run(gateway.url, CreateAndPostOrderDocument, { input })).toMatchObject({
    createAndPostOrder: { __typename: 'OrderPlaced' },
  });
});

it('a version that changes while the server runs is read again, once, and the order signed anew', async () => {
  await using paper = await startPaper({ quoting: false });
  await using gateway = await startGateway({ exchangeUrl: paper.url, secrets: { privateKey: newKey() } });
  const tokenId = paper.exchange.markets.all()[0]?.token(0).tokenId ?? '';
  const input = { tokenId, side: 'BUY', price: '0.1', size: '5' } as const;
  await run(gateway.url, CreateAndPostOrderDocument, { input });
  paper.exchange.orderVersion = 3;
  expect(await run(gateway.url, CreateAndPostOrderDocument, { input })).toMatchObject({
    createAndPostOrder: { __typename: 'OrderPlaced', status: 'LIVE' },
  });
  expect((await run(gateway.url, ViewerDocument, {})).viewer?.orderVersion).toBe(3);
});
