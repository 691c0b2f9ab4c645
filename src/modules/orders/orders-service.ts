/** Orders of the account: placed, looked up, reconciled, cancelled. Knows nothing of GraphQL. */
import { isOpen } from '../../clob/order-end.ts';
import type { PublicApi } from '../../clob/public-api.ts';
import type { OpenOrder, OpenOrderFilter } from '../../clob/types.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OrderOutcome } from '../../journal/order-outcome.ts';
import type { Logger } from '../../logger.ts';
import type { OrderVersion } from '../../protocol/order.ts';
import type { Rails } from '../../rails/rails.ts';
import type { OrderStep } from '../../streams/account-event.ts';
import { createExplainRejection } from '../funds/explain-rejection.ts';
import type { FundsService } from '../funds/funds-service.ts';
import type { Account } from '../keys/account.ts';
import type { MarketsService } from '../markets/markets-service.ts';
import { checkConditionId, checkOrderId, checkTokenId } from '../shared/ids.ts';
import { type Connection, type PageArguments, readConnection } from '../shared/pages.ts';
import { createOrderCanceling, type OrderCanceling } from './canceling.ts';
import type { KeyedRequest, UnsignedOrderRequest } from './order-request.ts';
import { createOrderPlacing, type OrderPlacing, type OrderRails } from './place-orders.ts';
import { createOrderReading, type OrderReading } from './read-orders.ts';
import { createReconciler } from './reconciler.ts';
import { createOrderSender } from './send-orders.ts';
import { watchSettlement } from './settlement-watch.ts';
import { createSignOnly, type SignOnly } from './sign-only.ts';
import { createOrderSigning, type UnsignedLeg } from './sign-orders.ts';
import { createStreamHints } from './stream-hints.ts';
import { readVenueView } from './venue-view.ts';

export interface OrdersService extends OrderReading, OrderCanceling, AsyncDisposable {
  openOrders(filter: OpenOrderFilter, page: PageArguments): Promise<Connection<OpenOrder>>;
  /**
   * Builds an order that could be signed.
   * @throws {CodedError} the refusal
   */
  draft(request: UnsignedOrderRequest): Promise<UnsignedLeg>;
  /** Signs without sending. */
  sign: SignOnly;
  /**
   * Places orders, one outcome each, in order; never throws for what happens to an order.
   * @param caller the name of who asks, for the journal
   * @throws {JournalUnavailableError} nothing was sent; a repeat with the same keys is safe
   */
  place(requests: readonly KeyedRequest[], caller: string): Promise<OrderOutcome[]>;
  /** What a repeat of the order with this key would return now, without sending anything. */
  result: OrderPlacing['result'];
  /** Notes that the exchange has these orders, where they were signed and handed out before. */
  noteSent(orderIds: readonly string[]): void;
  /** Looks at every order of unknown outcome now; gives what became of each. */
  reconcile(): Promise<readonly OrderOutcome[]>;
  /** Hears what the account's stream tells of an order, as a reason to look at it. */
  hear(step: OrderStep): void;
  /** Calls back when an outcome that was unknown is known. */
  onDecided(listener: (outcome: OrderOutcome) => void): Disposable;
  /** The order version the exchange takes. */
  version(): Promise<OrderVersion>;
}

export interface OrdersParts {
  readonly account: Account;
  readonly publicApi: PublicApi;
  readonly markets: MarketsService;
  readonly funds: FundsService;
  readonly journal: Journal;
  /** Which wallet on which exchange this is: the journal's name of the account. */
  readonly accountName: string;
  readonly rails: OrderRails & Pick<Rails, 'signed' | 'tradingSwitch'>;
  /** Seconds that the expiration of a GTD order must lie in the future at least. */
  readonly gtdMinimumSeconds: number;
  /** How long an order waits for others to share its post, milliseconds. */
  readonly orderBatchMs: number;
  /** Told of the first answer to each order. */
  readonly countOutcome: (kind: OrderOutcome['kind']) => void;
  /** Exchange time, milliseconds. */
  readonly now: () => number;
  readonly logger: Logger;
}

