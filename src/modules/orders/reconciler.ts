/**
 * Finds out what became of orders whose outcome is unknown: at once, then with longer and longer pauses, and after a
 * restart before anything new is sent. What is looked for, and when an order is sent again, is said in `find-order.ts`.
 */
import type { AccountApi } from '../../clob/account-api.ts';
import type { OpenOrder } from '../../clob/types.ts';
import { CodedError, type ErrorCode, ExchangeRefusedError } from '../../errors.ts';
import { HOLD_MS, type Journal } from '../../journal/journal.ts';
import type { OrderOutcome } from '../../journal/order-outcome.ts';
import type { OrderRecord, SignedDraft } from '../../journal/order-record.ts';
import type { Logger } from '../../logger.ts';
import { endOfGtd } from '../../protocol/order.ts';
import { pause, Timers } from '../../streams/timers.ts';
import { findOrder } from './find-order.ts';
import { answered, notTaken, placedAs, placedUnseen, type UndecidedOrder, undecided } from './outcomes.ts';
import type { OrderAnswer, SendOrder } from './send-orders.ts';

export interface Reconciler extends AsyncDisposable {
  /**
   * Resolves once every order that an earlier run left undecided was looked at.
   * @throws {CodedError} where they could not be: nothing new may be sent
   */
  ready(): Promise<void>;
  /**
   * Looks at an undecided order now, and waits for some seconds where another replica is at it. Gives its outcome, or
   * that it is still unknown.
   */
  clarify(record: UndecidedOrder): Promise<OrderOutcome>;
  /** Looks at an order now, without waiting for anybody: something was heard of it. */
  look(record: UndecidedOrder): void;
  /** Decides an order that the exchange has shown as placed, whoever holds it. */
  believe(record: OrderRecord, order: OpenOrder): void;
  /** Looks again and again, until the order is decided. */
  pursue(record: UndecidedOrder): void;
  /** Takes an outcome that could not be written down: the order is decided by it as soon as that can be. */
  remember(record: UndecidedOrder, outcome: OrderOutcome): void;
  /** Looks at every undecided order of the account now. */
  lookAtAll(): Promise<readonly OrderOutcome[]>;
}

export interface ReconcilerParts {
  readonly journal: Journal;
  /** The journal's name of the account. */
  readonly accountName: string;
  readonly api: () => Promise<AccountApi>;
  readonly send: SendOrder;
  /** Ids of the records that this process is sending just now. */
  readonly sending: ReadonlySet<string>;
  /** Cancels an order. */
  readonly cancel: (orderId: string) => Promise<unknown>;
  /** Whether the exchange does not show the account all of its orders, so that one that is missing proves nothing. */
  readonly hidesOrders: (api: AccountApi) => Promise<boolean>;
  /** Told of every outcome that was found out here. */
  readonly onDecided: (outcome: OrderOutcome) => void;
  readonly logger: Logger;
  /** Unix milliseconds; default: the machine's clock. */
  readonly now?: (() => number) | undefined;
}

/**
 * How long after it was written down as sent an order may still arrive and be accepted. It leaves within `HOLD_MS`, and the
 * exchange refuses timestamps older than about a minute (seen, not documented); twice that is on the safe side.
 */
export const LATE_ARRIVAL_MS = HOLD_MS + 120_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;
/** How often orders are sought that another replica let go of. */
const SWEEP_MS = 15_000;
/** Between looks at an order that another replica is at, and how long its answer is waited for. */
const ELSEWHERE_PAUSE_MS = 100;
const ELSEWHERE_WAIT_MS = 10_000;

/** Refusals that turn a request away without a word on the order in it. */
const TURNED_AWAY: ReadonlySet<ErrorCode> = new Set([
  'EXCHANGE_UNAUTHORIZED',
  'EXCHANGE_BLOCKED',
  'EXCHANGE_RESTARTING',
  'EXCHANGE_CANCEL_ONLY',
  'EXCHANGE_POST_ONLY',
  'EXCHANGE_TRADING_DISABLED',
  'RATE_LIMITED',
]);

/** What came of one look. */
interface Look {
  readonly outcome: OrderOutcome;
  /** Whether the order is in another replica's hand, so that nothing was asked. */
  readonly isElsewhere?: boolean;
  /** Why the exchange or the journal could not be asked. */
  readonly failure?: CodedError;
}

