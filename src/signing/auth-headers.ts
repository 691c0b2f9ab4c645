/** The headers that say who calls: L1 proves the wallet and asks for API keys, L2 proves the API key on every private call. */
import { l2Signature, secretKey } from '../protocol/auth.ts';
import type { ChainId } from '../protocol/constants.ts';
import type { OrderSigner } from './order-signer.ts';

/** Names and values of a request's headers. */
export type AuthHeaders = Readonly<Record<string, string>>;

/** What one L1 signature is for. */
export interface L1Terms {
  /** Unix seconds, as the exchange's clock has it. */
  readonly timestamp: number;
  /** Which of the address's API keys. */
  readonly nonce: number;
  readonly chainId: ChainId;
}

/** An API key and whose it is. */
export interface L2Credentials {
  /** The EOA that owns the key, also where a wallet pays. */
  readonly address: string;
  readonly apiKey: string;
  /** Base64. */
  readonly secret: string;
  readonly passphrase: string;
}

/** Makes the headers of private calls for one API key. */
export interface L2Auth {
  /**
   * @param timestamp Unix seconds, as the exchange's clock has it.
   * @param method In capitals.
   * @param path Without host and without query string.
   * @param body The very bytes sent, `undefined` where there are none.
   */
  headers(timestamp: number, method: string, path: string, body: string | Buffer | undefined): AuthHeaders;
}

/** The headers of a call that creates or derives an API key. */
export function l1Headers(
  signer: Pick<OrderSigner, 'address' | 'signClobAuth'>,
  { timestamp, nonce, chainId }: L1Terms,
): AuthHeaders {
  const signature = signer.signClobAuth({ timestamp: String(timestamp), nonce: BigInt(nonce), chainId });
  return {
    POLY_ADDRESS: signer.address,
    POLY_SIGNATURE: signature,
    POLY_TIMESTAMP: String(timestamp),
    POLY_NONCE: String(nonce),
  };
}

/**
 * Prepares an API key for signing calls; its secrets stay in a closure.
 * @throws {ApiSecretError} where the secret is not base64
 */
export function createL2Auth({ address, apiKey, secret, passphrase }: L2Credentials): L2Auth {
  const key = secretKey(secret);
  return {
    headers(timestamp, method, path, body) {
      return {
        POLY_ADDRESS: address,
        POLY_SIGNATURE: l2Signature(key, String(timestamp), method, path, body),
        POLY_TIMESTAMP: String(timestamp),
        POLY_API_KEY: apiKey,
        POLY_PASSPHRASE: passphrase,
      };
    },
  };
}
