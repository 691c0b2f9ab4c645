/** What of a trade is the account's own. */
import type { Decimal, MakerOrder, Side, Trade } from '../../clob/types.ts';

/** The account's own part in a trade: its side and outcome, which as a maker can be other than the trade's own. */
export interface OwnFill {
  readonly orderId: string;
  readonly conditionId: string;
  readonly tokenId: string;
  readonly outcome: string;
  readonly side: Side;
  readonly price: Decimal;
  /** Shares. */
  readonly size: Decimal;
  readonly role: 'TAKER' | 'MAKER';
  /** The resting orders it took; none as a maker. */
  readonly taken: readonly MakerOrder[];
}

/** What tells the account's orders in a trade from others'. */
export interface AccountIdentity {
  /** `undefined` until the key is known. */
  readonly apiKey: string | undefined;
  /** The wallet that trades. */
  readonly wallet: string;
}

/** The account's own fills in a trade: usually one, several where several of its orders were taken. */
export function ownFills(trade: Trade, { apiKey, wallet }: AccountIdentity): readonly OwnFill[] {
  const isOwn = (owner: string, makerAddress: string): boolean =>
    owner === apiKey || makerAddress.toLowerCase() === wallet.toLowerCase();
  const { conditionId } = trade;
  const fills: OwnFill[] = [];
  if (isOwn(trade.owner, trade.makerAddress)) {
    const { takerOrderId: orderId, tokenId, outcome, side, price, size, makerOrders: taken } = trade;
    fills.push({ orderId, conditionId, tokenId, outcome, side, price, size, role: 'TAKER', taken });
  }
  for (const maker of trade.makerOrders) {
    if (!isOwn(maker.owner, maker.makerAddress)) continue;
    const { orderId, tokenId, outcome, price, matchedAmount: size } = maker;
    const side = maker.side ?? sideAgainst(trade, tokenId);
    fills.push({ orderId, conditionId, tokenId, outcome, side, price, size, role: 'MAKER', taken: [] });
  }
  return fills;
}

/** A maker on the taker's own outcome stands on the other side; on the other outcome, on the same side. */
function sideAgainst(trade: Trade, tokenId: string): Side {
  const other = trade.side === 'BUY' ? 'SELL' : 'BUY';
  return tokenId === trade.tokenId ? other : trade.side;
}
