/** The three official clients behind one door, for what all of them do alike: rest an order, take one, tell a trade. */

import { OrderSide, OrderType } from '@polymarket/client';
import type * as v1Types from '@polymarket/clob-client';
import { Side as SideV1 } from '@polymarket/clob-client';
import type * as v2Types from '@polymarket/clob-client-v2';
import { Side as SideV2 } from '@polymarket/clob-client-v2';
import { openClientV1, openClientV2 } from './official-clients.ts';
import { itemsOf, openSdk, type SdkHosts } from './official-sdk.ts';

/** One client with an account of its own. */
export interface OfficialClient {
  /** Rests a limit BUY of shares. @returns the order's id. */
  bid(order: { readonly tokenId: string; readonly price: number; readonly size: number }): Promise<string>;
  /** Buys at once, all or nothing, for so much collateral. @returns the order's id. */
  take(order: { readonly tokenId: string; readonly amount: number }): Promise<string>;
  /** Newest first. */
  trades(): Promise<SeenTrade[]>;
}

/** What both sides of a trade should say of it alike, and the side they were on. */
export interface SeenTrade {
  readonly id: string;
  readonly takerOrderId: string;
  readonly tokenId: string;
  readonly price: string;
  readonly size: string;
  readonly transactionHash: string | null | undefined;
  readonly makers: readonly SeenMaker[];
  readonly role: string;
}

export interface SeenMaker {
  readonly orderId: string;
  readonly tokenId: string;
  readonly price: string;
  readonly size: string;
}

/** `@polymarket/clob-client-v2`, trading from a deposit wallet. */
export async function officialV2({ url }: SdkHosts): Promise<OfficialClient> {
  const { client } = await openClientV2(url, 3);
  const side = SideV2.BUY;
  return {
    bid: async ({ tokenId: tokenID, ...terms }) =>
      (await client.createAndPostOrder({ tokenID, side, ...terms })).orderID,
    take: async ({ tokenId: tokenID, amount }) =>
      (await client.createAndPostMarketOrder({ tokenID, side, amount })).orderID,
    trades: async () => (await client.getTrades()).map(seenOnWire),
  };
}

/** `@polymarket/clob-client`, trading from a proxy wallet. */
export async function officialV1({ url }: SdkHosts): Promise<OfficialClient> {
  const { client } = await openClientV1(url, 1);
  const side = SideV1.BUY;
  return {
    bid: async ({ tokenId: tokenID, ...terms }) =>
      (await client.createAndPostOrder({ tokenID, side, ...terms })).orderID,
    take: async ({ tokenId: tokenID, amount }) =>
      (await client.createAndPostMarketOrder({ tokenID, side, amount })).orderID,
    trades: async () => (await client.getTrades()).map(seenOnWire),
  };
}

/** `@polymarket/client`, trading for its key. */
export async function officialSdk(hosts: SdkHosts): Promise<OfficialClient> {
  const client = await openSdk(hosts, 'itself');
  const side = OrderSide.BUY;
  return {
    bid: async (order) => orderIdOf(await client.placeLimitOrder({ side, ...order })),
    take: async (order) =>
      orderIdOf(await client.placeMarketOrder({ side, orderType: OrderType.FOK, ...order })),
    trades: async () =>
      (await itemsOf(client.listAccountTrades())).map((trade) => ({
        id: trade.id,
        takerOrderId: trade.takerOrderId,
        tokenId: trade.tokenId,
        price: trade.price,
        size: trade.size,
        transactionHash: trade.transactionHash,
        makers: trade.makerOrders.map(({ orderId, tokenId, price, matchedAmount }) => ({
          orderId,
          tokenId,
          price,
          size: matchedAmount,
        })),
        role: trade.traderSide,
      })),
  };
}

function orderIdOf(placed: { readonly ok: true; readonly orderId: string } | { readonly ok: false }): string {
  if (!placed.ok) throw new Error(`the order was not taken: ${JSON.stringify(placed)}`);
  return placed.orderId;
}

function seenOnWire(trade: v1Types.Trade | v2Types.Trade): SeenTrade {
  return {
    id: trade.id,
    takerOrderId: trade.taker_order_id,
    tokenId: trade.asset_id,
    price: trade.price,
    size: trade.size,
    transactionHash: trade.transaction_hash,
    makers: trade.maker_orders.map((maker) => ({
      orderId: maker.order_id,
      tokenId: maker.asset_id,
      price: maker.price,
      size: maker.matched_amount,
    })),
    role: trade.trader_side,
  };
}
