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

  toJSON(): string {
    return '[secrets]';
  }

  [inspect.custom](): string {
    return '[secrets]';
  }
}
