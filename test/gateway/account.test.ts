import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  ApiKeysDocument,
  BalanceAllowanceDocument,
  CreateAndPostOrderDocument,
  CreateApiKeyDocument,
  DeleteApiKeyDocument,
  DeriveApiKeyDocument,
  DropNotificationsDocument,
  NotificationsDocument,
  OpenOrdersDocument,
  UpdateBalanceAllowanceDocument,
  ViewerDocument,
} from '../../schema/client.ts';
import { ask, run } from '../support/client.ts';
import { type Floor, newKey, openFloor } from '../support/floor.ts';
import { startGateway } from '../support/start-gateway.ts';

const UUID = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
const UNLIMITED = (2n ** 256n - 1n).toString();

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor[Symbol.asyncDispose]());

it('the viewer shows the account and its exchange, and no secret', async () => {
  const { account } = floor.alice.services.account();
  expect(await run(floor.alice.url, ViewerDocument, {})).toEqual({
    serverTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
    viewer: {
      id: expect.any(String),
      signerAddress: account.address,
      funderAddress: account.address,
      signatureType: 'EOA',
      chainId: 137,
      apiKey: UUID,
      orderVersion: 2,
      signingCurve: expect.stringMatching(/^(native|wasm|ethers)$/),
      exchangeUrl: floor.paper.url,
      paper: true,
      clockSkewMs: expect.any(Number),
    },
  });
});

it('without an account there is no viewer, and what needs one says so', async () => {
  await using gateway = await startGateway({ exchangeUrl: floor.paper.url });
  expect(await ask(gateway.url, ViewerDocument, {})).toMatchObject({ data: { viewer: null } });
  expect(await ask(gateway.url, OpenOrdersDocument, {})).toEqual({
    data: { openOrders: null },
    errors: [
      {
        message: 'This server has no account; set PRIVATE_KEY and start it again',
        locations: expect.any(Array),
        path: ['openOrders'],
        extensions: { code: 'NO_ACCOUNT' },
      },
    ],
  });
});

it('a new account has play money, in units with the integers beside', async () => {
  const collateral = {
    id: expect.any(String),
    assetType: 'COLLATERAL',
    tokenId: null,
    balance: '10000',
    balanceRaw: '10000000000',
    allowance: expect.stringMatching(/^\d+\.\d+$/),
    allowanceRaw: UNLIMITED,
    allowances: expect.arrayContaining([
      {
        spender: '0xE111180000d2663C0091e4f400237545B87B996B',
        allowance: expect.any(String),
        allowanceRaw: UNLIMITED,
      },
    ]),
  };
  const asked = await run(floor.alice.url, BalanceAllowanceDocument, { assetType: 'COLLATERAL' });
  expect(asked.balanceAllowance).toEqual(collateral);
  const updated = await run(floor.alice.url, UpdateBalanceAllowanceDocument, {
    input: { assetType: 'COLLATERAL' },
  });
  expect(updated.updateBalanceAllowance).toEqual(collateral);
  const { yes } = floor.market('paper-cup-winner-red-foxes');
  const shares = await run(floor.alice.url, BalanceAllowanceDocument, {
    assetType: 'CONDITIONAL',
    tokenId: yes,
  });
  expect(shares.balanceAllowance).toMatchObject({ assetType: 'CONDITIONAL', tokenId: yes, balance: '0' });
});

it('an asset type and its token go together', async () => {
  expect(await ask(floor.alice.url, BalanceAllowanceDocument, { assetType: 'CONDITIONAL' })).toMatchObject({
    data: { balanceAllowance: null },
    errors: [{ message: 'assetType CONDITIONAL needs a tokenId', extensions: { code: 'BAD_USER_INPUT' } }],
  });
  const update = await run(floor.alice.url, UpdateBalanceAllowanceDocument, {
    input: { assetType: 'COLLATERAL', tokenId: '1' },
  });
  expect(update.updateBalanceAllowance).toEqual({
    __typename: 'RequestRejected',
    code: 'BAD_USER_INPUT',
    message: 'assetType COLLATERAL takes no tokenId',
    origin: 'GATEWAY',
    retryAfter: null,
  });
});

