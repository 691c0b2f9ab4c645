/**
 * The doctor finds each misconfiguration that a trader meets as a refusal without a plain reason. What users report
 * (rows 27 to 36 of the survey of their troubles), and the check that finds it:
 *
 * | row | trouble | check |
 * | --- | --- | --- |
 * | 27 | `invalid signature`: signature type, funder, chain; the neg-risk contract is always the market's (order-versions.test) | WALLET, LAST_ORDER, API_KEY |
 * | 28 | "order signer address has to be the address of the API KEY", "maker address not allowed" | WALLET, LAST_ORDER, ORDER_VERSION |
 * | 29 | `not enough balance / allowance` with money there | ALLOWANCE, MONEY, LAST_ORDER; preview.test names the cause of one order |
 * | 30 | secrets in errors and logs | no check: here, server-errors.test and unit/clob/secrets.test look for canaries |
 * | 31 | a balance of 0 with money there | MONEY |
 * | 32 | 401 by a clock that is off | CLOCK |
 * | 33 | 401 on orders while reads work; builder keys | API_KEY, LAST_ORDER |
 * | 34 | "Could not create api key" at every start | no check: the key is derived first, seen here |
 * | - | a stream that never goes live, without a word of why | USER_SOCKET; streams-refused.test has what the stream says |
 * | 35 | orders that the exchange does not show | VENUE_VIEW |
 * | 36 | `order_version_mismatch` | ORDER_VERSION; order-versions.test holds the signing anew |
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CreateAndPostOrderDocument,
  type CreateAndPostOrderInput,
  CreateReadOnlyApiKeyDocument,
  DoctorDocument,
  ViewerLimitsDocument,
} from '../../schema/client.ts';
import type { Config } from '../../src/config.ts';
import type { Account } from '../../src/paper/account.ts';
import { heldClock } from '../../src/paper/clock.ts';
import { startPaper } from '../../src/paper/start.ts';
import { COLLATERAL } from '../../src/paper/wallet.ts';
import { CHAIN_CONTRACTS } from '../../src/protocol/constants.ts';
import { run } from '../support/client.ts';
import { type Floor, newKey, openFloor } from '../support/floor.ts';
import { startMeddlingProxy } from '../support/meddling-proxy.ts';
import { type GatewayOptions, startGateway, type TestGateway } from '../support/start-gateway.ts';
import { deadUrl } from '../support/stub-exchange.ts';

const WALLET = '0x1111111111111111111111111111111111111111';
const ORDER_ID = '0x[0-9a-f]{64}';
const LEAVE_OUT = expect.stringContaining('Leave API_KEY, SECRET and PASSPHRASE out');

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor[Symbol.asyncDispose]());

/** A gateway whose sockets go straight to the exchange, whatever its calls go through. */
function open({ config, ...options }: Partial<GatewayOptions> = {}): Promise<TestGateway> {
  const { url, wsUrl } = floor.paper;
  const { exchangeUrl = url } = options;
  return startGateway({
    exchangeUrl,
    secrets: { privateKey: newKey() },
    ...options,
    config: { exchange: { kind: 'remote', url: exchangeUrl, wsUrl, isPaper: false }, ...config },
  });
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

async function order({ url }: TestGateway, change: Partial<CreateAndPostOrderInput> = {}) {
  const { yes } = floor.market('will-it-rain-in-london-this-weekend');
  const input = { tokenId: yes, side: 'BUY', price: '0.1', size: '5', ...change } as const;
  return (await run(url, CreateAndPostOrderDocument, { input })).createAndPostOrder;
}

/** The account as the exchange's operator has it. */
function accountOf(gateway: TestGateway): Account {
  return floor.paper.exchange.accounts.of(gateway.services.account().account.address);
}

const failed = (check: string, seen: unknown, advice: unknown) => ({ check, status: 'FAILED', seen, advice });
const warning = (check: string, seen: unknown, advice: unknown) => ({
  check,
  status: 'WARNING',
  seen,
  advice,
});
const ok = (check: string, seen: unknown) => ({ check, status: 'OK', seen, advice: null });
const refused = (text: string) =>
  expect.stringMatching(new RegExp(`^the exchange refused the newest order, ${ORDER_ID}: ${text}$`));

const REFUSED_SIGNER = failed(
  'LAST_ORDER',
  refused('the order signer address has to be the address of the API KEY'),
  'FUNDER_ADDRESS belongs to another signer: set it to the wallet of this PRIVATE_KEY, or set the PRIVATE_KEY of that wallet',
);

it('an account that is well passes every check, and each says what was seen', async () => {
  const found = await findings(floor.alice);
  const { address, apiKey } = floor.alice.services.account().account;
  expect(found).toEqual([
    ok('REACHABILITY', expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+ answers in \d+ ms$/)),
    ok('CLOCK', expect.stringMatching(/^the exchange's clock is \d+ ms (behind|ahead of) this server's$/)),
    ok('ORDER_VERSION', 'the exchange takes order version 2'),
    ok('WALLET', `signer ${address}, funder ${address}, signature type 0 (EOA)`),
    ok('API_KEY', `${address} owns 1 API key, ${apiKey} among them`),
    ok('USER_SOCKET', 'the exchange accepts the API key on the user socket'),
    ok(
      'MONEY',
      'collateral seen by signature type — type 0: 10000, type 1: 10000, type 2: 10000, type 3: 10000; open orders hold back 0',
    ),
    ok('ALLOWANCE', 'every exchange contract that orders are signed for may move the whole balance'),
    ok('CLOSED_ONLY', 'the account may open positions'),
    ok('LAST_ORDER', 'the exchange has answered no order yet'),
    ok('VENUE_VIEW', 'no order is live by the journal'),
  ]);
});

