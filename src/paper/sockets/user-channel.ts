/** The user socket: an account's own orders and trades, of all markets or of some. */
import { z } from 'zod';
import type { Account } from '../account.ts';
import type { ApiCredentials } from '../api-keys.ts';
import type { Exchange } from '../exchange.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import type { Market } from '../market.ts';
import { sameText } from '../same-text.ts';
import type { Trade } from '../trade.ts';
import type { Channel, NotJoined, Subscription } from './channel.ts';
import type { Line } from './line.ts';
import { orderFrame, tradeFrame } from './user-frames.ts';

/** The credentials themselves, unsigned. No markets, or an empty list, means all of them. */
const firstFrame = z.object({
  type: z.string().regex(/^user$/i),
  auth: z.object({ apiKey: z.string(), secret: z.string(), passphrase: z.string() }),
  markets: z.array(z.string()).optional(),
});
const laterFrame = z.object({
  operation: z.enum(['subscribe', 'unsubscribe']),
  markets: z.array(z.string()),
});

interface Subscriber {
  readonly line: Line;
  /** Condition ids in lower case; `undefined` for all markets. */
  readonly markets: Set<string> | undefined;
}

export class UserChannel implements Channel {
  readonly #exchange: Exchange;
  readonly #subscribers = new Map<Account, Set<Subscriber>>();
  readonly #listening: Disposable;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
    this.#listening = exchange.events.listen((event) => this.#tell(event));
  }

  join(line: Line, frame: unknown): Subscription | NotJoined {
    const { data } = firstFrame.safeParse(frame);
    if (data === undefined) {
      return 'INVALID_FRAME';
    }
    const account = this.#accountOf(data.auth);
    if (account === undefined) {
      return 'WRONG_CREDENTIALS';
    }
    const markets = data.markets?.length ? new Set(data.markets.map(lowerCase)) : undefined;
    const subscriber: Subscriber = { line, markets };
    const ofAccount = this.#subscribers.get(account) ?? new Set();
    this.#subscribers.set(account, ofAccount.add(subscriber));
    return {
      change: (later) => change(subscriber, later),
      [Symbol.dispose]: () => {
        ofAccount.delete(subscriber);
        if (ofAccount.size === 0) {
          this.#subscribers.delete(account);
        }
      },
    };
  }

  [Symbol.dispose](): void {
    this.#listening[Symbol.dispose]();
  }

  #accountOf(auth: ApiCredentials): Account | undefined {
    const key = this.#exchange.keys.find(auth.apiKey);
    const isRight =
      key !== undefined &&
      sameText(key.credentials.secret, auth.secret) &&
      sameText(key.credentials.passphrase, auth.passphrase);
    return isRight ? key.account : undefined;
  }

  #tell(event: ExchangeEvent): void {
    if (event.type === 'order') {
      const { account, market } = event.order.terms;
      this.#send(account, market, () => orderFrame(event, this.#exchange.clock.now()));
    } else if (event.type === 'trade') {
      this.#tellTrade(event.trade);
    }
  }

  /** An account that met its own order hears of both its roles. */
  #tellTrade(trade: Trade): void {
    const now = this.#exchange.clock.now();
    const { account: taker, market } = trade.taker.terms;
    this.#send(taker, market, () => tradeFrame(trade, taker, 'TAKER', now));
    for (const maker of new Set(trade.makers.map(({ order }) => order.terms.account))) {
      this.#send(maker, market, () => tradeFrame(trade, maker, 'MAKER', now));
    }
  }

  #send(account: Account, market: Market, frame: () => unknown): void {
    const subscribers = this.#subscribers.get(account);
    if (subscribers === undefined) {
      return;
    }
    const text = JSON.stringify(frame());
    for (const { line, markets } of subscribers) {
      if (markets?.has(market.terms.conditionId) ?? true) {
        line.send(text);
      }
    }
  }
}

/** Who hears of all markets goes on doing so. */
function change({ markets }: Subscriber, frame: unknown): void {
  const { data } = laterFrame.safeParse(frame);
  for (const market of data?.markets.map(lowerCase) ?? []) {
    if (data?.operation === 'subscribe') {
      markets?.add(market);
    } else {
      markets?.delete(market);
    }
  }
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}
