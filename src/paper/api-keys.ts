/** API keys: what a request of an account is signed with (L2), one for each (EOA, nonce); and the two lesser kinds. */
import { type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import { secretKey } from '../protocol/auth.ts';
import type { Account } from './account.ts';
import { badRequest } from './refusal.ts';

/** What the exchange tells once, to the call that made or derived the key. */
export interface ApiCredentials {
  /** UUID. */
  readonly apiKey: string;
  /** Url-safe base64 of 32 bytes. */
  readonly secret: string;
  /** 64 hex digits. */
  readonly passphrase: string;
}

export interface ApiKey {
  readonly account: Account;
  readonly nonce: bigint;
  readonly credentials: ApiCredentials;
  /** The secret, ready for HMAC. */
  readonly hmacKey: KeyObject;
}

export class ApiKeys {
  readonly #keys = new Map<string, ApiKey>();
  readonly #readOnly = new Map<string, Account>();
  readonly #builder = new Map<string, { readonly account: Account; readonly createdAt: number }>();

  /** The key with this id. */
  find(id: string): ApiKey | undefined {
    return this.#keys.get(id);
  }

  /** @throws {Refusal} where the account already has a key of this nonce. */
  create(account: Account, nonce: bigint): ApiCredentials {
    if (this.#of(account, nonce) !== undefined) {
      throw badRequest('Could not create api key');
    }
    const credentials = makeCredentials();
    const hmacKey = secretKey(credentials.secret);
    this.#keys.set(credentials.apiKey, { account, nonce, credentials, hmacKey });
    account.hasKey = true;
    return credentials;
  }

  /** @throws {Refusal} where the account has no key of this nonce. */
  derive(account: Account, nonce: bigint): ApiCredentials {
    const key = this.#of(account, nonce);
    if (key === undefined) {
      throw badRequest('Could not derive api key!');
    }
    return key.credentials;
  }

  /** Ids of the account's keys, oldest first. */
  list(account: Account): string[] {
    return idsOf(this.#keys, account);
  }

  delete(id: string): void {
    this.#keys.delete(id);
  }

  /** A key that may only read, and needs no signature. */
  createReadOnly(account: Account): string {
    const id = randomUUID();
    this.#readOnly.set(id, account);
    return id;
  }

  findReadOnly(id: string): Account | undefined {
    return this.#readOnly.get(id);
  }

  listReadOnly(account: Account): string[] {
    return [...this.#readOnly].flatMap(([id, owner]) => (owner === account ? [id] : []));
  }

  /** Whether there was such a key of this account. */
  deleteReadOnly(account: Account, id: string): boolean {
    return this.#readOnly.get(id) === account && this.#readOnly.delete(id);
  }

  /** A key for a builder's relayer; nothing here is signed with it. `createdAt` in unix milliseconds. */
  createBuilder(account: Account, createdAt: number): ApiCredentials {
    const credentials = makeCredentials();
    this.#builder.set(credentials.apiKey, { account, createdAt });
    return credentials;
  }

  /** Ids and creation times (unix milliseconds) of the account's builder keys. */
  listBuilder(account: Account): { readonly id: string; readonly createdAt: number }[] {
    return [...this.#builder].flatMap(([id, key]) =>
      key.account === account ? [{ id, createdAt: key.createdAt }] : [],
    );
  }

  /** Takes back every builder key of the account. */
  revokeBuilder(account: Account): void {
    for (const id of idsOf(this.#builder, account)) {
      this.#builder.delete(id);
    }
  }

  #of(account: Account, nonce: bigint): ApiKey | undefined {
    return [...this.#keys.values()].find((key) => key.account === account && key.nonce === nonce);
  }
}

function makeCredentials(): ApiCredentials {
  return {
    apiKey: randomUUID(),
    secret: `${randomBytes(32).toString('base64url')}=`,
    passphrase: randomBytes(32).toString('hex'),
  };
}

function idsOf(keys: ReadonlyMap<string, { readonly account: Account }>, account: Account): string[] {
  return [...keys].flatMap(([id, key]) => (key.account === account ? [id] : []));
}