it('an account that trades well passes them too', async () => {
  await using gateway = await open();
  const { orderId } = await order(gateway);
  expect(await ailments(gateway)).toEqual([]);
  expect((await findings(gateway)).slice(-2)).toEqual([
    ok('LAST_ORDER', `the exchange took the newest order, ${orderId}`),
    ok('VENUE_VIEW', 'the exchange shows every order that is live by the journal'),
  ]);
});

describe('the wallet (27, 28): finds', () => {
  it('a funder that signature type 0 cannot move, before and after an order is refused for it', async () => {
    await using gateway = await open({ config: account(0, WALLET) });
    const { address } = gateway.services.account().account;
    const wrongFunder = failed(
      'WALLET',
      `signer ${address}, funder ${WALLET}, signature type 0 (EOA)`,
      'With SIGNATURE_TYPE 0 the signer pays itself: leave FUNDER_ADDRESS out, or set SIGNATURE_TYPE to the kind of that wallet',
    );
    expect(await ailments(gateway)).toEqual([wrongFunder]);
    expect(await order(gateway)).toMatchObject({ code: 'SIGNER_MISMATCH' });
    expect(await ailments(gateway)).toEqual([wrongFunder, REFUSED_SIGNER]);
  });

  it.each([1, 2, 3] as const)('a signature type %d without its wallet', async (type) => {
    await using gateway = await open({ config: account(type) });
    const { address } = gateway.services.account().account;
    const names = ['POLY_PROXY', 'POLY_GNOSIS_SAFE', 'POLY_1271'];
    expect(await ailments(gateway)).toEqual([
      failed(
        'WALLET',
        `signer ${address}, funder ${address}, signature type ${type} (${names[type - 1]})`,
        `Set FUNDER_ADDRESS to the wallet that holds the money, not the signer, for SIGNATURE_TYPE ${type}`,
      ),
    ]);
  });

  it('a chain that is not the one of the exchange', async () => {
    await using gateway = await open({ config: { chainId: 80002 } });
    const { address } = gateway.services.account().account;
    const noKey = (check: string) =>
      failed(check, expect.stringContaining('Invalid L1 Request headers'), 'See the check API_KEY');
    expect(await ailments(gateway)).toEqual([
      failed(
        'API_KEY',
        expect.stringMatching(`^the exchange gives ${address} no API key: .*Invalid L1 Request headers`),
        'Check CHAIN_ID (80002) and PRIVATE_KEY',
      ),
      noKey('USER_SOCKET'),
      noKey('MONEY'),
      noKey('ALLOWANCE'),
      noKey('CLOSED_ONLY'),
    ]);
  });

  it('a deposit wallet of another signer', async () => {
    const wallet = '0x2222222222222222222222222222222222222222';
    await using owner = await open({ config: account(3, wallet) });
    expect(await order(owner)).toMatchObject({ status: 'LIVE' });
    await using gateway = await open({ config: account(3, wallet) });
    expect(await order(gateway)).toMatchObject({ code: 'SIGNER_MISMATCH' });
    expect(await ailments(gateway)).toEqual([REFUSED_SIGNER]);
  });

  it('a wallet that is not the one the exchange knows for the signature type', async () => {
    const secrets = { privateKey: newKey() };
    const other = '0x4444444444444444444444444444444444444444';
    await using right = await open({ secrets, config: account(2, other) });
    expect(await order(right)).toMatchObject({ status: 'LIVE' });
    await using gateway = await open({ secrets, config: account(2, WALLET) });
    expect(await order(gateway)).toMatchObject({ code: 'MAKER_NOT_ALLOWED' });
    expect(await ailments(gateway)).toEqual([
      failed(
        'LAST_ORDER',
        refused('maker address not allowed, please use the deposit wallet flow'),
        'FUNDER_ADDRESS is not the wallet that the exchange knows for this signer and SIGNATURE_TYPE; new accounts have a deposit wallet (SIGNATURE_TYPE 3)',
      ),
    ]);
  });
});

