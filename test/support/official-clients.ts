/**
 * The official clob-clients, unmodified, each with an account of its own on a paper exchange: a random key, an API key,
 * and refusals thrown. Their viem wallet signs only; it never speaks to a chain.
 */
import * as v1 from '@polymarket/clob-client';
import * as v2 from '@polymarket/clob-client-v2';
import { createWalletClient, type Hex, http, type PrivateKeyAccount } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { polygon } from 'viem/chains';

/** Whose money an official client trades. */
export interface OfficialAccount {
  /** Random unless given. */
  readonly privateKey?: Hex;
  /** A random address for the types that trade from a wallet. */
  readonly funder?: string;
  /** Whether a refusal is thrown, the default, or given as a value. */
  readonly throwOnError?: boolean;
}

/** An official client and who it is. */
export interface OfficialTrader<Client> {
  readonly client: Client;
  /** The key's address. */
  readonly address: string;
  /** The address that pays: the key's own for type 0. */
  readonly funder: string;
  /** Id of its API key. */
  readonly apiKey: string;
}

/** An address nobody has the key of. */
export function newAddress(): string {
  return privateKeyToAccount(generatePrivateKey()).address;
}

/** `@polymarket/clob-client-v2` on the exchange at `url`. */
export async function openClientV2(
  url: string,
  signatureType: 0 | 1 | 2 | 3 = 0,
  account: OfficialAccount = {},
): Promise<OfficialTrader<v2.ClobClient>> {
  const { signer, address, funder } = identity(url, signatureType, account);
  const options = { host: url, chain: v2.Chain.POLYGON, signer };
  const creds = await new v2.ClobClient(options).createOrDeriveApiKey();
  const client = new v2.ClobClient({
    ...options,
    creds,
    signatureType,
    funderAddress: funder,
    throwOnError: account.throwOnError ?? true,
  });
  return { client, address, funder, apiKey: creds.key };
}

/** `@polymarket/clob-client` on the exchange at `url`, which must take order version 1. */
export async function openClientV1(
  url: string,
  signatureType: 0 | 1 | 2 = 0,
  account: OfficialAccount = {},
): Promise<OfficialTrader<v1.ClobClient>> {
  const { signer, address, funder } = identity(url, signatureType, account);
  const creds = await new v1.ClobClient(url, v1.Chain.POLYGON, signer).createOrDeriveApiKey();
  const client = new v1.ClobClient(
    url,
    v1.Chain.POLYGON,
    signer,
    creds,
    signatureType,
    funder,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    account.throwOnError ?? true,
  );
  return { client, address, funder, apiKey: creds.key };
}

function identity(url: string, signatureType: number, { privateKey, funder }: OfficialAccount) {
  const account: PrivateKeyAccount = privateKeyToAccount(privateKey ?? generatePrivateKey());
  const signer = createWalletClient({ account, chain: polygon, transport: http(url) });
  const { address } = account;
  return { signer, address, funder: funder ?? (signatureType === 0 ? address : newAddress()) };
}
