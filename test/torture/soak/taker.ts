/** The taker: takes a little from one side of a market, by every kind of order that can, or rests far away and cancels. */
import type { CreateAndPostOrdersLegInput } from '../../../schema/client.ts';
import type { Random } from '../../../src/paper/random.ts';
import { formatMicros } from '../../../src/protocol/decimal.ts';
import { pick } from '../pick.ts';
import type { Best, Bot } from './bot.ts';
import type { SoakMarket } from './soak-exchange.ts';

/** A step of the taker: one order, and the end of what was left of the one before. */
export function createTaker(bot: Bot, markets: readonly SoakMarket[], random: Random): () => Promise<void> {
  let left: readonly string[] = [];

  return async () => {
    for (const orderId of left) await bot.cancel(orderId);
    left = [];
    const tokenId = pick(random, pick(random, markets).tokenIds);
    const leg = legOf(tokenId, await bot.best(tokenId), random);
    if (leg === undefined) return;
    const placed = await bot.place([leg]);
    left = leg.limit === undefined ? [] : placed;
  };
}

function legOf(tokenId: string, { bid, ask }: Best, random: Random): CreateAndPostOrdersLegInput | undefined {
  if (bid === undefined || ask === undefined) return undefined;
  const side = random.next() < 0.5 ? 'BUY' : 'SELL';
  const price = formatMicros(side === 'BUY' ? ask : bid);
  const amount = String(random.between(6, 20));
  const drawn = random.next();
  if (drawn < 0.3) return { market: { tokenId, side, price, amount, orderType: 'FAK' } };
  if (drawn < 0.5) return { market: { tokenId, side, price, amount, orderType: 'FOK' } };
  if (drawn < 0.85) return { limit: { tokenId, side, price, size: amount } };
  return { limit: { tokenId, side: 'BUY', price: '0.01', size: amount } };
}