describe('the money (29, 31): finds', () => {
  it('contracts that may move less than the balance, and those that may move nothing', async () => {
    const { exchangeV2, negRiskExchangeV2, exchangeV3 } = CHAIN_CONTRACTS[137];
    await using gateway = await open();
    await findings(gateway);
    const wallet = accountOf(gateway).wallets.get(0);
    const advice =
      'Approve these contracts on the chain from the wallet that pays, then call updateBalanceAllowance';
    wallet?.approve(exchangeV2, 1_000_000n);
    expect(await ailments(gateway)).toEqual([
      warning('ALLOWANCE', `of a balance of 10000, ${exchangeV2} may move 1`, advice),
    ]);
    expect(await order(gateway, { size: '11' })).toMatchObject({
      code: 'NOT_ENOUGH_BALANCE',
      errorMsg: 'not enough balance / allowance',
    });
    for (const contract of [exchangeV2, negRiskExchangeV2, exchangeV3]) wallet?.approve(contract, 0n);
    expect(await ailments(gateway)).toEqual([
      failed(
        'ALLOWANCE',
        `of a balance of 10000, ${exchangeV2} may move 0, ${negRiskExchangeV2} may move 0, ${exchangeV3} may move 0`,
        advice,
      ),
      failed(
        'LAST_ORDER',
        refused(
          `The order needs 1.10 pUSD, but its exchange contract ${exchangeV2} may move only 1. Approve the contract for 1.10 pUSD or more, then call updateBalanceAllowance.`,
        ),
        'See the checks MONEY and ALLOWANCE; where they are OK, ask for less or call updateBalanceAllowance, as the exchange remembers what it saw last',
      ),
    ]);
  });

  it('no fault in a contract that no order is signed for any more', async () => {
    await using retired = await startPaper({ quoting: false, orderVersion: 3 });
    await using gateway = await startGateway({ exchangeUrl: retired.url, secrets: { privateKey: newKey() } });
    await findings(gateway);
    const { address } = gateway.services.account().account;
    const wallet = retired.exchange.accounts.of(address).wallets.get(0);
    const { exchangeV2, negRiskExchangeV2 } = CHAIN_CONTRACTS[137];
    for (const contract of [exchangeV2, negRiskExchangeV2]) wallet?.approve(contract, 0n);
    expect(await ailments(gateway)).toEqual([]);
  });

  it('open orders that hold all of it back', async () => {
    await using gateway = await open();
    expect(await order(gateway, { size: '100000' })).toMatchObject({ status: 'LIVE' });
    expect(await ailments(gateway)).toEqual([
      warning(
        'MONEY',
        'collateral seen by signature type — type 0: 10000, type 1: 10000, type 2: 10000, type 3: 10000; open orders hold back 10000',
        'Nothing is free for another BUY: cancel open orders, or deposit more',
      ),
    ]);
  });

  it('money that another signature type sees, and names it', async () => {
    await using gateway = await open();
    await findings(gateway);
    const { accounts } = floor.paper.exchange;
    const poor = accountOf(gateway);
    // The operator empties every wallet but that of the Safe.
    for (const type of [0, 1, 3] as const) {
      const wallet = accounts.bind(
        poor,
        type,
        type === 0 ? poor.address : `${WALLET.slice(0, -1)}${type + 4}`,
      );
      wallet.debit(COLLATERAL, wallet.balance(COLLATERAL));
    }
    expect(await ailments(gateway)).toEqual([
      failed(
        'MONEY',
        'collateral seen by signature type — type 0: 0, type 1: 0, type 2: 10000, type 3: 0; open orders hold back 0',
        'The money is in the wallet of signature type 2 (POLY_GNOSIS_SAFE): set SIGNATURE_TYPE=2 and FUNDER_ADDRESS to that wallet',
      ),
    ]);
  });
});

