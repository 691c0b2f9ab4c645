/**
 * Cancels. One that is meant for an order of unknown outcome is written down before it leaves, so that the order is not sent
 * again behind it; but no journal ever stands in the way of a cancel.
 */
import type { AccountApi } from '../../clob/account-api.ts';
import type { CancelResult, NotCanceled, OpenOrderFilter } from '../../clob/types.ts';
import { InvalidRequestError } from '../../errors.ts';
import type { CancelScope, Journal, OrderChange } from '../../journal/journal.ts';
import type { OrderRecord } from '../../journal/order-record.ts';
import type { Logger } from '../../logger.ts';
import { atMost, JOURNAL_WAIT_MS } from '../shared/at-most.ts';
import { checkConditionId, checkOrderId, checkTokenId } from '../shared/ids.ts';
import { createDelayedOrders } from './delayed-orders.ts';
import { notSent } from './not-sent.ts';
import { placedUntold } from './outcomes.ts';

/** How long a cancel's answer waits to know which orders are delayed, milliseconds. */
const LOOK_WAIT_MS = 1_000;
/** An order received longer ago is delayed no more, milliseconds. */
const DELAYED_WITHIN_MS = 600_000;
/** Delayed orders of an earlier process that are looked at. */
const MOST_DELAYED = 200;

export interface OrderCanceling extends AsyncDisposable {
  /** @throws {InvalidRequestError} BAD_USER_INPUT where an id is malformed or there is none */
  cancel(orderIds: readonly string[]): Promise<CancelResult>;
  cancelAll(): Promise<CancelResult>;
  /** Goes on to cancel the delayed orders whose cancel an earlier process was asked for. */
  resumeDelayed(): Promise<void>;
  /** @throws {InvalidRequestError} BAD_USER_INPUT with neither a market nor a token: the exchange would cancel everything */
  cancelMarket(filter: { market?: string; tokenId?: string }): Promise<CancelResult>;
}

export interface OrderCancelingParts {
  readonly journal: Journal;
  /** The journal's name of the account. */
  readonly accountName: string;
  readonly api: () => Promise<AccountApi>;
  /** For look-ups. */
  readonly lookups: () => Promise<AccountApi>;
  /** Ids of the records that are being sent just now: their own answer decides them. */
  readonly sending: ReadonlySet<string>;
  readonly logger: Logger;
}

export function createOrderCanceling(parts: OrderCancelingParts): OrderCanceling {
  const { journal, accountName, sending, logger } = parts;
  const delayed = createDelayedOrders({
    lookups: parts.lookups,
    async noteAsked(orderIds) {
      const records = [...(await journal.withOrderIds(accountName, orderIds)).values()];
      if (records.length === 0) return;
      await journal.append(records.map(({ recordId }) => ({ recordId, event: { kind: 'CANCEL_ASKED' } })));
    },
    async cancel(orderIds) {
      const result = await (await parts.api()).cancelOrders(orderIds);
      await noteCanceled(result.canceled).catch(report);
      return result;
    },
    logger,
  });

  async function canceling(
    scope: CancelScope,
    send: (api: AccountApi) => Promise<CancelResult>,
    filter?: OpenOrderFilter,
  ): Promise<CancelResult> {
    await atMost(JOURNAL_WAIT_MS, journal.askCancel(accountName, scope).catch(report));
    const api = await parts.api().catch((error: unknown) => {
      throw notSent(error);
    });
    const result = await send(api);
    await atMost(JOURNAL_WAIT_MS, noteCanceled(result.canceled).catch(report));
    return withDelayed(result, filter ?? result.notCanceled.filter(isNotFound).map(({ orderId }) => orderId));
  }

  /** The answer with the orders that are not cancelled because the exchange holds them before matching. */
  async function withDelayed(
    result: CancelResult,
    scope: readonly string[] | OpenOrderFilter,
  ): Promise<CancelResult> {
    if ('length' in scope && scope.length === 0) return result;
    let found: readonly string[] = [];
    const looking = delayed.pursue(scope).then((orderIds) => {
      found = orderIds;
    });
    await atMost(LOOK_WAIT_MS, looking.catch(reportLook));
    if (found.length === 0) return result;
    const notCanceled = result.notCanceled.filter(({ orderId }) => !found.includes(orderId));
    return { ...result, notCanceled, delayed: found };
  }

  function reportLook(error: unknown): void {
    logger.warn({ err: error }, 'orders that a cancel did not find could not be looked up');
  }

  function report(error: unknown): void {
    logger.error({ err: error }, 'a cancel could not be written down');
  }

  /** What was cancelled was there: it was placed, whatever its answer was. Its fills are read once more. */
  async function noteCanceled(orderIds: readonly string[]): Promise<void> {
    const records = await journal.withOrderIds(accountName, orderIds);
    const changes = [...records.values()]
      .filter(({ recordId }) => !sending.has(recordId))
      .flatMap(canceledBy);
    if (changes.length > 0) await journal.append(changes);
  }

  return {
    async cancel(ids) {
      const orderIds = [...new Set(ids.map(checkOrderId))];
      const [only, ...others] = orderIds;
      if (only === undefined) throw new InvalidRequestError('BAD_USER_INPUT', 'orderIds is empty');
      return canceling({ orderIds }, (api) =>
        others.length === 0 ? api.cancelOrder(only) : api.cancelOrders(orderIds),
      );
    },
    cancelAll: () => canceling({}, (api) => api.cancelAll(), {}),
    async cancelMarket({ market, tokenId }) {
      if (market === undefined && tokenId === undefined) {
        throw new InvalidRequestError(
          'BAD_USER_INPUT',
          'cancelMarketOrders needs a market or a tokenId; to cancel every order of the account call cancelAll',
        );
      }
      const conditionId = market === undefined ? undefined : checkConditionId(market);
      const token = tokenId === undefined ? undefined : checkTokenId(tokenId);
      const ofToken = token === undefined ? {} : { tokenId: token };
      const scope = conditionId === undefined ? ofToken : { conditionId, ...ofToken };
      const filter = conditionId === undefined ? ofToken : { market: conditionId, ...ofToken };
      return canceling(scope, (api) => api.cancelMarketOrders(filter), filter);
    },
    async resumeDelayed() {
      const recent = { statuses: ['DELAYED'], from: Date.now() - DELAYED_WITHIN_MS } as const;
      const records = await journal.history(accountName, recent, { limit: MOST_DELAYED });
      delayed.resume(records.flatMap(({ cancelAsked, orderId }) => (cancelAsked ? (orderId ?? []) : [])));
    },
    [Symbol.asyncDispose]: () => delayed[Symbol.asyncDispose](),
  };
}

const isNotFound = ({ code }: NotCanceled): boolean => code === 'ORDER_NOT_FOUND';

function canceledBy({
  recordId,
  clientOrderId,
  orderId,
  phase,
  matchedSize,
  settledSize,
}: OrderRecord): OrderChange[] {
  if (orderId === undefined || phase === 'REJECTED') return [];
  const fills = { kind: 'FILLS', status: 'CANCELED', matchedSize, settledSize, open: true } as const;
  if (phase === 'PLACED') return [{ recordId, event: fills }];
  const outcome = placedUntold(clientOrderId, orderId, { value: 'UNKNOWN', raw: 'CANCELED' });
  return [
    { recordId, event: { kind: 'OUTCOME', outcome } },
    { recordId, event: fills },
  ];
}
