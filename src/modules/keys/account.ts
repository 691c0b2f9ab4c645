/** The one account the server trades for: who signs, whose money it is, and the API key in use. No secret leaves it. */
import type { AccountApi } from '../../clob/account-api.ts';
import type { KeyApi } from '../../clob/key-api.ts';
import type { ApiCredentials } from '../../clob/types.ts';
import { InvalidRequestError } from '../../errors.ts';
import type { ChainId } from '../../protocol/constants.ts';
import type { Order, SignatureType, SignedOrder } from '../../protocol/order.ts';
import { orderDomain } from '../../protocol/typed-data.ts';
import { type OrderSigner, UnsignableOrderError } from '../../signing/order-signer.ts';
import type { AccountSource } from '../../streams/account-source.ts';

export interface Account {
  /** The signer's checksummed address, which owns the API keys. */
  readonly address: string;
  /** The checksummed address of the wallet whose money is traded: the maker of every order. */
  readonly funderAddress: string;
  readonly signatureType: SignatureType;
  readonly chainId: ChainId;
  /** The API key in use; `undefined` until it was first needed, and after it was deleted. */
  readonly apiKey: string | undefined;
  /** The API key in use, obtained where it was not needed yet; `undefined` after it was deleted. */
  currentKey(): Promise<string | undefined>;
  /**
   * The exchange as this account sees it. Obtains the API key when it is first needed.
   * @throws {InvalidRequestError} EXCHANGE_UNAUTHORIZED once the key in use was deleted
   */
  api(): Promise<AccountApi>;
  /**
   * What the reader of the account's events reads from, with the key in use now.
   * @throws {InvalidRequestError} EXCHANGE_UNAUTHORIZED once the key in use was deleted
   */
  source(): Promise<AccountSource>;
  /** The exchange for the look-ups that decide what became of an order: shared with nobody, on sockets of their own. */
  lookups(): Promise<AccountApi>;
  /**
   * Signs an order for the exchange contract of its version and market kind; the id is its EIP-712 digest.
   * @throws {InvalidRequestError} BAD_USER_INPUT where this account's signature would not be valid for it
   */
  sign(order: Order, negRisk: boolean): { readonly orderId: string; readonly order: SignedOrder };
  /** Makes a further API key. It is put to use where the one in use was deleted. */
  createApiKey(nonce: number): Promise<ApiCredentials>;
  /** Gives an existing key with its secrets. It is put to use where the one in use was deleted. */
  deriveApiKey(nonce: number): Promise<ApiCredentials>;
  /** Revokes the key in use and tells which it was. */
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
}

interface Connected {
  readonly apiKey: string;
  readonly api: AccountApi;
  readonly lookups: AccountApi;
  readonly source: AccountSource;
}

/** Puts an account together. Nothing is asked of the exchange before it is needed. */
export function createAccount(parts: AccountParts): Account {
  const { signer, funderAddress, signatureType, chainId, keyApi } = parts;
  let inUse: Connected | 'none yet' | 'deleted' = 'none yet';
  let connecting: Promise<Connected> | undefined;

  function use(credentials: ApiCredentials): Connected {
    const connected = { apiKey: credentials.apiKey, ...parts.connect(credentials) };
    inUse = connected;
    return connected;
  }

  async function current(): Promise<Connected> {
    if (inUse === 'deleted') {
      throw new InvalidRequestError(
        'EXCHANGE_UNAUTHORIZED',
        'The API key in use was deleted; call createApiKey or deriveApiKey to have one again',
      );
    }
    if (inUse !== 'none yet') return inUse;
    connecting ??= keyApi
      .deriveOrCreate(0)
      .then(use)
      .finally(() => {
        connecting = undefined;
      });
    return connecting;
  }

  async function obtain(obtaining: Promise<ApiCredentials>): Promise<ApiCredentials> {
    const credentials = await obtaining;
    if (inUse === 'deleted') use(credentials);
    return credentials;
  }

  if (parts.credentials !== undefined) use(parts.credentials);
  return {
    address: signer.address,
    funderAddress,
    signatureType,
    chainId,
    get apiKey() {
      return typeof inUse === 'object' ? inUse.apiKey : undefined;
    },
    currentKey: async () => (inUse === 'deleted' ? undefined : (await current()).apiKey),
    api: async () => (await current()).api,
    source: async () => (await current()).source,
    lookups: async () => (await current()).lookups,
    sign(order, negRisk) {
      try {
        const { orderId, signature } = signer.signOrder(order, orderDomain(chainId, order.version, negRisk));
        return { orderId, order: { ...order, signature } };
      } catch (error) {
        if (error instanceof UnsignableOrderError)
          throw new InvalidRequestError('BAD_USER_INPUT', error.message);
        throw error;
      }
    },
    createApiKey: (nonce) => obtain(keyApi.createApiKey(nonce)),
    deriveApiKey: (nonce) => obtain(keyApi.deriveApiKey(nonce)),
    async deleteApiKey() {
      const { apiKey, api } = await current();
      await api.deleteApiKey();
      if (typeof inUse === 'object' && inUse.apiKey === apiKey) inUse = 'deleted';
      return apiKey;
    },
  };
}
