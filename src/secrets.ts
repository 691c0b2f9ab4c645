/** What must never be shown. Printing, logging or serialising a `Secrets` gives nothing away. */
import { inspect } from 'node:util';

/** An API key of the exchange with its secrets, as the environment gives them. */
export interface SecretCredentials {
  readonly apiKey: string;
  /** Base64. */
  readonly secret: string;
  readonly passphrase: string;
}

export interface SecretValues {
  /** `0x` and 64 hex digits. */
  readonly privateKey?: string | undefined;
  readonly credentials?: SecretCredentials | undefined;
  /** What callers of the gateway must send as their bearer token. */
  readonly gatewayToken?: string | undefined;
  /** What an administrator sends instead. */
  readonly adminToken?: string | undefined;
  /** Where Redis is, with a password perhaps. */
  readonly redisUrl?: string | undefined;
  /** Where PostgreSQL is, with a password perhaps. */
  readonly databaseUrl?: string | undefined;
}

/** Holds secrets where neither `JSON.stringify` nor `console.log` nor a spread finds them. */
export class Secrets {
  readonly #values: SecretValues;
  #patterns: readonly string[] | undefined;

  constructor(values: SecretValues = {}) {
    this.#values = values;
  }

  get privateKey(): string | undefined {
    return this.#values.privateKey;
  }

  get credentials(): SecretCredentials | undefined {
    return this.#values.credentials;
  }

  get gatewayToken(): string | undefined {
    return this.#values.gatewayToken;
  }

  get adminToken(): string | undefined {
    return this.#values.adminToken;
  }

  get redisUrl(): string | undefined {
    return this.#values.redisUrl;
  }

  get databaseUrl(): string | undefined {
    return this.#values.databaseUrl;
  }

  /** `text` with every secret in it replaced, also as JSON or a URL writes it. For what libraries say of their own accord. */
  redact(text: string): string {
    this.#patterns ??= secretTexts(this.#values);
    return this.#patterns.reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text);
  }

  toJSON(): string {
    return '[secrets]';
  }

  [inspect.custom](): string {
    return '[secrets]';
  }
}

/** Shorter texts are words of any line: replacing them would show what they are. */
const MIN_SECRET_LENGTH = 4;

/** Every form in which a secret may appear, the longest first. */
function secretTexts(values: SecretValues): readonly string[] {
  const { privateKey, credentials, gatewayToken, adminToken, redisUrl, databaseUrl } = values;
  const urls = [redisUrl, databaseUrl].filter((url) => url !== undefined && new URL(url).password !== '');
  const passwords = urls.map((url) => new URL(url ?? '').password);
  const secrets = [
    privateKey,
    privateKey?.slice(2),
    credentials?.secret,
    credentials?.passphrase,
    gatewayToken,
    adminToken,
    ...urls,
    ...passwords,
    ...passwords.map(decoded),
  ].filter((secret) => secret !== undefined);
  const forms = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  return [...new Set(forms)]
    .filter(({ length }) => length >= MIN_SECRET_LENGTH)
    .sort((a, b) => b.length - a.length);
}

/** A password as it is sent, which a URL writes with escapes. */
function decoded(password: string): string {
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}
