/** The HMAC that authorises a private call (L2): every request of an account is signed with its API secret. */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** An API secret that is not base64. The secret is not in the message. */
export class ApiSecretError extends Error {
  override readonly name = 'ApiSecretError';
}

/**
 * Prepares an API secret: base64, standard or url-safe, padded or not.
 * @throws {ApiSecretError} where it is anything else, or empty.
 */
export function secretKey(secret: string): KeyObject {
  const digits = secret.replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/_-]+$/.test(digits) || digits.length % 4 === 1) {
    throw new ApiSecretError('the API secret is not base64; give it as the exchange issued it');
  }
  return createSecretKey(digits, 'base64');
}

/**
 * `POLY_SIGNATURE` of a private call: HMAC-SHA256 over timestamp, method, path and body, in url-safe base64 with its `=`.
 * @param timestamp Unix seconds, the very text of the header.
 * @param path Without host and without query string.
 * @param body The very bytes sent, `undefined` where there are none.
 */
export function l2Signature(
  key: KeyObject,
  timestamp: string,
  method: string,
  path: string,
  body: string | Buffer | undefined,
): string {
  const hmac = createHmac('sha256', key).update(timestamp + method + path);
  if (body !== undefined) {
    hmac.update(body);
  }
  // Node's base64url leaves padding off, and 32 bytes always have one.
  return `${hmac.digest('base64url')}=`;
}
