import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig, readPaperConfig } from '../../src/config.ts';
import { ConfigError, type Environment } from '../../src/environment.ts';
import { NO_LIMITS } from '../support/no-limits.ts';

const PRIVATE_KEY = `0x${'1'.repeat(64)}`;
const GATEWAY_TOKEN = '7f1c09e25ab84d3396e0c2417fa85bd1';
const FUNDER = '0xE111180000d2663C0091e4f400237545B87B996B';
const ADMIN_TOKEN = 'c0de51aa92f34b7788d1e6a04f3b259e';
const LIMITS = {
  MAX_ORDER_NOTIONAL: '100',
  MAX_DAILY_NOTIONAL: '1000.5',
  MAX_MARKET_NOTIONAL: '200',
  MAX_OPEN_NOTIONAL: 'none',
  MAX_PRICE_DISTANCE: '0.1',
  MAX_ORDERS_PER_SECOND: '20',
};
const LIVE = {
  CLOB_URL: 'https://clob.polymarket.com',
  PRIVATE_KEY,
  GATEWAY_TOKEN,
  DATA_DIR: 'data',
  ...LIMITS,
};
const UNLIMITED = { limits: NO_LIMITS, allowSelfTrade: false };

function faultsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('runs the paper exchange on loopback when nothing is set', () => {
    const { config, secrets } = readConfig({});
    expect(config).toEqual({
      host: '127.0.0.1',
      port: 4000,
      allowedOrigins: [],
      chainId: 137,
      exchange: {
        kind: 'paper',
        port: 4001,
        control: false,
        orderVersion: 2,
        endedOrders: 'answered',
        gtdMinimumSeconds: 180,
      },
      account: { signatureType: 0, funderAddress: undefined },
      notificationPollMs: 2_000,
      autoDropNotifications: false,
      gtdMinimumSeconds: 180,
      orderBatchMs: 0,
      rails: UNLIMITED,
      rateTier: 'none',
      gammaUrl: undefined,
      dataUrl: undefined,
      storage: { kind: 'memory' },
      idempotencyDays: 7,
      logLevel: 'info',
    });
    expect([secrets.privateKey, secrets.credentials, secrets.gatewayToken]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('reads every variable', () => {
    const { config, secrets } = readConfig({
      HOST: '0.0.0.0',
      PORT: '0',
      ALLOWED_ORIGINS: 'https://APP.example:443/ , http://localhost:5173',
      GATEWAY_TOKEN: ` ${GATEWAY_TOKEN}\n`,
      CLOB_URL: 'https://exchange.example:8443/',
      CLOB_WS_URL: 'wss://sockets.example',
      CHAIN_ID: '80002',
      PRIVATE_KEY: 'AB'.repeat(32),
      SIGNATURE_TYPE: '3',
      FUNDER_ADDRESS: FUNDER.toLowerCase(),
      API_KEY: 'key',
      SECRET: 'c2VjcmV0-_==',
      PASSPHRASE: 'pass phrase',
      ADMIN_TOKEN,
      ...LIMITS,
      SELF_TRADE: 'allow',
      RATE_TIER: 'gold',
      GAMMA_URL: 'https://gamma.example/',
      DATA_URL: 'https://data.example/api',
      DATABASE_URL: 'postgres://user:password@database.example/orders',
      IDEMPOTENCY_DAYS: '30',
      GTD_MINIMUM_SECONDS: '90',
      ORDER_BATCH_MS: '20',
      LOG_LEVEL: 'debug',
    });
    expect(config).toEqual({
      host: '0.0.0.0',
      port: 0,
      allowedOrigins: ['https://app.example', 'http://localhost:5173'],
      chainId: 80002,
      exchange: {
        kind: 'remote',
        url: 'https://exchange.example:8443',
        wsUrl: 'wss://sockets.example',
        isPaper: false,
      },
      account: { signatureType: 3, funderAddress: FUNDER },
      notificationPollMs: 2_000,
      autoDropNotifications: false,
      gtdMinimumSeconds: 90,
      orderBatchMs: 20,
      rails: {
        limits: {
          orderNotional: 100_000_000n,
          dailyNotional: 1_000_500_000n,
          marketNotional: 200_000_000n,
          openNotional: undefined,
          priceDistance: 100_000n,
          ordersPerSecond: 20,
        },
        allowSelfTrade: true,
      },
      rateTier: 'gold',
      gammaUrl: 'https://gamma.example',
      dataUrl: 'https://data.example/api',
      storage: { kind: 'postgres' },
      idempotencyDays: 30,
      logLevel: 'debug',
    });
    expect(secrets.privateKey).toBe(`0x${'ab'.repeat(32)}`);
    expect(secrets.credentials).toEqual({ apiKey: 'key', secret: 'c2VjcmV0-_==', passphrase: 'pass phrase' });
    expect(secrets.gatewayToken).toBe(GATEWAY_TOKEN);
    expect(secrets.adminToken).toBe(ADMIN_TOKEN);
  });

  it('keeps to the limits of every exchange but a declared paper exchange', () => {
    const tierAt = (CLOB_URL: string, PAPER = 'off') => readConfig({ CLOB_URL, PAPER }).config.rateTier;
    expect([
      tierAt('https://clob.polymarket.com'),
      tierAt('http://127.0.0.1:4001'),
      tierAt('http://127.0.0.1:4001', 'on'),
      tierAt('https://paper.example', 'on'),
    ]).toEqual(['standard', 'standard', 'none', 'none']);
  });

  it("knows where the exchange's own sockets are, and takes others to be on the same host", () => {
    expect(readConfig(LIVE).config.exchange).toEqual({
      kind: 'remote',
      url: 'https://clob.polymarket.com',
      wsUrl: 'wss://ws-subscriptions-clob.polymarket.com',
      isPaper: false,
    });
    expect(readConfig({ CLOB_URL: 'http://127.0.0.1:4001', PAPER: 'on' }).config.exchange).toEqual({
      kind: 'remote',
      url: 'http://127.0.0.1:4001',
      wsUrl: 'ws://127.0.0.1:4001',
      isPaper: true,
    });
  });

  it('wants every limit of a live account, as a number or, by name, none', () => {
    const { CLOB_URL } = LIVE;
    expect(faultsOf({ CLOB_URL, PRIVATE_KEY, GATEWAY_TOKEN, DATA_DIR: 'data' })).toEqual([
      'MAX_ORDER_NOTIONAL must be set for a live account: a positive amount of collateral such as 250.5, or none',
      'MAX_DAILY_NOTIONAL must be set for a live account: a positive amount of collateral such as 250.5, or none',
      'MAX_MARKET_NOTIONAL must be set for a live account: a positive amount of collateral such as 250.5, or none',
      'MAX_OPEN_NOTIONAL must be set for a live account: a positive amount of collateral such as 250.5, or none',
      'MAX_PRICE_DISTANCE must be set for a live account: a positive difference of prices such as 0.1, or none',
      'MAX_ORDERS_PER_SECOND must be set for a live account: a whole number from 1 to 10000, or none',
    ]);
    const none = Object.fromEntries(Object.keys(LIMITS).map((name) => [name, 'none']));
    expect(readConfig({ ...LIVE, ...none }).config.rails).toEqual(UNLIMITED);
  });

  it.each(['0', '-1', '1e3', '0.0000001', 'None', '1,000', '.5'])('refuses a limit of %s', (value) => {
    expect(faultsOf({ MAX_ORDER_NOTIONAL: value })).toEqual([
      'MAX_ORDER_NOTIONAL must be a positive amount of collateral such as 250.5, or none',
    ]);
  });

  it('wants an ADMIN_TOKEN that is long, and another than the GATEWAY_TOKEN beside it', () => {
    expect(faultsOf({ GATEWAY_TOKEN, ADMIN_TOKEN })).toEqual([]);
    expect(faultsOf({ GATEWAY_TOKEN, ADMIN_TOKEN: GATEWAY_TOKEN })).toEqual([
      'ADMIN_TOKEN must be another than GATEWAY_TOKEN: it may do more',
    ]);
    expect(faultsOf({ ADMIN_TOKEN: 'short' })).toEqual([
      'GATEWAY_TOKEN must be set with ADMIN_TOKEN: without it everybody is an administrator',
      'ADMIN_TOKEN must be random printable characters without spaces, such as the output of openssl rand -hex 32',
    ]);
  });

  it('takes blank values for values not set', () => {
    expect(readConfig({ PORT: '', CLOB_URL: ' ', PRIVATE_KEY: '' }).config.exchange.kind).toBe('paper');
  });

  it.each([
    '*',
    'https://*.example',
    'null',
    'localhost:5173',
    'ws://app.example',
    'https://app.example/path',
    'https://user@app.example',
    'https://app.example,',
    'https://app.example https://other.example',
  ])('refuses %s for ALLOWED_ORIGINS', (value) => {
    expect(faultsOf({ ALLOWED_ORIGINS: value, PORT: 'http' })).toEqual([
      'PORT must be a whole number from 0 to 65535',
      'ALLOWED_ORIGINS must be origins such as https://app.example or http://localhost:5173 with commas between them, ' +
        'none with a path or a *',
    ]);
  });

  it('names every fault at once', () => {
    const environment = {
      HOST: '0.0.0.0',
      PORT: '65536',
      PAPER_PORT: '4001.5',
      CHAIN_ID: '1',
      CLOB_URL: 'ftp://exchange.example',
      CLOB_WS_URL: 'https://exchange.example',
      PRIVATE_KEY: '0x12',
      SIGNATURE_TYPE: '4',
      FUNDER_ADDRESS: '0x1234',
      API_KEY: 'key',
      GATEWAY_TOKEN: 'short',
      LOG_LEVEL: 'loud',
    };
    expect(faultsOf(environment)).toMatchInlineSnapshot(`
      [
        "PAPER_PORT must be a whole number from 0 to 65535",
        "CLOB_URL must be http:// or https:// and a host, with no path, user or query",
        "CLOB_WS_URL must be ws:// or wss:// and a host, with no path, user or query",
        "PORT must be a whole number from 0 to 65535",
        "CHAIN_ID must be one of 137, 80002",
        "SIGNATURE_TYPE must be one of 0, 1, 2, 3",
        "FUNDER_ADDRESS must be an address: 0x and 40 hex digits, in one letter case or with a right checksum",
        "LOG_LEVEL must be one of silent, error, warn, info, debug",
        "PRIVATE_KEY must be 32 bytes in hex (64 digits, 0x or not) that are a key of secp256k1",
        "SECRET and PASSPHRASE must be set too: API_KEY, SECRET and PASSPHRASE go together",
        "GATEWAY_TOKEN must be random printable characters without spaces, such as the output of openssl rand -hex 32",
      ]
    `);
    expect(() => readConfig(environment)).toThrow(
      /^The configuration has 11 faults:\n {2}- PAPER_PORT must be /,
    );
  });

  it.each([
    ['a public HOST', { HOST: '0.0.0.0' }],
    ['another public HOST', { HOST: '::' }],
    ['a key on a live exchange', { ...LIVE, GATEWAY_TOKEN: undefined }],
    ['a tunnel on loopback', { ...LIVE, CLOB_URL: 'http://127.0.0.1:9000', GATEWAY_TOKEN: undefined }],
  ])('wants a token for %s', (_name, environment) => {
    expect(faultsOf(environment)).toEqual([
      expect.stringMatching(/^GATEWAY_TOKEN must be set \(openssl rand -hex 32 makes one\) when /),
    ]);
  });

  it.each([
    ['a live exchange without a key', { CLOB_URL: LIVE.CLOB_URL }],
    ['a declared paper exchange', { CLOB_URL: 'http://localhost:4001', PAPER: 'on', PRIVATE_KEY }],
    ['a paper exchange elsewhere', { CLOB_URL: 'https://paper.example', PAPER: 'on', PRIVATE_KEY }],
    ['a key on paper', { PRIVATE_KEY }],
    ['IPv6 loopback', { HOST: '::1' }],
  ])('wants no token for %s', (_name, environment) => {
    expect(faultsOf(environment)).toEqual([]);
  });

  it.each([1, 2, 3])('wants a funder for signature type %i on a live exchange, not on paper', (type) => {
    const SIGNATURE_TYPE = String(type);
    expect(faultsOf({ SIGNATURE_TYPE })).toEqual([]);
    expect(faultsOf({ ...LIVE, SIGNATURE_TYPE })).toEqual([
      `FUNDER_ADDRESS must be set with SIGNATURE_TYPE ${type}: the wallet that holds the money`,
    ]);
  });

  it('refuses a funder whose checksum is wrong', () => {
    expect(faultsOf({ FUNDER_ADDRESS: FUNDER.replace('E', 'e') })).toEqual([
      'FUNDER_ADDRESS must be an address: 0x and 40 hex digits, in one letter case or with a right checksum',
    ]);
  });

  it('refuses private keys that are not on the curve', () => {
    const order = 'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141';
    for (const key of ['0'.repeat(64), order]) {
      expect(faultsOf({ PRIVATE_KEY: key })).toEqual([
        'PRIVATE_KEY must be 32 bytes in hex (64 digits, 0x or not) that are a key of secp256k1',
      ]);
    }
    expect(faultsOf({ PRIVATE_KEY: `${order.slice(0, -1)}0` })).toEqual([]);
  });

  it.each(['redis://cache.example', 'rediss://user:pass%20word@cache.example:6380/2', 'redis://[::1]:6379/'])(
    'takes %s for REDIS_URL, as a secret',
    (url) => {
      const { config, secrets } = readConfig({ REDIS_URL: url });
      expect(secrets.redisUrl).toBe(url);
      expect(JSON.stringify(config)).not.toContain('redis');
    },
  );

  it.each([
    'cache.example:6379',
    'http://cache.example',
    'redis://',
    'redis://cache.example/two',
    'redis://h/1?x=1',
  ])('refuses %s for REDIS_URL', (url) => {
    expect(faultsOf({ REDIS_URL: url })).toEqual([
      'REDIS_URL must be redis:// or rediss:// and a host, with user, password and /number of the database where needed',
    ]);
  });

  it('keeps the journal in a directory or in PostgreSQL, whose URL is a secret', () => {
    expect(readConfig(LIVE).config.storage).toEqual({ kind: 'sqlite', directory: 'data' });
    const url = 'postgresql://user:pass%20word@database.example/orders?sslmode=require';
    const { config, secrets } = readConfig({ DATABASE_URL: url });
    expect(config.storage).toEqual({ kind: 'postgres' });
    expect(secrets.databaseUrl).toBe(url);
    expect(JSON.stringify(config)).not.toContain('database.example');
    expect(faultsOf({ DATABASE_URL: 'mysql://database.example', DATA_DIR: 'data' })).toEqual([
      'DATA_DIR and DATABASE_URL are both set: the journal is kept in one of them, unset the other',
      'DATABASE_URL must be a URL such as postgres://user:password@host:5432/database',
    ]);
  });

  it.each([LIVE.CLOB_URL, 'http://127.0.0.1:4001'])(
    'wants a journal that lasts for a key on %s',
    (CLOB_URL) => {
      expect(faultsOf({ ...LIVE, CLOB_URL, DATA_DIR: undefined })).toEqual([
        'DATA_DIR or DATABASE_URL must be set when PRIVATE_KEY signs for the exchange of CLOB_URL: orders are written ' +
          'down there before they are sent (PAPER=on declares a paper exchange)',
      ]);
      expect(faultsOf({ ...LIVE, CLOB_URL })).toEqual([]);
    },
  );

  it('takes a tunnel to the live exchange on loopback for live: token, journal and limits are wanted', () => {
    const faults = faultsOf({ CLOB_URL: 'http://127.0.0.1:4001', PRIVATE_KEY });
    expect(faults.map((fault) => fault.split(' must be set')[0])).toEqual([
      'DATA_DIR or DATABASE_URL',
      ...Object.keys(LIMITS),
      'GATEWAY_TOKEN',
    ]);
  });

  it.each(['https://clob.polymarket.com', 'https://CLOB-staging.polymarket.com'])(
    'refuses to take %s for a paper exchange',
    (CLOB_URL) => {
      expect(faultsOf({ CLOB_URL, PAPER: 'on' })).toEqual([
        'PAPER must be off with this CLOB_URL: it is the live exchange',
      ]);
      expect(faultsOf({ CLOB_URL, PAPER: 'yes' })).toEqual(['PAPER must be one of on, off']);
    },
  );

  it.each(['on', 'off'])(
    'refuses connections off loopback that are not encrypted when a key is set, PAPER=%s',
    (PAPER) => {
      const url = 'CLOB_URL must be https:// when PRIVATE_KEY is set and the host is not a loopback address';
      const wsUrl =
        'CLOB_WS_URL must be wss:// when PRIVATE_KEY is set and the host is not a loopback address';
      const faults = (CLOB_URL: string, CLOB_WS_URL = '') =>
        faultsOf({ ...LIVE, PAPER, CLOB_URL, CLOB_WS_URL });
      expect(faults('http://exchange.example')).toEqual([url]);
      expect(faults('http://10.0.0.1:4001', 'wss://exchange.example')).toEqual([url]);
      expect(faults('https://exchange.example', 'ws://exchange.example')).toEqual([wsUrl]);
      expect(faults('http://127.0.0.1:4001', 'ws://10.0.0.1:4001')).toEqual([wsUrl]);
      expect(faults('http://[::1]:4001')).toEqual([]);
      expect(faultsOf({ CLOB_URL: 'http://exchange.example', PAPER })).toEqual([]);
    },
  );

  it('wants the API key whole, and its private key', () => {
    expect(faultsOf({ PRIVATE_KEY, API_KEY: 'key', PASSPHRASE: 'pass' })).toEqual([
      'SECRET must be set too: API_KEY, SECRET and PASSPHRASE go together',
    ]);
    expect(faultsOf({ API_KEY: 'key', SECRET: 'c2VjcmV0', PASSPHRASE: 'pass' })).toEqual([
      'PRIVATE_KEY must be set with API_KEY, SECRET and PASSPHRASE: an API key belongs to its address',
    ]);
  });

  it('repeats no value of a variable in a fault', () => {
    const canary = 'canary-7f3a';
    const names = [
      'PRIVATE_KEY',
      'SECRET',
      'PASSPHRASE',
      'API_KEY',
      'FUNDER_ADDRESS',
      'CLOB_URL',
      'REDIS_URL',
      'SIGNATURE_TYPE',
      'ADMIN_TOKEN',
      'MAX_PRICE_DISTANCE',
      'SELF_TRADE',
    ];
    const environment = Object.fromEntries(names.map((name) => [name, `${canary} ${name}`]));
    const faults = faultsOf({ ...environment, GATEWAY_TOKEN: canary });
    expect(faults).toHaveLength(10);
    expect(faults.join('\n')).not.toContain(canary);
  });
});

describe('Secrets', () => {
  it('shows nothing when printed, logged, spread or serialised', () => {
    const { secrets } = readConfig({ ...LIVE, API_KEY: 'key', SECRET: 'c2VjcmV0', PASSPHRASE: 'pass' });
    expect(JSON.stringify({ secrets })).toBe('{"secrets":"[secrets]"}');
    expect(inspect({ secrets }, { depth: null, showHidden: true })).toBe('{ secrets: [secrets] }');
    expect({ ...secrets }).toEqual({});
    expect(String(secrets)).toBe('[object Object]');
  });
});

describe('readPaperConfig', () => {
  it('has defaults, and reads its six variables', () => {
    expect(readPaperConfig({})).toEqual({
      host: '127.0.0.1',
      port: 4001,
      chainId: 137,
      control: false,
      orderVersion: 2,
      gtdMinimumSeconds: 180,
      endedOrders: 'answered',
    });
    const all = {
      HOST: '0.0.0.0',
      PAPER_PORT: '0',
      CHAIN_ID: '80002',
      PAPER_CONTROL: 'on',
      PAPER_ORDER_VERSION: '1',
      GTD_MINIMUM_SECONDS: '61',
      PAPER_ENDED_ORDERS: 'null',
    };
    expect(readPaperConfig(all)).toEqual({
      host: '0.0.0.0',
      port: 0,
      chainId: 80002,
      control: true,
      orderVersion: 1,
      gtdMinimumSeconds: 61,
      endedOrders: 'null',
    });
  });

  it('names its faults', () => {
    expect(() => readPaperConfig({ PAPER_PORT: '-1', CHAIN_ID: '5', PAPER_ORDER_VERSION: '4' })).toThrow(
      new ConfigError([
        'CHAIN_ID must be one of 137, 80002',
        'PAPER_PORT must be a whole number from 0 to 65535',
        'PAPER_ORDER_VERSION must be one of 1, 2, 3',
      ]),
    );
  });
});
