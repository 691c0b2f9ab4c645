import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig, readPaperConfig } from '../../src/config.ts';
import { ConfigError, type Environment } from '../../src/environment.ts';

const PRIVATE_KEY = `0x${'1'.repeat(64)}`;
const GATEWAY_TOKEN = 'a-token-of-twenty-one';
const FUNDER = '0xE111180000d2663C0091e4f400237545B87B996B';
const LIVE = { CLOB_URL: 'https://clob.polymarket.com', PRIVATE_KEY, GATEWAY_TOKEN };

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
      chainId: 137,
      exchange: { kind: 'paper', port: 4001 },
      account: { signatureType: 0, funderAddress: undefined },
      notificationPollMs: 2_000,
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
      rateTier: 'none',
      gammaUrl: undefined,
      dataUrl: undefined,
      PORT: '0',
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
      LOG_LEVEL: 'debug',
    });
    expect(config).toEqual({
      host: '0.0.0.0',
      port: 0,
      chainId: 80002,
      exchange: { kind: 'remote', url: 'https://exchange.example:8443', wsUrl: 'wss://sockets.example' },
      account: { signatureType: 3, funderAddress: FUNDER },
      notificationPollMs: 2_000,
      logLevel: 'debug',
    });
    expect(secrets.privateKey).toBe(`0x${'ab'.repeat(32)}`);
    expect(secrets.credentials).toEqual({ apiKey: 'key', secret: 'c2VjcmV0-_==', passphrase: 'pass phrase' });
    expect(secrets.gatewayToken).toBe(GATEWAY_TOKEN);
  });
      RATE_TIER: 'gold',
      GAMMA_URL: 'https://gamma.example/',
      DATA_URL: 'https://data.example/api',

  it("knows where the exchange's own sockets are, and takes others to be on the same host", () => {
    expect(readConfig(LIVE).config.exchange).toEqual({
      kind: 'remote',
      url: 'https://clob.polymarket.com',
      wsUrl: 'wss://ws-subscriptions-clob.polymarket.com',
    });
    expect(readConfig({ CLOB_URL: 'http://127.0.0.1:4001' }).config.exchange).toEqual({
      kind: 'remote',
      url: 'http://127.0.0.1:4001',
      wsUrl: 'ws://127.0.0.1:4001',
    });
  });

  it('takes blank values for values not set', () => {
    expect(readConfig({ PORT: '', CLOB_URL: ' ', PRIVATE_KEY: '' }).config.exchange.kind).toBe('paper');
  });

  it('names every fault at once', () => {
    const environment = {
      rateTier: 'gold',
      gammaUrl: 'https://gamma.example',
      dataUrl: 'https://data.example/api',
      HOST: '0.0.0.0',
      PORT: '65536',
      PAPER_PORT: '4001.5',
      CHAIN_ID: '1',
      CLOB_URL: 'ftp://exchange.example',
      CLOB_WS_URL: 'https://exchange.example',
  });

  it('keeps to the limits of an exchange elsewhere, and to none on this machine', () => {
    const tierAt = (url: string) => readConfig({ CLOB_URL: url }).config.rateTier;
    expect([tierAt('https://clob.polymarket.com'), tierAt('http://127.0.0.1:4001')]).toEqual([
      'standard',
      'none',
    ]);
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
        "PRIVATE_KEY must be 32 bytes in hex (64 digits, 0x or not) that are a key of secp256k1",
        "GATEWAY_TOKEN must be at least 16 printable characters without spaces",
        "PORT must be a whole number from 0 to 65535",
        "CHAIN_ID must be one of 137, 80002",
        "SIGNATURE_TYPE must be one of 0, 1, 2, 3",
        "FUNDER_ADDRESS must be an address: 0x and 40 hex digits, in one letter case or with a right checksum",
        "LOG_LEVEL must be one of silent, error, warn, info, debug",
        "SECRET and PASSPHRASE must be set too: API_KEY, SECRET and PASSPHRASE go together",
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
  ])('wants a token for %s', (_name, environment) => {
    expect(faultsOf(environment)).toEqual([
      expect.stringMatching(/^GATEWAY_TOKEN must be set \(16 characters or more\) when /),
    ]);
  });

  it.each([
    ['a live exchange without a key', { CLOB_URL: LIVE.CLOB_URL }],
    ['a key on an exchange of this machine', { CLOB_URL: 'http://localhost:4001', PRIVATE_KEY }],
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
    ];
    const environment = Object.fromEntries(names.map((name) => [name, `${canary} ${name}`]));
    const faults = faultsOf({ ...environment, GATEWAY_TOKEN: canary });
    expect(faults).toHaveLength(7);
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
  it('has defaults, and reads its three variables', () => {
    expect(readPaperConfig({})).toEqual({ host: '127.0.0.1', port: 4001, chainId: 137 });
    expect(readPaperConfig({ HOST: '0.0.0.0', PAPER_PORT: '0', CHAIN_ID: '80002' })).toEqual({
      host: '0.0.0.0',
      port: 0,
      chainId: 80002,
    });
  });

  it('names its faults', () => {
    expect(() => readPaperConfig({ PAPER_PORT: '-1', CHAIN_ID: '5' })).toThrow(
      new ConfigError([
        'PAPER_PORT must be a whole number from 0 to 65535',
        'CHAIN_ID must be one of 137, 80002',
      ]),
    );
  });
});
