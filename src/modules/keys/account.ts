/** The one account the server trades for: who signs, whose money it is, and the API key in use. No secret leaves it. */
import type { AccountApi } from '../../clob/account-api.ts';
import type { KeyApi } from '../../clob/key-api.ts';
import type { ApiCredentials } from '../../clob/types.ts';
import { InvalidRequestError } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import type { ChainId } from '../../protocol/constants.ts';
import type { Order, SignatureType } from '../../protocol/order.ts';
import { orderDomain } from '../../protocol/typed-data.ts';
import { type OrderSigner, type PreparedOrder, UnsignableOrderError } from '../../signing/order-signer.ts';
import type { AccountSource } from '../../streams/account-source.ts';
import { withFreshKey } from './fresh-key.ts';

export interface Account {
  /** The signer's checksummed address, which owns the API keys. */
  readonly address: string;
  /** The checksummed address of the wallet whose money is traded: the maker of every order. */
  readonly funderAddress: string;
  readonly signatureType: SignatureType;
  readonly chainId: ChainId;
  /** The API key in use; `undefined` until it is needed, also after it was deleted. */
  readonly apiKey: string | undefined;
  /** The API key in use, obtained where there is none yet. */
  currentKey(): Promise<string>;
  /**
   * The exchange as this account sees it. Obtains the API key when it is first needed. A call that the exchange refuses because
   * the key was revoked is made again with another key.
   */
  api(): Promise<AccountApi>;
  /** What the reader of the account's events reads from, with the key in use now. */
  source(): Promise<AccountSource>;
  /** The exchange for the look-ups that decide what became of an order: shared with nobody, on sockets of their own. */
  lookups(): Promise<AccountApi>;
  /**
   * Prepares an order for the exchange contract of its version and market kind; the id is its EIP-712 digest.
   * @throws {InvalidRequestError} BAD_USER_INPUT where this account's signature would not be valid for it
   */
  prepare(order: Order, negRisk: boolean): PreparedOrder;
  /** Creates a further API key. */
  createApiKey(nonce: number): Promise<ApiCredentials>;
  /** Returns an existing key with its secrets. */
  deriveApiKey(nonce: number): Promise<ApiCredentials>;
  /** Revokes the key in use and returns its id. The next call obtains another key. */
  deleteApiKey(): Promise<string>;
}

export interface AccountParts {
  readonly signer: OrderSigner;
  readonly funderAddress: string;
  readonly signatureType: SignatureType;
  readonly chainId: ChainId;
  readonly keyApi: KeyApi;
  /** Makes the account's view of the exchange for one set of credentials. */
  readonly connect: (credentials: ApiCredentials) => {
    readonly api: AccountApi;
    readonly lookups: AccountApi;
    readonly source: AccountSource;
  };
  /** The credentials to begin with; without them those of nonce 0 are derived, or made. */
  readonly credentials: ApiCredentials | undefined;
  readonly logger: Logger;
}

interface Connected {
  readonly apiKey: string;
  /** As `connect` made it: its calls are not made again. */
  readonly own: AccountApi;
  readonly api: AccountApi;
  readonly lookups: AccountApi;
  readonly source: AccountSource;
}

/** How long after a refusal that a fresh key could not help the next one is not tried. */
const FRESH_KEY_PAUSE_MS = 5_000;
/** Nonces that are tried for a key which was not deleted here. */
const NONCES = 8;

/** Puts an account together. Nothing is asked of the exchange before it is needed. */
export function createAccount(parts: AccountParts): Account {
  const { signer, funderAddress, signatureType, chainId, keyApi } = parts;
  let inUse: Connected | undefined;
  let obtaining: Promise<Connected> | undefined;
  const deleted = new Set<string>();
  let renewing: Promise<ApiCredentials> | undefined;
  /** The exchange has accepted it. One that was configured and never accepted is a mistake, which nothing hides. */
  let acceptedKey: string | undefined;
  let refusedUntil = Number.NEGATIVE_INFINITY;

  function use(credentials: ApiCredentials): Connected {
    const { api, lookups, source } = parts.connect(credentials);
    const { apiKey } = credentials;
    const accepted = () => {
      acceptedKey = apiKey;
    };
    const connected: Connected = {
      apiKey,
      own: api,
      source,
      api: withFreshKey(api, { accepted, renew: async () => (await renew(apiKey))?.own }),
      lookups: withFreshKey(lookups, { accepted, renew: async () => (await renew(apiKey))?.lookups }),
    };
    inUse = connected;
    return connected;
  }

  /** The first key that was not deleted here: an exchange may derive a deleted key as before. */
  async function obtain(): Promise<ApiCredentials> {
    for (let nonce = 0; nonce < NONCES; nonce += 1) {
      const credentials = await keyApi.deriveOrCreate(nonce);
      if (!deleted.has(credentials.apiKey)) return credentials;
    }
    throw new InvalidRequestError(
      'EXCHANGE_UNAUTHORIZED',
      `The API keys of the nonces 0 to ${NONCES - 1} were all deleted`,
    );
  }

  function current(): Promise<Connected> {
    if (inUse !== undefined) return Promise.resolve(inUse);
    obtaining ??= obtain()
      .then(use)
      .finally(() => {
        obtaining = undefined;
      });
    return obtaining;
  }

  /** Another key in the place of one that the exchange refused; `undefined` where it is not the key that is at fault. */
  async function renew(refused: string): Promise<Connected | undefined> {
    if (inUse?.apiKey === refused) {
      if (acceptedKey !== refused || performance.now() < refusedUntil) return undefined;
      renewing ??= obtain().finally(() => {
        renewing = undefined;
      });
      const credentials = await renewing.catch(() => undefined);
      if (credentials === undefined || credentials.apiKey === refused) {
        refusedUntil = performance.now() + FRESH_KEY_PAUSE_MS;
        return undefined;
      }
      if (inUse?.apiKey === refused) {
        parts.logger.warn(
          { refused, apiKey: credentials.apiKey },
          'the API key was revoked; another is in use',
        );
        use(credentials);
      }
    }
    return current();
  }

  if (parts.credentials !== undefined) use(parts.credentials);
  return {
    address: signer.address,
    funderAddress,
    signatureType,
    chainId,
    get apiKey() {
      return inUse?.apiKey;
    },
    currentKey: async () => (await current()).apiKey,
    api: async () => (await current()).api,
    source: async () => (await current()).source,
    lookups: async () => (await current()).lookups,
    prepare(order, negRisk) {
      try {
        return signer.prepareOrder(order, orderDomain(chainId, order.version, negRisk));
      } catch (error) {
        if (error instanceof UnsignableOrderError)
          throw new InvalidRequestError('BAD_USER_INPUT', error.message);
        throw error;
      }
    },
    createApiKey: keyApi.createApiKey,
    deriveApiKey: keyApi.deriveApiKey,
    async deleteApiKey() {
      const { apiKey, own } = await current();
      await own.deleteApiKey();
      deleted.add(apiKey);
      if (inUse?.apiKey === apiKey) inUse = undefined;
      return apiKey;
    },
  };
}
