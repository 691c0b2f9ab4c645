/** Who sends a request: by the wallet's signature (L1), by an API key's HMAC (L2), or by a read-only key. */
import { l2Signature } from '../protocol/auth.ts';
import { fromHex, HexError } from '../protocol/hex.ts';
import { clobAuthDigest } from '../protocol/typed-data.ts';
import type { Account } from './account.ts';
import type { ApiKey } from './api-keys.ts';
import { recoverSigner } from './recover.ts';
import { Refusal } from './refusal.ts';
import type { ApiRequest } from './request.ts';
import { sameText } from './same-text.ts';

/** How far a request's timestamp may be from the exchange's clock, either way. The real tolerance is not published. */
const TOLERANCE_SECONDS = 60;

/**
 * The account and the key nonce of a request signed by a wallet.
 * @throws {Refusal} 401
 */
export function requireL1(request: ApiRequest): { readonly account: Account; readonly nonce: bigint } {
  const address = request.header('POLY_ADDRESS') ?? '';
  const signature = request.header('POLY_SIGNATURE') ?? '';
  const timestamp = request.header('POLY_TIMESTAMP') ?? '';
  const nonce = request.header('POLY_NONCE') ?? '0';
  const { exchange } = request;
  if (
    /^0x[0-9a-fA-F]{40}$/.test(address) &&
    /^\d{1,20}$/.test(nonce) &&
    isTimely(request, timestamp) &&
    signedBy(address, signature, { timestamp, nonce: BigInt(nonce), chainId: exchange.chainId })
  ) {
    return { account: exchange.accounts.of(address), nonce: BigInt(nonce) };
  }
  throw new Refusal(401, 'Invalid L1 Request headers');
}

/**
 * The API key a request is signed with.
 * @throws {Refusal} 401
 */
export function requireL2(request: ApiRequest): ApiKey {
  const key = request.exchange.keys.find(request.header('POLY_API_KEY') ?? '');
  const timestamp = request.header('POLY_TIMESTAMP') ?? '';
  if (
    key === undefined ||
    key.account.address.toLowerCase() !== request.header('POLY_ADDRESS')?.toLowerCase() ||
    !sameText(key.credentials.passphrase, request.header('POLY_PASSPHRASE') ?? '') ||
    !isTimely(request, timestamp) ||
    !sameText(hmacOf(request, key, timestamp), request.header('POLY_SIGNATURE') ?? '')
  ) {
    throw unauthorized();
  }
  return key;
}

/**
 * The account of a request that only reads: an API key's, or that of a read-only key, which is not signed.
 * @throws {Refusal} 401
 */
export function requireReader(request: ApiRequest): Account {
  const id = request.header('POLY_READONLY_API_KEY');
  if (id === undefined) {
    return requireL2(request).account;
  }
  const account = request.exchange.keys.findReadOnly(id);
  if (account?.address.toLowerCase() !== request.header('POLY_ADDRESS')?.toLowerCase() || !account) {
    throw unauthorized();
  }
  return account;
}

function unauthorized(): Refusal {
  return new Refusal(401, 'Unauthorized/Invalid api key');
}

function isTimely(request: ApiRequest, timestamp: string): boolean {
  const now = request.exchange.clock.now() / 1000;
  return /^\d{1,15}$/.test(timestamp) && Math.abs(Number(timestamp) - now) <= TOLERANCE_SECONDS;
}

function signedBy(
  address: string,
  signature: string,
  auth: Omit<Parameters<typeof clobAuthDigest>[0], 'address'>,
): boolean {
  try {
    const signer = recoverSigner(clobAuthDigest({ address, ...auth }), fromHex(signature));
    return signer?.toLowerCase() === address.toLowerCase();
  } catch (cause) {
    if (cause instanceof HexError) {
      return false;
    }
    throw cause;
  }
}

function hmacOf({ method, path, body }: ApiRequest, key: ApiKey, timestamp: string): string {
  return l2Signature(key.hmacKey, timestamp, method, path, body.length === 0 ? undefined : body);
}