it('API keys are made, derived, listed and deleted, and a secret is given only to the call that asked for it', async () => {
  await using gateway = await startGateway({
    exchangeUrl: floor.paper.url,
    secrets: { privateKey: newKey() },
  });
  const { url } = gateway;
  const first = (await run(url, ViewerDocument, {})).viewer?.apiKey;
  expect(first).toEqual(UUID);

  const { createApiKey } = await run(url, CreateApiKeyDocument, { input: { nonce: 1 } });
  expect(createApiKey).toEqual({
    key: UUID,
    secret: expect.stringMatching(/^[\w+/-]+=*$/),
    passphrase: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const { deriveApiKey } = await run(url, DeriveApiKeyDocument, { input: { nonce: 1 } });
  expect(deriveApiKey).toEqual(createApiKey);
  expect((await run(url, CreateApiKeyDocument, { input: { nonce: 1 } })).createApiKey).toMatchObject({
    __typename: 'RequestRejected',
    message: 'Could not create api key',
    origin: 'EXCHANGE',
  });
  if (!('key' in createApiKey)) throw new Error('no key was made');
  expect(await run(url, ApiKeysDocument, {})).toEqual({
    apiKeys: expect.arrayContaining([
      { apiKey: first, inUse: true },
      { apiKey: createApiKey.key, inUse: false },
    ]),
  });

  expect(await run(url, DeleteApiKeyDocument, { input: { apiKey: createApiKey.key } })).toEqual({
    deleteApiKey: {
      __typename: 'RequestRejected',
      code: 'BAD_USER_INPUT',
      message: 'apiKey is not the key in use; nothing was revoked',
      origin: 'GATEWAY',
      retryAfter: null,
    },
  });
  expect(await run(url, DeleteApiKeyDocument, {})).toEqual({ deleteApiKey: { apiKey: first } });
  // The server uses another one from then on.
  expect(await ask(url, OpenOrdersDocument, {})).toMatchObject({ data: { openOrders: { edges: [] } } });
  const next = (await run(url, ViewerDocument, {})).viewer?.apiKey;
  expect(next).toEqual(UUID);
  expect(next).not.toBe(first);

  const logged = gateway.log.join('\n');
  expect(logged).not.toContain(createApiKey.secret);
  expect(logged).not.toContain(createApiKey.passphrase);
});

it('credentials that the exchange does not know are refused with a code', async () => {
  await using gateway = await startGateway({
    exchangeUrl: floor.paper.url,
    secrets: {
      privateKey: newKey(),
      credentials: { apiKey: 'a2f0c1de-0000-4000-8000-000000000000', secret: 'AAAA', passphrase: 'wrong' },
    },
  });
  expect(await ask(gateway.url, OpenOrdersDocument, {})).toMatchObject({
    data: { openOrders: null },
    errors: [{ message: 'Unauthorized/Invalid api key', extensions: { code: 'EXCHANGE_UNAUTHORIZED' } }],
  });
});

it('notifications tell of a fill, typed, and are dropped', async () => {
  const { yes, no, conditionId } = floor.market('paper-cup-winner-red-foxes');
  const order = (tokenId: string, price: string) =>
    ({ input: { tokenId, side: 'BUY', price, size: '20' } }) as const;
  const maker = await run(floor.alice.url, CreateAndPostOrderDocument, order(yes, '0.46'));
  await run(floor.bob.url, CreateAndPostOrderDocument, order(no, '0.54'));

  const { notifications } = await run(floor.alice.url, NotificationsDocument, {});
  expect(notifications).toEqual([
    {
      __typename: 'OrderFilledNotification',
      notificationId: expect.stringMatching(/^\d+$/),
      kind: 'ORDER_FILLED',
      type: 2,
      owner: UUID,
      timestamp: expect.any(String),
      payload: expect.objectContaining({ market: conditionId, asset_id: yes }),
      orderId: maker.createAndPostOrder.orderId,
      side: 'BUY',
      price: '0.46',
      matchedSize: '20',
      remainingSize: '0',
      outcome: 'Yes',
      trade: {
        id: expect.any(String),
        price: '0.54',
        size: '20',
        ownFills: [
          {
            role: 'MAKER',
            order: { id: expect.any(String), orderId: maker.createAndPostOrder.orderId, originalSize: '20' },
          },
        ],
      },
      market: { id: expect.any(String), question: 'Will the Red Foxes win the Paper Cup?' },
    },
  ]);
  const ids = notifications?.map((notification) => notification?.notificationId ?? '');
  expect(await run(floor.alice.url, DropNotificationsDocument, { input: { notificationIds: ids } })).toEqual({
    dropNotifications: { notificationIds: ids },
  });
  expect((await run(floor.alice.url, NotificationsDocument, {})).notifications).toEqual([]);
  expect(await run(floor.bob.url, DropNotificationsDocument, {})).toEqual({
    dropNotifications: { notificationIds: [expect.stringMatching(/^\d+$/)] },
  });
  expect((await run(floor.bob.url, NotificationsDocument, {})).notifications).toEqual([]);
});
