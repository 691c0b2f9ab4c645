/**
 * Accounts by EOA, and their wallets by address.
 *
 * The real exchange derives a proxy, safe or deposit wallet from the EOA. Here an account may name any address for each of
 * the signature types 1 to 3, and its first order of that type binds it: the money belongs to the EOA and that address,
 * and no other EOA can use it. Each signature type of an account brings 10,000 pUSD of play money once, when its wallet
 * is bound (type 0, the EOA itself, when the first API key is made); that is the only way money comes into the world,
 * apart from what the operator funds.
 */
import { MICROS_PER_UNIT } from '../protocol/decimal.ts';
import type { SignatureType } from '../protocol/order.ts';
import { Account, type Restriction } from './account.ts';
import { EventSource } from './events.ts';
import { badRequest } from './refusal.ts';
import { COLLATERAL, Wallet } from './wallet.ts';

/** pUSD given once to each wallet of an account, micros. */
export const PLAY_MONEY = 10_000n * MICROS_PER_UNIT;

export class Accounts {
  readonly #accounts = new Map<string, Account>();
  readonly #wallets: Wallet[] = [];
  readonly #owners = new Map<string, Account>();
  readonly #ownersByWallet = new Map<Wallet, Account>();
  /** Fires with an account of which the wallets, the money in them or the restriction changed. */
  readonly changed = new EventSource<Account>();
  /** Collateral made from nothing so far, micros. */
  minted = 0n;
  readonly #now: () => number;

  /** @param now unix milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The account of an EOA, opened when it is first heard of. */
  of(address: string): Account {
    const key = address.toLowerCase();
    let account = this.#accounts.get(key);
    if (account === undefined) {
      account = new Account(address);
      this.#accounts.set(key, account);
    }
    return account;
  }

  all(): Iterable<Account> {
    return this.#accounts.values();
  }

  /** Every wallet there is, for sums over all the money. */
  wallets(): readonly Wallet[] {
    return this.#wallets;
  }

  /**
   * The wallet an account trades from with a signature type, bound to it by the first use.
   * @throws {Refusal} where the type is bound to another address, or the address to another account.
   */
  bind(account: Account, type: SignatureType, address: string): Wallet {
    const bound = account.wallets.get(type);
    if (bound !== undefined) {
      if (bound.address.toLowerCase() !== address.toLowerCase()) {
        throw badRequest('maker address not allowed, please use the deposit wallet flow');
      }
      return bound;
    }
    const wallet = type === 0 ? this.open(address) : this.#claim(account, address);
    this.attach(account, type, wallet);
    this.mint(wallet, PLAY_MONEY);
    return wallet;
  }

  /** Makes a wallet the one that an account trades from with a signature type. */
  attach(account: Account, type: SignatureType, wallet: Wallet): void {
    account.wallets.set(type, wallet);
    if (type !== 0) this.#owners.set(wallet.address.toLowerCase(), account);
    this.#ownersByWallet.set(wallet, account);
    wallet.onChange = () => this.changed.emit(account);
    this.changed.emit(account);
  }

  /** The account that a wallet is of, if it has API keys. */
  keyedOwnerOf(wallet: Wallet): Account | undefined {
    const owner = this.#ownersByWallet.get(wallet);
    return owner?.hasKey === true ? owner : undefined;
  }

  restrict(account: Account, restriction: Restriction): void {
    account.restriction = restriction;
    this.changed.emit(account);
  }

  /** Opens an empty wallet. */
  open(address: string): Wallet {
    const wallet = new Wallet(address);
    this.#wallets.push(wallet);
    return wallet;
  }

  /** Makes collateral, in micros. */
  mint(wallet: Wallet, amount: bigint): void {
    this.minted += amount;
    wallet.events.push({ type: 'DEPOSIT', at: this.#now(), amount });
    wallet.credit(COLLATERAL, amount);
  }

  #claim(account: Account, address: string): Wallet {
    const key = address.toLowerCase();
    const owner = this.#owners.get(key);
    if (owner !== undefined && owner !== account) {
      throw badRequest('the order signer address has to be the address of the API KEY');
    }
    const shared = [...account.wallets.values()].find((wallet) => wallet.address.toLowerCase() === key);
    return shared ?? this.open(address);
  }
}