describe('the key (30, 33, 34)', () => {
  const ofNoKey = (check: string) =>
    failed(check, expect.stringContaining('Unauthorized/Invalid api key'), 'See the check API_KEY');
  const notAccepted = (apiKey: string, address: string) => [
    failed('API_KEY', `the exchange does not accept the API key ${apiKey} from ${address}`, LEAVE_OUT),
    failed(
      'USER_SOCKET',
      'the exchange closes the user socket as soon as it gets the API key, as it does with wrong credentials',
      LEAVE_OUT,
    ),
    ofNoKey('MONEY'),
    ofNoKey('ALLOWANCE'),
    ofNoKey('CLOSED_ONLY'),
  ];

  it('finds a builder key and a read-only key in its place', async () => {
    const privateKey = newKey();
    await using owner = await open({ secrets: { privateKey } });
    await findings(owner);
    const { address } = owner.services.account().account;
    const builder = floor.paper.exchange.keys.createBuilder(accountOf(owner), 0);
    const { createReadOnlyApiKey } = await run(owner.url, CreateReadOnlyApiKeyDocument, {});
    const readOnly = 'apiKey' in createReadOnlyApiKey ? createReadOnlyApiKey.apiKey : '';
    for (const credentials of [builder, { ...builder, apiKey: readOnly }]) {
      await using gateway = await open({ secrets: { privateKey, credentials } });
      expect(await ailments(gateway)).toEqual(notAccepted(credentials.apiKey, address));
    }
  });

  it("finds credentials that are not this signer's, and shows no secret in its answer or in the log", async () => {
    const credentials = {
      apiKey: randomUUID(),
      secret: 'Y2FuYXJ5LXNlY3JldC0xMjM0NQ==',
      passphrase: 'canary-passphrase',
    };
    const privateKey = newKey();
    await using gateway = await open({ secrets: { privateKey, credentials } });
    const { address } = gateway.services.account().account;
    const found = await ailments(gateway);
    expect(found).toEqual(notAccepted(credentials.apiKey, address));
    await order(gateway);
    const shown = [JSON.stringify(await findings(gateway)), ...gateway.log].join('\n');
    for (const secret of [
      privateKey.slice(2),
      credentials.secret,
      Buffer.from(credentials.secret, 'base64').toString(),
      credentials.passphrase,
    ]) {
      expect(shown).not.toContain(secret);
    }
  });

  it('finds a key that reads but may not trade', async () => {
    await using proxy = await startMeddlingProxy(floor.paper.url);
    await using gateway = await open({ exchangeUrl: proxy.url });
    const body = '{"error":"Unauthorized/Invalid api key"}';
    proxy.spoil(/^POST \/order/, { status: 401, body });
    expect(await order(gateway)).toMatchObject({ code: 'EXCHANGE_UNAUTHORIZED' });
    expect(await ailments(gateway)).toEqual([
      failed(
        'LAST_ORDER',
        refused('.*Unauthorized/Invalid api key.*'),
        'Where the check API_KEY is OK, the key reads but may not trade: leave API_KEY, SECRET and PASSPHRASE out to have one that does derived from PRIVATE_KEY',
      ),
    ]);
  });

  it('is derived at a start, and made only where there is none', async () => {
    await using proxy = await startMeddlingProxy(floor.paper.url);
    const secrets = { privateKey: newKey() };
    const keyCalls = async () => {
      const before = proxy.asked.length;
      await using gateway = await open({ exchangeUrl: proxy.url, secrets });
      expect(await ailments(gateway)).toEqual([]);
      return proxy.asked.slice(before).filter((asked) => /api-key$/.test(asked));
    };
    expect(await keyCalls()).toEqual(['GET /auth/derive-api-key', 'POST /auth/api-key']);
    expect(await keyCalls()).toEqual(['GET /auth/derive-api-key']);
  });
});

