/** The maker: keeps a bid and an offer in every market, a tick inside of everybody else's where there is room. */
import type { CreateAndPostOrdersLegInput } from '../../../schema/client.ts';
import type { Random } from '../../../src/paper/random.ts';
import { formatMicros, MICROS_PER_UNIT } from '../../../src/protocol/decimal.ts';
import type { Best, Bot } from './bot.ts';
import type { SoakMarket } from './soak-exchange.ts';

/** A step of the maker: moves the quotes of the next market. */
export function createMaker(bot: Bot, markets: readonly SoakMarket[], random: Random): () => Promise<void> {
  const quotes = new Map<SoakMarket, readonly string[]>();
  let turn = 0;

  return async () => {
    const market = markets[turn % markets.length];
    turn += 1;
    if (market === undefined) return;
    for (const orderId of quotes.get(market) ?? []) await bot.cancel(orderId);
    quotes.set(market, []);
    const prices = quotesBetween(await bot.best(market.tokenIds[0]), market.tick);
    if (prices === undefined) return;
    quotes.set(market, await bot.place(legsOf(market, prices, random)));
  };
}

/** A bid and an offer that do not cross each other or the book. */
function quotesBetween(
  { bid, ask }: Best,
  tick: bigint,
): { readonly bid: bigint; readonly ask: bigint } | undefined {
  if (bid === undefined || ask === undefined) return undefined;
  return ask - bid > 2n * tick ? { bid: bid + tick, ask: ask - tick } : { bid, ask };
}

/** Offers are made by selling the first outcome or by buying the second, which is the same. */
function legsOf(
  { tokenIds: [first, second] }: SoakMarket,
  { bid, ask }: { readonly bid: bigint; readonly ask: bigint },
  random: Random,
): readonly CreateAndPostOrdersLegInput[] {
  const size = () => String(random.between(10, 30));
  const offer =
    random.next() < 0.5
      ? { tokenId: first, side: 'SELL' as const, price: formatMicros(ask), size: size() }
      : { tokenId: second, side: 'BUY' as const, price: formatMicros(MICROS_PER_UNIT - ask), size: size() };
  return [
    { limit: { tokenId: first, side: 'BUY', price: formatMicros(bid), size: size(), postOnly: true } },
    { limit: { ...offer, postOnly: true } },
  ];
}