export function createReconciler(parts: ReconcilerParts): Reconciler {
  const { journal, accountName, logger, now = Date.now } = parts;
  const looks = new Map<string, Promise<Look>>();
  /** Outcomes that are not written down yet, by record id. */
  const heard = new Map<string, OrderOutcome>();
  const timers = new Timers();
  const ending = new AbortController();
  let readiness: Promise<void> | undefined;

  /** Calls for one order at the same moment share one look. */
  function look(record: UndecidedOrder): Promise<Look> {
    const known = looks.get(record.recordId);
    if (known !== undefined) return known;
    const looking = lookOnce(record)
      .catch((error: unknown): Look => {
        if (!(error instanceof CodedError)) throw error;
        logger.warn({ err: error, orderId: record.orderId }, 'an order could not be looked up');
        return { outcome: undecided(record), failure: error };
      })
      .finally(() => looks.delete(record.recordId));
    looks.set(record.recordId, looking);
    return looking;
  }

  async function lookOnce(stale: UndecidedOrder): Promise<Look> {
    const record = await journal.hold(stale.recordId);
    if (record?.orderId === undefined || record.terms === undefined) return reread(stale);
    const outcome = heard.get(record.recordId);
    if (outcome !== undefined) return decide(record, outcome);
    const { orderId, terms } = record;
    const api = await parts.api();
    const found = await findOrder(api, orderId, terms);
    if (found.kind !== 'absent') return decide(record, placedAs(record, orderId, found));
    if (maySend(record)) return sendAgain(api, record);
    const isLate = now() - record.sentAt > LATE_ARRIVAL_MS;
    if (isLate && !(await parts.hidesOrders(api))) return decide(record, notTaken(record, orderId));
    return { outcome: undecided(record) };
  }

  /** It was decided meanwhile, is in another replica's hand, or was never written down. */
  async function reread(record: UndecidedOrder): Promise<Look> {
    const { recordId, clientOrderId } = record;
    const current = (await journal.withKeys(accountName, [clientOrderId])).get(clientOrderId);
    const outcome = heard.get(recordId);
    if (current?.recordId !== recordId && outcome !== undefined) return conclude(record, outcome);
    if (current?.phase === 'PLACED' || current?.phase === 'REJECTED') heard.delete(recordId);
    const known = current?.outcome ?? undecided(current ?? record);
    return { outcome: known, isElsewhere: known.kind === 'unknown' };
  }

  function maySend({ cancelAsked, refusal, deadline, terms }: OrderRecord): boolean {
    const expiration = terms?.expiration ?? 0;
    const end = expiration === 0 ? deadline : Math.min(deadline, endOfGtd(expiration));
    return !cancelAsked && refusal === undefined && now() < end && !ending.signal.aborted;
  }

  /** The same bytes once more. Anything but a yes leaves the order undecided: another copy may still arrive. */
  async function sendAgain(api: AccountApi, record: OrderRecord): Promise<Look> {
    const { recordId } = record;
    const signed = await journal.signed(recordId);
    if (signed === undefined) return { outcome: undecided(record) };
    const sendBy = Math.min(record.deadline, now() + HOLD_MS);
    const resent = await journal.append([{ recordId, event: { kind: 'RESENT' } }]);
    if (!resent.has(recordId)) return reread(record);
    return judge(api, record, signed, await parts.send(signed.post, sendBy));
  }

  async function judge(
    api: AccountApi,
    record: OrderRecord,
    { orderId, terms }: SignedDraft,
    answer: OrderAnswer,
  ): Promise<Look> {
    const { recordId, clientOrderId } = record;
    if (!(answer instanceof CodedError)) {
      const outcome = answered(answer, { clientOrderId, orderId, isOwn: true });
      return outcome.kind === 'unknown' ? { outcome } : decide(record, outcome);
    }
    const { code, message } = answer;
    if (code === 'DUPLICATE_ORDER') {
      const found = await findOrder(api, orderId, terms);
      return decide(
        record,
        found.kind === 'absent' ? placedUnseen(record, orderId) : placedAs(record, orderId, found),
      );
    }
    if (answer instanceof ExchangeRefusedError && !TURNED_AWAY.has(code)) {
      await journal.append([{ recordId, event: { kind: 'REFUSED', code, message } }]);
    }
    return { outcome: undecided(record) };
  }

  async function decide(record: OrderRecord, outcome: OrderOutcome): Promise<Look> {
    const { recordId } = record;
    const decided = await journal.append([{ recordId, event: { kind: 'OUTCOME', outcome } }]);
    if (!decided.has(recordId)) return reread(record);
    const seen = conclude(record, outcome);
    if (outcome.kind === 'placed' && outcome.status.value !== 'MATCHED') await cancelIfAsked(outcome.orderId);
    return seen;
  }

  /** Its cancel may have been asked for while nobody knew of it, and have come to the exchange before it. */
  async function cancelIfAsked(orderId: string): Promise<void> {
    try {
      const record = (await journal.withOrderIds(accountName, [orderId])).get(orderId);
      if (record?.cancelAsked === true) await parts.cancel(orderId);
    } catch (error) {
      logger.error({ err: error, orderId }, 'an order whose cancel was asked for could not be cancelled');
    }
  }

  function conclude(record: UndecidedOrder, outcome: OrderOutcome): Look {
    heard.delete(record.recordId);
    timers.clear(record.recordId);
    logger.info({ orderId: record.orderId, outcome: outcome.kind }, 'an unknown outcome is known now');
    parts.onDecided(outcome);
    return { outcome };
  }

  /** Looks, and looks again while another replica is at it, for `waitMs` at most. */
  async function follow(record: UndecidedOrder, waitMs: number): Promise<Look> {
    const until = now() + waitMs;
    for (;;) {
      const seen = await look(record);
      if (seen.isElsewhere !== true || now() >= until || ending.signal.aborted) return seen;
      await pause(ELSEWHERE_PAUSE_MS, ending.signal);
    }
  }

  function pursue(record: UndecidedOrder, pauseMs = FIRST_PAUSE_MS): void {
    timers.set(record.recordId, pauseMs, () => {
      look(record).then(({ outcome }) => {
        if (outcome.kind === 'unknown') pursue(record, Math.min(pauseMs * 2, LONGEST_PAUSE_MS));
      }, reportBreak);
    });
  }

  function reportBreak(error: unknown): void {
    logger.error({ err: error }, 'a look-up broke');
  }

  /** Looks at every undecided order that is not being sent here, and goes on with those that stay so. */
  async function lookAtEach(lookAt: (record: OrderRecord) => Promise<Look>): Promise<readonly Look[]> {
    const undecidedNow = await journal.undecided(accountName);
    const records = undecidedNow.filter(({ recordId }) => !parts.sending.has(recordId));
    const seen = await Promise.all(records.map(lookAt));
    for (const [index, record] of records.entries()) {
      if (seen[index]?.outcome.kind === 'unknown' && !timers.has(record.recordId)) pursue(record);
    }
    return seen;
  }

  async function lookAtAll(): Promise<readonly OrderOutcome[]> {
    return (await lookAtEach(look)).map(({ outcome }) => outcome);
  }

  /** The first look after a start. An order that another replica is sending is waited for: it decides, or lets go. */
  async function recover(): Promise<void> {
    const seen = await lookAtEach((record) => follow(record, record.phase === 'SENDING' ? HOLD_MS : 0));
    const failure = seen.find((one) => one.failure !== undefined)?.failure;
    if (failure !== undefined) throw failure;
  }

  function sweepLater(): void {
    timers.set('sweep', SWEEP_MS, () => {
      lookAtAll()
        .catch((error: unknown) => {
          logger.warn({ err: error }, 'undecided orders could not be read');
        })
        .finally(sweepLater);
    });
  }

  sweepLater();
  return {
    ready() {
      readiness ??= recover().catch((error: unknown) => {
        readiness = undefined;
        throw error;
      });
      return readiness;
    },
    clarify: async (record) => (await follow(record, ELSEWHERE_WAIT_MS)).outcome,
    look(record) {
      look(record).catch(reportBreak);
    },
    believe(record, order) {
      const found = { kind: 'shown', order } as const;
      decide(record, placedAs(record, order.orderId, found)).catch((error: unknown) => {
        logger.warn({ err: error, orderId: order.orderId }, 'what the stream showed could not be written');
        pursue(record);
      });
    },
    pursue: (record) => pursue(record),
    remember(record, outcome) {
      if (outcome.kind !== 'unknown') heard.set(record.recordId, outcome);
      pursue(record);
    },
    lookAtAll,
    async [Symbol.asyncDispose]() {
      ending.abort();
      timers[Symbol.dispose]();
      await Promise.allSettled(looks.values());
    },
  };
}