/** Puts the service together and begins to look for what an earlier run left undecided. */
export function createOrdersService(parts: OrdersParts): OrdersService {
  const { account, publicApi, markets, journal, accountName, rails, now, logger } = parts;
  const sending = new Set<string>();
  const listeners = new Set<(outcome: OrderOutcome) => void>();
  const signing = createOrderSigning({
    ...{ account, publicApi, markets, now },
    gtdMinimumSeconds: parts.gtdMinimumSeconds,
  });
  const send = createOrderSender({
    api: account.api,
    windowMs: parts.orderBatchMs,
    tradingSwitch: rails.tradingSwitch,
  });
  const reading = createOrderReading({ journal, accountName, account });
  const settlement = watchSettlement(reading.followFills, logger);
  const canceling = createOrderCanceling({
    ...{ journal, accountName, sending, logger },
    api: account.api,
    lookups: account.lookups,
  });
  const reconciler = createReconciler({
    journal,
    accountName,
    // A proof of absence must not join a reading that began before it.
    api: account.lookups,
    cancel: (orderId) => canceling.cancel([orderId]),
    hidesOrders: async (api) =>
      (await readVenueView(journal, accountName, async () => api)).hidden.length > 0,
    async send(post, deadline) {
      // Nothing has read the state for an order that is sent again.
      await rails.tradingSwitch.current();
      return send(post, deadline);
    },
    sending,
    logger,
    onDecided: (outcome) => {
      rails.settled(outcome);
      noteFills([outcome]);
      if (outcome.kind === 'placed') noteSent([outcome.orderId]);
      for (const listener of listeners) listener(outcome);
    },
  });
  const { place, result } = createOrderPlacing({
    explain: createExplainRejection({ account, markets, funds: parts.funds, logger }),
    journal,
    accountName,
    account,
    signing,
    send,
    reconciler,
    rails,
    sending,
    countOutcome: parts.countOutcome,
    exchangeNow: now,
    logger,
  });

  function noteSent(orderIds: readonly string[]): void {
    if (orderIds.length === 0) return;
    journal.closeSigned(accountName, orderIds).catch((error: unknown) => {
      logger.warn(
        { err: error },
        'signed orders that are placed count twice until the journal can be written',
      );
    });
  }

  function noteFills(outcomes: readonly OrderOutcome[]): void {
    const isFilled = (outcome: OrderOutcome) => outcome.kind === 'placed' && outcome.tradeIds.length > 0;
    // Found ended, or not found at all: its fills and its end are read and written down.
    const ended = outcomes.flatMap((outcome) =>
      outcome.kind === 'placed' && outcome.status.value === 'UNKNOWN' ? [outcome.orderId] : [],
    );
    if (outcomes.some(isFilled) || ended.length > 0) {
      settlement.wake(new Map(ended.map((orderId) => [orderId, undefined])));
    }
  }

  settlement.wake();
  canceling.resumeDelayed().catch((error: unknown) => {
    logger.warn({ err: error }, 'delayed orders of an earlier run could not be read');
  });
  reconciler.ready().catch((error: unknown) => {
    logger.warn({ err: error }, 'orders of an earlier run could not be looked up yet');
  });

  return {
    ...reading,
    ...canceling,
    draft: signing.draft,
    sign: createSignOnly({ journal, accountName, signing, rails, exchangeNow: now }),
    version: signing.version,
    async openOrders({ id, market, tokenId }, page) {
      const filter: OpenOrderFilter = {
        ...(id === undefined ? {} : { id: checkOrderId(id) }),
        ...(market === undefined ? {} : { market: checkConditionId(market) }),
        ...(tokenId === undefined ? {} : { tokenId: checkTokenId(tokenId) }),
      };
      const api = await account.api();
      return readConnection(page, {
        // Asked for by id, the exchange lists an order that has ended too.
        fetch: async (cursor) => {
          const page = await api.openOrders(filter, cursor);
          return id === undefined ? page : { ...page, items: page.items.filter(isOpen) };
        },
        idOf: (order) => order.orderId,
      });
    },
    async place(requests, caller) {
      const outcomes = await place(requests, caller);
      noteFills(outcomes);
      noteSent(
        outcomes.flatMap((outcome, index) =>
          requests[index]?.request.kind === 'signed' && outcome.kind === 'placed' ? [outcome.orderId] : [],
        ),
      );
      return outcomes;
    },
    result,
    noteSent,
    reconcile: reconciler.lookAtAll,
    hear: createStreamHints({
      journal,
      accountName,
      sending,
      believe: reconciler.believe,
      look: reconciler.look,
      readFills: settlement.wake,
      logger,
    }),
    onDecided(listener) {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
    async [Symbol.asyncDispose]() {
      await canceling[Symbol.asyncDispose]();
      await reconciler[Symbol.asyncDispose]();
      await settlement[Symbol.asyncDispose]();
    },
  };
}
