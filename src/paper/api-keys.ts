/** API keys: what a request of an account is signed with (L2), one for each (EOA, nonce); and the two lesser kinds. */
import { type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import { secretKey } from '../protocol/auth.ts';
import type { Account } from './account.ts';
import { EventSource } from './events.ts';
import type { KeyRow } from './kept/rows.ts';
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

/** A key that was made, or one that is gone. */
export interface KeyChange {
  readonly kind: 'key' | 'read-only-key' | 'builder-key';
  readonly id: string;
  /** `undefined` where it is gone. */
  readonly row: KeyRow | undefined;
}

export class ApiKeys {
  readonly changed = new EventSource<KeyChange>();
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
    this.add({ account, nonce, credentials });
    const row = { account: account.address, nonce: String(nonce), credentials };
    this.changed.emit({ kind: 'key', id: credentials.apiKey, row });
    return credentials;
  }

  /** Takes a key that exists. */
  add({ account, nonce, credentials }: Omit<ApiKey, 'hmacKey'>): void {
    const hmacKey = secretKey(credentials.secret);
    this.#keys.set(credentials.apiKey, { account, nonce, credentials, hmacKey });
    account.hasKey = true;
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
    this.changed.emit({ kind: 'key', id, row: undefined });
  }

  /** A key that may only read, and needs no signature. */
  createReadOnly(account: Account): string {
    const id = randomUUID();
    this.addReadOnly(id, account);
    this.changed.emit({ kind: 'read-only-key', id, row: { account: account.address } });
    return id;
  }

  /** Takes a read-only key that exists. */
  addReadOnly(id: string, account: Account): void {
    this.#readOnly.set(id, account);
  }

  findReadOnly(id: string): Account | undefined {
    return this.#readOnly.get(id);
  }

  listReadOnly(account: Account): string[] {
    return [...this.#readOnly].flatMap(([id, owner]) => (owner === account ? [id] : []));
  }

  /** Whether there was such a key of this account. */
  deleteReadOnly(account: Account, id: string): boolean {
    if (this.#readOnly.get(id) !== account) return false;
    this.#readOnly.delete(id);
    this.changed.emit({ kind: 'read-only-key', id, row: undefined });
    return true;
  }

  /** A key for a builder's relayer; nothing here is signed with it. `createdAt` in unix milliseconds. */
  createBuilder(account: Account, createdAt: number): ApiCredentials {
    const credentials = makeCredentials();
    this.addBuilder(credentials.apiKey, account, createdAt);
    const row = { account: account.address, createdAt };
    this.changed.emit({ kind: 'builder-key', id: credentials.apiKey, row });
    return credentials;
  }

  /** Takes a builder key that exists. */
  addBuilder(id: string, account: Account, createdAt: number): void {
    this.#builder.set(id, { account, createdAt });
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
      this.changed.emit({ kind: 'builder-key', id, row: undefined });
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
