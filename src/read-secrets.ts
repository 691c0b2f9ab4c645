/** The secret variables, whose values no fault repeats. */
import type { EnvironmentReader } from './environment.ts';
import { type SecretCredentials, Secrets } from './secrets.ts';
import { estimatedBits, MIN_TOKEN_BITS } from './token-strength.ts';

const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** Reads every secret and notes their faults. */
export function readSecrets(reader: EnvironmentReader): Secrets {
  return new Secrets({
    privateKey: readPrivateKey(reader),
    credentials: readCredentials(reader),
    gatewayToken: readToken(reader, 'GATEWAY_TOKEN'),
    adminToken: readAdminToken(reader),
    redisUrl: readRedisUrl(reader),
    databaseUrl: readDatabaseUrl(reader),
  });
}

function readPrivateKey(reader: EnvironmentReader): string | undefined {
  return reader.parsed(
    'PRIVATE_KEY',
    '32 bytes in hex (64 digits, 0x or not) that are a key of secp256k1',
    (text) => {
      const digits = text.replace(/^0x/, '');
      if (!/^[0-9a-fA-F]{64}$/.test(digits)) return undefined;
      const scalar = BigInt(`0x${digits}`);
      return scalar > 0n && scalar < CURVE_ORDER ? `0x${digits.toLowerCase()}` : undefined;
    },
  );
}

function readToken(reader: EnvironmentReader, name: string): string | undefined {
  const mustBe = 'random printable characters without spaces, such as the output of openssl rand -hex 32';
  return reader.parsed(name, mustBe, (text) =>
    /^[\x21-\x7e]{16,1000}$/.test(text) && estimatedBits(text) >= MIN_TOKEN_BITS ? text : undefined,
  );
}

function readAdminToken(reader: EnvironmentReader): string | undefined {
  const text = reader.text('ADMIN_TOKEN');
  if (text !== undefined && text === reader.text('GATEWAY_TOKEN')) {
    reader.fault('ADMIN_TOKEN must be another than GATEWAY_TOKEN: it may do more');
  }
  if (text !== undefined && reader.text('GATEWAY_TOKEN') === undefined) {
    reader.fault('GATEWAY_TOKEN must be set with ADMIN_TOKEN: without it everybody is an administrator');
  }
  return readToken(reader, 'ADMIN_TOKEN');
}

function readCredentials(reader: EnvironmentReader): SecretCredentials | undefined {
  const names = ['API_KEY', 'SECRET', 'PASSPHRASE'] as const;
  const [apiKey, secret, passphrase] = names.map((name) => reader.text(name));
  const missing = names.filter((name) => reader.text(name) === undefined);
  if (missing.length === names.length) return undefined;
  if (reader.text('PRIVATE_KEY') === undefined) {
    reader.fault(
      'PRIVATE_KEY must be set with API_KEY, SECRET and PASSPHRASE: an API key belongs to its address',
    );
  }
  if (apiKey === undefined || secret === undefined || passphrase === undefined) {
    reader.fault(`${missing.join(' and ')} must be set too: API_KEY, SECRET and PASSPHRASE go together`);
    return undefined;
  }
  if (!/^[A-Za-z0-9+/_-]+=*$/.test(secret)) reader.fault('SECRET must be base64, as the exchange gave it');
  return { apiKey, secret, passphrase };
}

function readRedisUrl(reader: EnvironmentReader): string | undefined {
  const mustBe =
    'redis:// or rediss:// and a host, with user, password and /number of the database where needed';
  return reader.parsed('REDIS_URL', mustBe, (text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || !/^rediss?:$/.test(url.protocol) || url.hostname === '') return undefined;
    return /^(\/\d*)?$/.test(url.pathname) && url.search === '' && url.hash === '' ? url.href : undefined;
  });
}

function readDatabaseUrl(reader: EnvironmentReader): string | undefined {
  const mustBe = 'a URL such as postgres://user:password@host:5432/database';
  return reader.parsed('DATABASE_URL', mustBe, (text) =>
    URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol) ? text : undefined,
  );
}
