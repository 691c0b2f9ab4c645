/** The doctor finds each misconfiguration that a trader meets as a refusal without a plain reason. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CreateAndPostOrderDocument, DoctorDocument, ViewerLimitsDocument } from '../../schema/client.ts';
import type { Config } from '../../src/config.ts';
import { heldClock } from '../../src/paper/clock.ts';
import { COLLATERAL } from '../../src/paper/wallet.ts';
import { run } from '../support/client.ts';
import { type Floor, newKey, openFloor } from '../support/floor.ts';
import { type GatewayOptions, startGateway, type TestGateway } from '../support/start-gateway.ts';
import { deadUrl } from '../support/stub-exchange.ts';

const WALLET = '0x1111111111111111111111111111111111111111';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor[Symbol.asyncDispose]());

function open(options: Partial<GatewayOptions> = {}): Promise<TestGateway> {
  return startGateway({ exchangeUrl: floor.paper.url, secrets: { privateKey: newKey() }, ...options });
}

const account = (signatureType: 0 | 1 | 2 | 3, funderAddress?: string): Partial<Config> => ({
  account: { signatureType, funderAddress },
});

async function findings({ url }: TestGateway) {
  const { viewer } = await run(url, DoctorDocument, {});
  return viewer?.doctor ?? [];
}

/** What the doctor says that is not well. */
async function ailments(gateway: TestGateway) {
  const found = await findings(gateway);
  return found.filter(({ status }) => status !== 'OK');
}

it('an account that is well passes every check, and each says what was seen', async () => {
  const found = await findings(floor.alice);
  const { address, apiKey } = floor.alice.services.account().account;
  expect(found).toEqual([
    ok('REACHABILITY', expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+ answers in \d+ ms$/)),
    ok('CLOCK', expect.stringMatching(/^the exchange's clock is \d+ ms (behind|ahead of) this server's$/)),
    ok('ORDER_VERSION', 'the exchange takes order version 2'),
    ok('WALLET', `signer ${address}, funder ${address}, signature type 0 (EOA)`),
    ok('API_KEY', `${address} owns 1 API key, ${apiKey} among them`),
    ok(
      'MONEY',
      'collateral seen by signature type — type 0: 10000, type 1: 10000, type 2: 10000, type 3: 10000',
    ),
    ok('ALLOWANCE', 'every exchange contract may move the whole balance'),
    ok('CLOSED_ONLY', 'the account may open positions'),
  ]);
});