describe('the view (35): compares the journal with what the exchange shows, and finds', () => {
  const nothing = '{"limit":100,"next_cursor":"LTE=","count":0,"data":[]}';
  const incomplete = (told: string) =>
    warning(
      'VENUE_VIEW',
      expect.stringMatching(
        new RegExp(
          `^VENUE_VIEW_INCOMPLETE: the exchange's open orders lack, of 1 that are live by the journal, ${told}$`,
        ),
      ),
      "If these orders were not cancelled elsewhere (on the website, or by a heartbeat that ended), the exchange shows this API key only a part of the account's orders: do not take openOrders as complete, cancel by id, and see whether the signer has a newer account with another SIGNATURE_TYPE or FUNDER_ADDRESS",
    );

  it('an order that is not listed, and one that is not known either', async () => {
    await using proxy = await startMeddlingProxy(floor.paper.url);
    await using gateway = await open({ exchangeUrl: proxy.url });
    const { orderId } = await order(gateway);
    proxy.spoil(/^GET \/data\/orders$/, { status: 200, body: nothing });
    expect(await ailments(gateway)).toEqual([incomplete(`${orderId} \\(found by its id only\\)`)]);
    proxy.spoil(/^GET \/data\/order\//, { status: 200, body: 'null' });
    expect(await ailments(gateway)).toEqual([incomplete(`${orderId} \\(found nowhere\\)`)]);
    proxy.mend();
    expect(await ailments(gateway)).toEqual([]);
  });

  it('nothing wrong in orders that were cancelled here or filled', async () => {
    const { yes, no } = floor.market('will-it-rain-in-london-this-weekend');
    await using gateway = await open();
    const canceled = await order(gateway);
    await gateway.services.account().orders.cancel([canceled.orderId ?? '']);
    await order(gateway, { tokenId: yes, price: '0.4' });
    await order(floor.bob, { tokenId: no, price: '0.6' });
    expect(await ailments(gateway)).toEqual([]);
  });
});

describe('the exchange (32, 36): finds', () => {
  it('a clock that is off', async () => {
    await using held = await openFloor({ clock: heldClock(Date.now() + 45_000) });
    expect(await ailments(held.alice)).toEqual([
      warning(
        'CLOCK',
        expect.stringMatching(/^the exchange's clock is \d+ ms ahead of this server's$/),
        'Set the clock of this machine (NTP); until then signatures allow for the difference',
      ),
    ]);
  });

  it('a deposit wallet on an exchange of order version 1', async () => {
    await using old = await openFloor({ orderVersion: 1, gateway: { config: account(3, WALLET) } });
    expect(await ailments(old.alice)).toEqual([
      failed(
        'ORDER_VERSION',
        'the exchange takes order version 1',
        'Deposit wallets (SIGNATURE_TYPE 3) need version 2 or 3; use another SIGNATURE_TYPE',
      ),
    ]);
  });

  it('an order version that this server cannot sign', async () => {
    await using proxy = await startMeddlingProxy(floor.paper.url);
    proxy.spoil(/^GET \/version$/, { status: 200, body: '{"version":4}' });
    await using gateway = await open({ exchangeUrl: proxy.url });
    expect(await ailments(gateway)).toEqual([
      failed(
        'ORDER_VERSION',
        'the exchange takes order version 4',
        'Upgrade this server: it cannot sign that version',
      ),
    ]);
  });

  it('an account that may only close positions', async () => {
    await using gateway = await open();
    await findings(gateway);
    floor.paper.exchange.restrict(accountOf(gateway), 'closed-only');
    expect(await ailments(gateway)).toEqual([
      failed(
        'CLOSED_ONLY',
        'the exchange lets the account only close positions',
        'Only SELL what is held; ask the exchange why',
      ),
    ]);
  });

  it('an exchange that is not there, and still answers', async () => {
    await using gateway = await open({ exchangeUrl: await deadUrl() });
    const unreachable = (check: string) =>
      failed(check, expect.any(String), 'Check CLOB_URL and the network');
    expect(await ailments(gateway)).toEqual(
      [
        'REACHABILITY',
        'CLOCK',
        'ORDER_VERSION',
        'API_KEY',
        'USER_SOCKET',
        'MONEY',
        'ALLOWANCE',
        'CLOSED_ONLY',
      ].map(unreachable),
    );
  });
});

it('the state of the exchange is what its answers said last', async () => {
  const { exchange } = floor.paper;
  const status = async () => (await run(floor.bob.url, ViewerLimitsDocument, {})).viewer?.exchangeStatus;
  expect(await status()).toEqual({ mode: 'NORMAL', since: null, retryAfter: null });
  exchange.mode = { kind: 'post-only', retryAfter: 90 };
  await order(floor.bob);
  expect(await status()).toEqual({ mode: 'POST_ONLY', since: expect.any(String), retryAfter: 90 });
  exchange.mode = { kind: 'cancel-only' };
  await order(floor.bob);
  expect(await status()).toMatchObject({ mode: 'CANCEL_ONLY', retryAfter: null });
  exchange.mode = { kind: 'open' };
  await order(floor.bob);
  expect(await status()).toMatchObject({ mode: 'NORMAL' });
});
