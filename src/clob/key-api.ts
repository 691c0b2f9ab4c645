/** API keys by the wallet's own signature (L1). A key is a function of the address and a nonce. */
import { ExchangeRefusedError } from '../errors.ts';
import type { ChainId } from '../protocol/constants.ts';
import { l1Headers } from '../signing/auth-headers.ts';
import type { OrderSigner } from '../signing/order-signer.ts';
import type { ExchangeClock } from './exchange-clock.ts';
import type { HttpClient } from './http-client.ts';
import { signedHttp } from './signed-http.ts';
import type { ApiCredentials } from './types.ts';
import { parseApiCredentials } from './wire/api-keys.ts';

/** Every call throws the errors of `HttpClient.request`. */
export interface KeyApi {
  /** Makes the key of this nonce; the exchange refuses where there is one. */
  createApiKey(nonce: number): Promise<ApiCredentials>;
  /** Gives the key of this nonce again; the exchange refuses where there is none. */
  deriveApiKey(nonce: number): Promise<ApiCredentials>;
  /** The key of this nonce, made only where there is none: creating first would be refused at every start but one. */
  deriveOrCreate(nonce: number): Promise<ApiCredentials>;
}

export interface KeyApiOptions {
  readonly http: HttpClient;
  readonly clock: ExchangeClock;
  readonly signer: Pick<OrderSigner, 'address' | 'signClobAuth'>;
  readonly chainId: ChainId;
}

export function createKeyApi({ http, clock, signer, chainId }: KeyApiOptions): KeyApi {
  function ask(method: 'GET' | 'POST', path: string, nonce: number): Promise<ApiCredentials> {
    const send = signedHttp(http, clock, (timestamp) => l1Headers(signer, { timestamp, nonce, chainId }));
    return send({ method, path, parse: parseApiCredentials });
  }

  const createApiKey = (nonce: number) => ask('POST', '/auth/api-key', nonce);
  const deriveApiKey = (nonce: number) => ask('GET', '/auth/derive-api-key', nonce);

  async function deriveOrCreate(nonce: number): Promise<ApiCredentials> {
    try {
      return await deriveApiKey(nonce);
    } catch (error) {
      // 400 `Could not derive api key!`, or 404: there is none. Any other failure says nothing of the kind.
      if (!(error instanceof ExchangeRefusedError) || (error.status !== 400 && error.status !== 404))
        throw error;
      return await createOrDerive(nonce);
    }
  }

  /** A key that another server of the account has made meanwhile is refused here, and is there to be derived. */
  async function createOrDerive(nonce: number): Promise<ApiCredentials> {
    try {
      return await createApiKey(nonce);
    } catch (error) {
      if (!(error instanceof ExchangeRefusedError) || error.status !== 400) throw error;
      return await deriveApiKey(nonce).catch(() => {
        throw error;
      });
    }
  }

  return { createApiKey, deriveApiKey, deriveOrCreate };
}