describe('finds', () => {
  it('a funder that signature type 0 cannot move', async () => {
    await using gateway = await open({ config: account(0, WALLET) });
    expect(await ailments(gateway)).toMatchObject([
      { check: 'WALLET', status: 'FAILED', advice: expect.stringContaining('leave FUNDER_ADDRESS out') },
    ]);
    const { yes } = floor.market('will-it-rain-in-london-this-weekend');
    const { createAndPostOrder } = await run(gateway.url, CreateAndPostOrderDocument, {
      input: { tokenId: yes, side: 'BUY', price: '0.1', size: '5' },
    });
    expect(createAndPostOrder).toMatchObject({ __typename: 'OrderRejected' });
  });

  it.each([1, 2, 3] as const)('a signature type %d without its wallet', async (type) => {
    await using gateway = await open({ config: account(type) });
    expect(await ailments(gateway)).toMatchObject([
      { check: 'WALLET', status: 'FAILED', advice: expect.stringContaining('Set FUNDER_ADDRESS') },
    ]);
  });

  it('money that another signature type sees, and names it', async () => {
    await using gateway = await open();
    await findings(gateway);
    const { accounts } = floor.paper.exchange;
    const poor = accounts.of(gateway.services.account().account.address);
    // The operator empties every wallet but that of the Safe.
    for (const type of [0, 1, 3] as const) {
      const wallet = accounts.bind(poor, type, type === 0 ? poor.address : `${WALLET.slice(0, -1)}${type}`);
      wallet.debit(COLLATERAL, wallet.balance(COLLATERAL));
    }
    expect(await ailments(gateway)).toEqual([
      {
        check: 'MONEY',
        status: 'FAILED',
        seen: 'collateral seen by signature type — type 0: 0, type 1: 0, type 2: 10000, type 3: 0',
        advice:
          'The money is in the wallet of signature type 2 (POLY_GNOSIS_SAFE): set SIGNATURE_TYPE=2 and FUNDER_ADDRESS to that wallet',
      },
    ]);
  });

  it("credentials that are not this signer's", async () => {
    await using gateway = await open({
      secrets: {
        privateKey: newKey(),
        credentials: { apiKey: randomUUID(), secret: 'c2VjcmV0', passphrase: 'pass' },
      },
    });
    const found = await ailments(gateway);
    expect(found[0]).toMatchObject({
      check: 'API_KEY',
      status: 'FAILED',
      advice: expect.stringContaining('Leave API_KEY, SECRET and PASSPHRASE out'),
    });
    expect(found.map(({ check }) => check)).toEqual(['API_KEY', 'MONEY', 'ALLOWANCE', 'CLOSED_ONLY']);
    expect(JSON.stringify(found)).not.toMatch(/c2VjcmV0|pass"/);
  });

  it('a clock that is off', async () => {
    await using held = await openFloor({ clock: heldClock(Date.now() + 45_000) });
    expect(await ailments(held.alice)).toMatchObject([
      { check: 'CLOCK', status: 'WARNING', seen: expect.stringContaining('ahead of') },
    ]);
  });

  it('a deposit wallet on an exchange of order version 1', async () => {
    await using old = await openFloor({ orderVersion: 1, gateway: { config: account(3, WALLET) } });
    expect(await ailments(old.alice)).toMatchObject([
      { check: 'ORDER_VERSION', status: 'FAILED', advice: expect.stringContaining('SIGNATURE_TYPE 3') },
    ]);
  });

  it('an account that may only close positions', async () => {
    await using gateway = await open();
    await findings(gateway);
    const { exchange } = floor.paper;
    exchange.restrict(exchange.accounts.of(gateway.services.account().account.address), 'closed-only');
    expect(await ailments(gateway)).toMatchObject([{ check: 'CLOSED_ONLY', status: 'FAILED' }]);
  });

  it('an exchange that is not there, and still answers', async () => {
    await using gateway = await open({ exchangeUrl: await deadUrl() });
    const found = await ailments(gateway);
    expect(found.map(({ check }) => check)).toEqual([
      'REACHABILITY',
      'CLOCK',
      'ORDER_VERSION',
      'API_KEY',
      'MONEY',
      'ALLOWANCE',
      'CLOSED_ONLY',
    ]);
    expect(found[0]?.advice).toBe('Check CLOB_URL and the network');
  });
});

it('the state of the exchange is what its answers said last', async () => {
  const { exchange } = floor.paper;
  const { yes } = floor.market('will-it-rain-in-london-this-weekend');
  const order = () =>
    run(floor.bob.url, CreateAndPostOrderDocument, {
      input: { tokenId: yes, side: 'BUY', price: '0.1', size: '5' },
    });
  const status = async () => (await run(floor.bob.url, ViewerLimitsDocument, {})).viewer?.exchangeStatus;
  expect(await status()).toEqual({ mode: 'NORMAL', since: null, retryAfter: null });
  exchange.mode = { kind: 'post-only', retryAfter: 90 };
  await order();
  expect(await status()).toEqual({ mode: 'POST_ONLY', since: expect.any(String), retryAfter: 90 });
  exchange.mode = { kind: 'cancel-only' };
  await order();
  expect(await status()).toMatchObject({ mode: 'CANCEL_ONLY', retryAfter: null });
  exchange.mode = { kind: 'open' };
  await order();
  expect(await status()).toMatchObject({ mode: 'NORMAL' });
});

function ok(check: string, seen: unknown) {
  return { check, status: 'OK', seen, advice: null };
}
