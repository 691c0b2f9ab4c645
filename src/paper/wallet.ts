/** Money and shares of one wallet address, exact, in micros; what open orders hold back is counted apart. */

/** The collateral's name among a wallet's assets; any other asset is a token id. */
export const COLLATERAL = 'COLLATERAL';

/** The allowance that stands for no limit: 2^256 - 1. */
export const UNLIMITED = (1n << 256n) - 1n;

/** Something would have gone below zero: a fault of the exchange, never of a caller. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
}

/** One asset moving into or out of one wallet. */
export interface Movement {
  readonly wallet: Wallet;
  readonly asset: string;
  readonly amount: bigint;
}

/** What happened to a wallet on the chain besides trades. Micros; times in unix milliseconds. */
export interface WalletEvent {
  readonly type: 'DEPOSIT' | 'SPLIT' | 'MERGE' | 'REDEEM';
  readonly at: number;
  /** Condition id; absent where it was about none. */
  readonly market?: string;
  /** Collateral, and shares of each outcome that took part. */
  readonly amount: bigint;
}

/** Invariant: 0 <= reserved <= balance for every asset. */
export class Wallet {
  /** Checksummed, or as its first order spelt it. */
  readonly address: string;
  readonly #balances = new Map<string, bigint>();
  readonly #reserved = new Map<string, bigint>();
  readonly #allowances = new Map<string, bigint>();
  /** Oldest first. */
  readonly events: WalletEvent[] = [];
  /** Called when a balance or an allowance has changed. */
  onChange: () => void = () => {};

  constructor(address: string) {
    this.address = address;
  }

  balance(asset: string): bigint {
    return this.#balances.get(asset) ?? 0n;
  }

  /** What open orders hold back. */
  reserved(asset: string): bigint {
    return this.#reserved.get(asset) ?? 0n;
  }

  available(asset: string): bigint {
    return this.balance(asset) - this.reserved(asset);
  }

  /** How much collateral a contract may move; without limit until it is told. */
  allowance(spender: string): bigint {
    return this.#allowances.get(spender) ?? UNLIMITED;
  }

  /** Sets what a contract may move, as the owner does on the chain. It does not run down by use. */
  approve(spender: string, amount: bigint): void {
    this.#allowances.set(spender, amount);
    this.onChange();
  }

  /** The allowances that were set, by contract. */
  approvals(): Iterable<readonly [string, bigint]> {
    return this.#allowances;
  }

  /** The assets it holds any of. */
  assets(): string[] {
    return [...this.#balances.keys()];
  }

  credit(asset: string, amount: bigint): void {
    this.#set(this.#balances, asset, this.balance(asset) + amount);
    this.onChange();
  }

  /** @throws {LedgerError} where more would leave than is not held back. */
  debit(asset: string, amount: bigint): void {
    this.#set(this.#balances, asset, this.balance(asset) - amount);
    this.#check(asset);
    this.onChange();
  }

  /** @throws {LedgerError} where more would be held back than is there. */
  reserve(asset: string, amount: bigint): void {
    this.#set(this.#reserved, asset, this.reserved(asset) + amount);
    this.#check(asset);
  }

  /** @throws {LedgerError} where more would be let go than is held back. */
  release(asset: string, amount: bigint): void {
    this.#set(this.#reserved, asset, this.reserved(asset) - amount);
  }

  #set(amounts: Map<string, bigint>, asset: string, amount: bigint): void {
    if (amount < 0n) {
      throw new LedgerError(`${this.address} would have ${amount} micros of ${asset}`);
    }
    if (amount === 0n) {
      amounts.delete(asset);
    } else {
      amounts.set(asset, amount);
    }
  }

  #check(asset: string): void {
    if (this.available(asset) < 0n) {
      throw new LedgerError(`${this.address} would hold back more ${asset} than it has`);
    }
  }
}
