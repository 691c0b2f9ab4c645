/**
 * `@polymarket/client`, unmodified, at home on a paper exchange: its hosts are replaced by `forkEnvironmentConfig`. It
 * declares Node 24 and runs on 20. Whether a deposit wallet stands on the chain it asks the relayer, so a stub says yes;
 * nothing else of what it trades with is off the exchange.
 */
import { createSecureClient, forkEnvironmentConfig, type SecureClient } from '@polymarket/client';
import { privateKey } from '@polymarket/client/viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { type StubExchange, startStubExchange } from './stub-exchange.ts';

/** Where the client's calls go. */
export interface SdkHosts {
  readonly url: string;
  readonly wsUrl: string;
  /** Answers `GET /deployed`. */
  readonly relayer: StubExchange;
}

/** A relayer on whose chain every wallet is deployed. */
export function startRelayer(): Promise<StubExchange> {
  return startStubExchange((request, response) => {
    const known = request.url?.startsWith('/deployed?') === true;
    response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(known ? { deployed: true } : { error: 'not found' }));
  });
}

/** A client with a random key that trades for itself, or from the deposit wallet that belongs to the key. */
export function openSdk(
  { url, wsUrl, relayer }: SdkHosts,
  trades: 'itself' | 'wallet',
): Promise<SecureClient> {
  const key = generatePrivateKey();
  const environment = forkEnvironmentConfig({
    name: 'paper',
    clob: { rest: url, market: { ws: `${wsUrl}/ws/market` }, user: { ws: `${wsUrl}/ws/user` } },
    relayer: { rest: relayer.url },
    // Nothing may leave this machine by mistake: whoever asks these is told that nothing is there.
    rpc: relayer.url,
    gamma: { rest: relayer.url },
    data: { rest: relayer.url },
    combos: { rest: relayer.url, collateralReturn: { rest: relayer.url } },
    perps: { rest: relayer.url },
  });
  const signer = privateKey(key);
  const { address } = privateKeyToAccount(key);
  return createSecureClient({ environment, signer, ...(trades === 'itself' && { wallet: address }) });
}

/** Every item of a paginated list. */
export async function itemsOf<Item>(
  pages: AsyncIterable<{ readonly items: readonly Item[] }>,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...page.items);
  return items;
}
