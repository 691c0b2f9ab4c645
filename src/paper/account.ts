/** An account is an EOA: its API keys, the wallets it trades from, its open orders and its past. */
import type { SignatureType } from '../protocol/order.ts';
import type { Notification } from './notification.ts';
import type { PaperOrder } from './order.ts';
import type { Trade } from './trade.ts';
import type { Wallet } from './wallet.ts';

/** What an account may not do. `closed-only`: it may sell what it has, and buy nothing. */
export type Restriction = 'none' | 'closed-only' | 'banned';

export class Account {
  /** The EOA as it was first spelt. */
  readonly address: string;
  readonly wallets = new Map<SignatureType, Wallet>();
  /** Live and delayed orders, oldest first. */
  readonly openOrders = new Map<string, PaperOrder>();
  /** Orders that were accepted and have ended, by id. Kept only for an account with an API key. */
  readonly endedOrders = new Map<string, PaperOrder>();
  /** By id, oldest first. Kept only for an account with an API key: nobody else could ask for them. */
  readonly trades = new Map<string, Trade>();
  readonly notifications = new Map<number, Notification>();
  restriction: Restriction = 'none';
  /** Whether it ever had an API key. */
  hasKey = false;

  constructor(address: string) {
    this.address = address;
  }
}
