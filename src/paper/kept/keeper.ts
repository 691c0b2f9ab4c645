/**
 * Writes down what changed, all changes of one step together: before the step's answer goes out, and before its frames do.
 * Only accounts with an API key are kept, with their orders and trades, and what trading changed about the markets. The
 * house begins anew at every start, so what its quotes do costs nothing.
 */
import type { Account } from '../account.ts';
import type { Exchange } from '../exchange.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import { partiesOf } from '../trade-log.ts';
import { accountRow, marketRow, notificationRow, orderRow, tradeRow } from './rows.ts';
import type { KeptRow, StateFile } from './state-file.ts';

/** Makes the row of a thing as it stands, `undefined` where it is gone. */
type Describe = () => unknown;

/** Keeps an exchange until it is disposed. */
export class Keeper implements Disposable {
  readonly #exchange: Exchange;
  readonly #file: StateFile;
  readonly #listening: readonly Disposable[];
  /** By kind and id: one thing that changes often in a step is written once. */
  readonly #changed = new Map<
    string,
    { readonly kind: string; readonly id: string; readonly row: Describe }
  >();
  #hasWarned = false;

  constructor(exchange: Exchange, file: StateFile) {
    this.#exchange = exchange;
    this.#file = file;
    const { accounts, keys, notifications, events, stepEnded } = exchange;
    this.#listening = [
      accounts.changed.listen((account) => this.#noteAccount(account)),
      keys.changed.listen(({ kind, id, row }) => this.#note(kind, id, () => row)),
      notifications.changed.listen(({ account, id, notification }) =>
        this.#note('notification', String(id), () => notification && notificationRow(account, notification)),
      ),
      events.listen((event) => this.#noteEvent(event)),
      stepEnded.listen(() => this.save()),
    ];
  }

  /** Writes down what changed since. */
  save(): void {
    if (this.#changed.size === 0) return;
    const changed = [...this.#changed.values()];
    const rows: KeptRow[] = changed.map(({ kind, id, row }) => ({ kind, id, value: row() }));
    try {
      this.#file.save(rows);
    } catch (error) {
      // A full disk, say. The exchange goes on, and saves these changes with the next ones.
      this.#warn(error);
      return;
    }
    this.#changed.clear();
  }

  [Symbol.dispose](): void {
    this.save();
    for (const one of this.#listening) one[Symbol.dispose]();
  }

  /** Warns once: every later step would fail likewise. */
  #warn(error: unknown): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    const detail = error instanceof Error ? error.message : String(error);
    process.emitWarning('the paper exchange cannot save its state', { type: 'PaperFault', detail });
  }

  #note(kind: string, id: string, row: Describe): void {
    this.#changed.set(`${kind}/${id}`, { kind, id, row });
  }

  #noteAccount(account: Account): void {
    if (account.hasKey) this.#note('account', account.address, () => accountRow(account));
  }

  #noteEvent(event: ExchangeEvent): void {
    switch (event.type) {
      case 'order': {
        const { order } = event;
        // One that was killed before it could rest was never accepted.
        const isKilled = event.change === 'CANCELLATION' && event.refusal !== undefined;
        if (!order.terms.account.hasKey || (isKilled && order.status === 'CANCELED')) return;
        this.#note('order', order.id, () => orderRow(order));
        return;
      }
      case 'trade': {
        const { trade } = event;
        const { settlement, accounts } = this.#exchange;
        const { market } = trade.taker.terms;
        this.#note('market', market.terms.conditionId, () => marketRow(market));
        if (![...partiesOf(trade)].some(({ hasKey }) => hasKey)) return;
        this.#note('trade', trade.id, () =>
          tradeRow(trade, settlement.fateOf(trade), (wallet) => accounts.keyedOwnerOf(wallet)),
        );
        return;
      }
      case 'tick-size':
      case 'resolved': {
        const { market } = event;
        this.#note('market', market.terms.conditionId, () => marketRow(market));
        return;
      }
      case 'book':
      case 'opened':
        return;
    }
  }
}
