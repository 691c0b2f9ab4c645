/** A trader on the paper exchange: a key, an API key, and signed orders, over real HTTP. */

import type { Market } from '../../src/paper/market.ts';
import type { OutcomeIndex } from '../../src/paper/outcome.ts';
import type { PaperServer } from '../../src/paper/start.ts';
import { ZERO_ADDRESS, ZERO_BYTES32 } from '../../src/protocol/constants.ts';
import { parseMicros } from '../../src/protocol/decimal.ts';
import type { OrderType, OrderVersion, Side, SignatureType } from '../../src/protocol/order.ts';
import { orderDomain } from '../../src/protocol/typed-data.ts';
import { createL2Auth, type L2Credentials, l1Headers } from '../../src/signing/auth-headers.ts';
import { loadFastestCurve } from '../../src/signing/curve.ts';
import { createOrderSigner, type OrderSigner } from '../../src/signing/order-signer.ts';
import { type Answer, ask } from '../support/http.ts';

const curve = await loadFastestCurve();

/** What a trader wants. Amounts as decimals; `collateral` stands for price × size where it is not given. */
export interface Wish {
  readonly market: Market;
  readonly outcome?: OutcomeIndex;
  readonly side: Side;
  readonly price: string;
  readonly size: string;
  readonly collateral?: string;
  readonly type?: OrderType;
  readonly postOnly?: boolean;
  readonly expiration?: number;
  readonly version?: OrderVersion;
  readonly builder?: string;
  /** Version 1 only, as the next. */
  readonly nonce?: bigint;
  readonly feeRateBps?: bigint;
}

export interface Trader {
  readonly address: string;
  readonly wallet: string;
  readonly credentials: L2Credentials;
  /** Sends a private call; the path may have a query. */
  call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Answer>;
  sign(wish: Wish): SignedWish;
  /** Signs and posts. */
  post(wish: Wish): Promise<Answer>;
}

/** The body of `POST /order`, and the id the order will have. */
export interface SignedWish {
  readonly orderId: string;
  readonly body: {
    readonly order: Readonly<Record<string, unknown>>;
    readonly owner: string;
    readonly orderType: OrderType;
    readonly postOnly?: boolean;
    readonly deferExec: false;
  };
}

/** Makes a private key of a small number: the same trader at every run. */
export function privateKeyOf(number: number): string {
  return `0x${number.toString(16).padStart(64, '0')}`;
}

export function signerOf(number: number): OrderSigner {
  return createOrderSigner({ privateKey: privateKeyOf(number), curve });
}

/** L1 headers of a signer, by the exchange's clock. */
export function walletHeaders(paper: PaperServer, signer: OrderSigner, nonce = 0) {
  const timestamp = Math.floor(paper.clock.now() / 1000);
  return l1Headers(signer, { timestamp, nonce, chainId: paper.exchange.chainId });
}

/** Opens an account for the key made of `number`, with an API key. */
export async function openTrader(
  paper: PaperServer,
  number: number,
  { signatureType = 0, wallet }: { readonly signatureType?: SignatureType; readonly wallet?: string } = {},
): Promise<Trader> {
  const signer = signerOf(number);
  const made = await ask(`${paper.url}/auth/api-key`, {
    method: 'POST',
    headers: walletHeaders(paper, signer),
  });
  const credentials = { address: signer.address, ...credentialsOf(made.json) };
  const auth = createL2Auth(credentials);
  const maker = wallet ?? signer.address;

  function call(method: Parameters<Trader['call']>[0], path: string, body?: unknown): Promise<Answer> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const now = Math.floor(paper.clock.now() / 1000);
    const headers = auth.headers(now, method, path.split('?')[0] ?? path, text);
    return ask(`${paper.url}${path}`, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      ...(text !== undefined && { body: text }),
    });
  }

  function sign(wish: Wish): SignedWish {
    return bodyOf(wish, { paper, signer, maker, signatureType, owner: credentials.apiKey });
  }

  return {
    address: signer.address,
    wallet: maker,
    credentials,
    call,
    sign,
    post: (wish) => call('POST', '/order', sign(wish).body),
  };
}

function credentialsOf(json: unknown): Omit<L2Credentials, 'address'> {
  if (
    typeof json === 'object' &&
    json !== null &&
    'apiKey' in json &&
    'secret' in json &&
    'passphrase' in json
  ) {
    return { apiKey: String(json.apiKey), secret: String(json.secret), passphrase: String(json.passphrase) };
  }
  throw new Error(`no API key was made: ${JSON.stringify(json)}`);
}

let salt = 0n;

function bodyOf(
  wish: Wish,
  by: {
    readonly paper: PaperServer;
    readonly signer: OrderSigner;
    readonly maker: string;
    readonly signatureType: SignatureType;
    readonly owner: string;
  },
): SignedWish {
  salt += 1n;
  const { exchange, clock } = by.paper;
  const { market, side, outcome = 0, version = exchange.orderVersion } = wish;
  const size = parseMicros(wish.size);
  const collateral =
    wish.collateral === undefined
      ? (parseMicros(wish.price) * size) / 1_000_000n
      : parseMicros(wish.collateral);
  const common = {
    salt,
    maker: by.maker,
    signer: by.signatureType === 3 ? by.maker : by.signer.address,
    tokenId: market.token(outcome).tokenId,
    makerAmount: side === 'BUY' ? collateral : size,
    takerAmount: side === 'BUY' ? size : collateral,
    side,
    signatureType: by.signatureType,
    expiration: BigInt(wish.expiration ?? 0),
  };
  const domain = orderDomain(exchange.chainId, version, market.negRisk);
  const own =
    version === 1
      ? {
          version,
          taker: ZERO_ADDRESS,
          nonce: wish.nonce ?? 0n,
          feeRateBps: wish.feeRateBps ?? BigInt(market.baseFeeBps),
        }
      : {
          version,
          timestamp: BigInt(clock.now()),
          metadata: ZERO_BYTES32,
          builder: wish.builder ?? ZERO_BYTES32,
        };
  const { signature, orderId } = by.signer.signOrder({ ...common, ...own }, domain);
  const order = Object.fromEntries(
    Object.entries({ ...common, ...own, signature })
      .filter(([key]) => key !== 'version')
      .map(([key, value]) => [key, typeof value === 'bigint' ? wireInteger(key, value) : value]),
  );
  return {
    orderId,
    body: {
      deferExec: false,
      order,
      owner: by.owner,
      orderType: wish.type ?? 'GTC',
      ...(wish.postOnly !== undefined && { postOnly: wish.postOnly }),
    },
  };
}

/** The salt is a JSON number, every other integer a string. */
function wireInteger(key: string, value: bigint): number | string {
  return key === 'salt' ? Number(value) : String(value);
}
