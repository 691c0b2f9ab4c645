/** The market socket: books, trades and what becomes of markets, to whoever asks, by token. */
import { z } from 'zod';
import type { Exchange } from '../exchange.ts';
import type { ExchangeEvent, LevelChange } from '../exchange-event.ts';
import type { Market } from '../market.ts';
import type { OutcomeIndex } from '../outcome.ts';
import type { Trade } from '../trade.ts';
import type { Channel, NotJoined, Subscription } from './channel.ts';
import type { Line } from './line.ts';
import {
  bestBidAskFrame,
  bookFrame,
  lastTradeFrame,
  newMarketFrame,
  priceChangeFrame,
  resolvedFrame,
  tickSizeFrame,
} from './market-frames.ts';

/** `level` is taken and makes no difference: what it leaves out is not published. */
const firstFrame = z.object({
  type: z.string().regex(/^market$/i),
  assets_ids: z.array(z.string()),
  custom_feature_enabled: z.boolean().optional(),
  initial_dump: z.boolean().optional(),
  level: z.int().min(1).max(3).optional(),
});
const laterFrame = z.object({
  operation: z.enum(['subscribe', 'unsubscribe']),
  assets_ids: z.array(z.string()),
  custom_feature_enabled: z.boolean().optional(),
});

const OUTCOMES: readonly OutcomeIndex[] = [0, 1];

interface Subscriber {
  readonly line: Line;
  readonly tokens: Set<string>;
  /** Whether books are sent when tokens are added. */
  readonly dumps: boolean;
  /** Whether it wants best prices, new markets and resolutions. */
  custom: boolean;
}

export class MarketChannel implements Channel {
  readonly #exchange: Exchange;
  readonly #subscribers = new Set<Subscriber>();
  readonly #byToken = new Map<string, Set<Subscriber>>();
  /** Markets that traded since their book was last told. */
  readonly #traded = new Set<Market>();
  /** Best prices last told of markets that are followed, as one text. */
  readonly #best = new WeakMap<Market, string>();
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
    const subscriber: Subscriber = {
      line,
      tokens: new Set(),
      dumps: data.initial_dump ?? true,
      custom: data.custom_feature_enabled ?? false,
    };
    this.#subscribers.add(subscriber);
    this.#add(subscriber, data.assets_ids);
    return {
      change: (later) => this.#change(subscriber, later),
      [Symbol.dispose]: () => {
        this.#subscribers.delete(subscriber);
        this.#remove(subscriber, [...subscriber.tokens]);
      },
    };
  }

  [Symbol.dispose](): void {
    this.#listening[Symbol.dispose]();
  }

  #change(subscriber: Subscriber, frame: unknown): void {
    const { data } = laterFrame.safeParse(frame);
    if (data === undefined) {
      return;
    }
    subscriber.custom = data.custom_feature_enabled ?? subscriber.custom;
    if (data.operation === 'unsubscribe') {
      this.#remove(subscriber, data.assets_ids);
    } else if (data.assets_ids.every((token) => subscriber.tokens.has(token))) {
      subscriber.line.answer('NO NEW ASSETS');
    } else {
      this.#add(subscriber, data.assets_ids);
    }
  }

  #add(subscriber: Subscriber, tokens: readonly string[]): void {
    const books: unknown[] = [];
    for (const token of new Set(tokens)) {
      if (subscriber.tokens.has(token)) {
        continue;
      }
      subscriber.tokens.add(token);
      this.#byToken.set(token, (this.#byToken.get(token) ?? new Set()).add(subscriber));
      const place = this.#exchange.markets.byToken(token);
      if (place !== undefined) {
        books.push(bookFrame(place.market, place.outcome));
        this.#best.set(place.market, bestText(place.market));
      }
    }
    if (subscriber.dumps) {
      subscriber.line.send(JSON.stringify(books));
    }
  }

  #remove(subscriber: Subscriber, tokens: readonly string[]): void {
    for (const token of tokens) {
      subscriber.tokens.delete(token);
      const others = this.#byToken.get(token);
      others?.delete(subscriber);
      if (others?.size === 0) {
        this.#byToken.delete(token);
      }
    }
  }

  #tell(event: ExchangeEvent): void {
    switch (event.type) {
      case 'book':
        this.#tellBook(event.market, event.levels);
        break;
      case 'trade':
        this.#tellTrade(event.trade);
        break;
      case 'tick-size':
        this.#eachOutcome(event.market, (outcome) =>
          tickSizeFrame(event.market, outcome, { ...event, now: this.#exchange.clock.now() }),
        );
        break;
      case 'opened':
        this.#send([...this.#subscribers].filter(isCustom), () =>
          newMarketFrame(event.market, this.#exchange.clock.now()),
        );
        break;
      case 'resolved':
        this.#send([...this.#following(event.market)].filter(isCustom), () =>
          resolvedFrame(event.market, event.winner, this.#exchange.clock.now()),
        );
        break;
      case 'order':
        break;
    }
  }

  #tellBook(market: Market, levels: readonly LevelChange[]): void {
    const hasTraded = this.#traded.delete(market);
    const following = this.#following(market);
    if (following.size === 0) {
      return;
    }
    const best = bestText(market);
    const bestMoved = this.#best.get(market) !== best;
    this.#best.set(market, best);
    this.#send(following, () => priceChangeFrame(market, levels));
    if (hasTraded) {
      this.#eachOutcome(market, (outcome) => bookFrame(market, outcome));
    }
    if (bestMoved) {
      this.#eachOutcome(market, (outcome) => bestBidAskFrame(market, outcome), isCustom);
    }
  }

  #tellTrade(trade: Trade): void {
    if (trade.status !== 'MATCHED') {
      return;
    }
    const { market, outcome } = trade.taker.terms;
    this.#traded.add(market);
    this.#send(this.#of(market, outcome), () => lastTradeFrame(trade));
  }

  #eachOutcome(
    market: Market,
    frame: (outcome: OutcomeIndex) => unknown,
    wants: (subscriber: Subscriber) => boolean = () => true,
  ): void {
    for (const outcome of OUTCOMES) {
      this.#send([...this.#of(market, outcome)].filter(wants), () => frame(outcome));
    }
  }

  #of(market: Market, outcome: OutcomeIndex): ReadonlySet<Subscriber> {
    return this.#byToken.get(market.token(outcome).tokenId) ?? new Set();
  }

  /** Who follows either outcome. */
  #following(market: Market): ReadonlySet<Subscriber> {
    return new Set([...this.#of(market, 0), ...this.#of(market, 1)]);
  }

  /** Makes a frame once, and only where there is somebody to read it. */
  #send(subscribers: Iterable<Subscriber>, frame: () => unknown): void {
    let text: string | undefined;
    for (const { line } of subscribers) {
      text ??= JSON.stringify(frame());
      line.send(text);
    }
  }
}

function isCustom({ custom }: Subscriber): boolean {
  return custom;
}

function bestText(market: Market): string {
  return `${market.best(0, 'BUY')}/${market.best(0, 'SELL')}`;
}
