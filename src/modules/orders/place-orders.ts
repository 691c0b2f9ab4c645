/**
 * Placing orders so that none is placed twice and none is lost: the key is looked up, the order signed once, written down,
 * sent once, and what became of it written down before it is told.
 */
import { type CodedError, JournalUnavailableError } from '../../errors.ts';
import { HOLD_MS, type Journal } from '../../journal/journal.ts';
import { type OrderOutcome, rejected } from '../../journal/order-outcome.ts';
import type { OrderDraft, OrderRecord, SignedDraft } from '../../journal/order-record.ts';
import { sortableId } from '../../journal/sortable-id.ts';
import type { Logger } from '../../logger.ts';
import { rests } from '../../protocol/order.ts';
import type { Rails } from '../../rails/rails.ts';
import type { ExplainRejection } from '../funds/explain-rejection.ts';
import type { Account } from '../keys/account.ts';
import { hashInput } from './input-hash.ts';
import type { KeyedRequest } from './order-request.ts';
import { answered, conflict, decided, undecided, unwritten } from './outcomes.ts';
import type { Reconciler } from './reconciler.ts';
import { refusalOf } from './refusal-of.ts';
import type { SendOrder } from './send-orders.ts';
import { createSigningForSending } from './sign-for-sending.ts';
import { type OrderSigning, STALE_FACTS } from './sign-orders.ts';

/** How long an order may still be sent where its input names no deadline: one that rests, and one that must fill at once. */
const RESTING_DEADLINE_MS = 30_000;
const IMMEDIATE_DEADLINE_MS = 2_000;

/** What stands between a signed order and the journal. */
export type OrderRails = Pick<Rails, 'reserve' | 'release' | 'settled'>;

export interface OrderPlacingParts {
  readonly journal: Journal;
  /** The journal's name of the account. */
  readonly accountName: string;
  readonly account: Account;
  readonly signing: OrderSigning;
  readonly send: SendOrder;
  readonly reconciler: Reconciler;
  readonly rails: OrderRails;
  /** Ids of the records that are being sent here; kept by this, read by the reconciler. */
  readonly sending: Set<string>;
  readonly explain: ExplainRejection;
  /** Told of the first answer to each order. */
  readonly countOutcome: (kind: OrderOutcome['kind']) => void;
  /** Exchange time, milliseconds. */
  readonly exchangeNow: () => number;
  readonly logger: Logger;
}

/** A request whose key nobody is using just now. */
interface Fresh {
  readonly keyed: KeyedRequest;
  readonly inputHash: string;
}

/** A request as the journal takes it, and the order in it where it came to one. */
interface Prepared {
  readonly keyed: KeyedRequest;
  readonly draft: OrderDraft;
}

export interface OrderPlacing {
  /**
   * Places orders, one outcome each, in order. Throws only before anything was sent, and then a repeat with the same keys is
   * safe: `JournalUnavailableError`.
   */
  place(requests: readonly KeyedRequest[], caller: string): Promise<OrderOutcome[]>;
  /**
   * What a repeat of the order with this key would return now; `undefined` where the journal has no such key. Sends nothing, and
   * waits for the order where it is being placed here.
   * @throws {JournalUnavailableError}
   */
  result(clientOrderId: string): Promise<OrderOutcome | undefined>;
}

export function createOrderPlacing(parts: OrderPlacingParts): OrderPlacing {
  const { journal, accountName, signing, reconciler, rails, sending, logger } = parts;
  const signForSending = createSigningForSending(parts);
  const running = new Map<string, { readonly inputHash: string; readonly outcome: Promise<OrderOutcome> }>();

  function place(requests: readonly KeyedRequest[], caller: string): Promise<OrderOutcome[]> {
    const fresh: Fresh[] = [];
    const outcomes = Promise.resolve().then(() => placeFresh(fresh, caller));
    return Promise.all(
      requests.map((keyed): Promise<OrderOutcome> | OrderOutcome => {
        const { clientOrderId, deadline, request } = keyed;
        const inputHash = hashInput({ ...request, deadline });
        const known = running.get(clientOrderId);
        if (known !== undefined) {
          return known.inputHash === inputHash ? known.outcome : conflict(clientOrderId);
        }
        const index = fresh.push({ keyed, inputHash }) - 1;
        const outcome = outcomes.then((all) => all[index] as OrderOutcome);
        running.set(clientOrderId, { inputHash, outcome });
        return outcome.finally(() => running.delete(clientOrderId));
      }),
    );
  }

  async function placeFresh(fresh: readonly Fresh[], caller: string): Promise<OrderOutcome[]> {
    const known = await journal.withKeys(
      accountName,
      fresh.flatMap(({ keyed }) => (keyed.isNewKey ? [] : [keyed.clientOrderId])),
    );
    const placed = await placeNew(
      fresh.filter(({ keyed }) => !known.has(keyed.clientOrderId)),
      caller,
    );
    return Promise.all(
      fresh.map((one) => {
        const record = known.get(one.keyed.clientOrderId);
        return record === undefined ? (placed.get(one) as OrderOutcome) : replay(record, one.inputHash);
      }),
    );
  }

  /** Prepares all before sending any, so that they leave together. */
  async function placeNew(
    fresh: readonly Fresh[],
    caller: string,
  ): Promise<ReadonlyMap<Fresh, OrderOutcome>> {
    if (fresh.length === 0) return new Map();
    const obstacle = await reconciler.ready().then(() => undefined, refusalOf);
    const prepared = await Promise.all(fresh.map((one) => prepare(one, caller, obstacle)));
    const recordIds = prepared.map(({ draft }) => draft.recordId);
    for (const recordId of recordIds) sending.add(recordId);
    // While they are in this process' hand.
    const sendBy = Date.now() + HOLD_MS;
    try {
      const taken = await enter(prepared);
      const outcomes = await Promise.all(
        prepared.map(async (one, index) => {
          const known = taken[index];
          if (known !== undefined && 'recordId' in known) {
            releaseAll([one]);
            return replay(known, one.draft.inputHash);
          }
          const outcome = known ?? (await carryOut(one, sendBy));
          parts.countOutcome(outcome.kind);
          return outcome;
        }),
      );
      return new Map(fresh.map((one, index) => [one, outcomes[index] as OrderOutcome]));
    } finally {
      for (const recordId of recordIds) sending.delete(recordId);
    }
  }

  /** Writes orders down; gives the outcome of each that is not to be sent. What cannot be written down is not sent. */
  async function enter(
    prepared: readonly Prepared[],
  ): Promise<readonly (OrderRecord | OrderOutcome | undefined)[]> {
    const drafts = prepared.map(({ draft }) => draft);
    try {
      return await journal.enter(accountName, drafts);
    } catch (error) {
      releaseAll(prepared);
      if (!(error instanceof JournalUnavailableError && error.mayBeWritten)) throw error;
      return drafts.map((draft) => withhold(draft, error));
    }
  }

  /** An order that may be written down although that failed: it is not sent here, but it may be by another replica. */
  function withhold({ recordId, clientOrderId, event }: OrderDraft, error: CodedError): OrderOutcome {
    if (event.kind === 'OUTCOME') return event.outcome;
    const { orderId } = event;
    const outcome = rejected(clientOrderId, error, orderId);
    reconciler.remember({ recordId, clientOrderId, orderId, outcome }, outcome);
    return unwritten(outcome, orderId);
  }

  function releaseAll(prepared: readonly Prepared[]): void {
    for (const { event, clientOrderId } of prepared.map(({ draft }) => draft)) {
      if (event.kind === 'PREPARED') rails.release(event.orderId, clientOrderId);
    }
  }

  /** The answer to a key that was used before. */
  async function replay(record: OrderRecord, inputHash: string): Promise<OrderOutcome> {
    if (record.inputHash !== inputHash) return conflict(record.clientOrderId);
    return decided(record) ?? reconciler.clarify(record);
  }

  async function prepare(
    { keyed, inputHash }: Fresh,
    caller: string,
    obstacle: CodedError | undefined,
  ): Promise<Prepared> {
    const receivedAt = Date.now();
    const defaultMs = rests(keyed.request.orderType) ? RESTING_DEADLINE_MS : IMMEDIATE_DEADLINE_MS;
    const deadline = keyed.deadline?.getTime() ?? receivedAt + defaultMs;
    const { clientOrderId } = keyed;
    const recordId = sortableId(receivedAt);
    return {
      keyed,
      draft: {
        ...{ recordId, clientOrderId, inputHash, caller, receivedAt, deadline },
        event: await signForSending(keyed, deadline, obstacle),
      },
    };
  }

  /** Sends what was prepared, writes down what became of it, and looks it up at once where nobody knows. */
  async function carryOut({ keyed, draft }: Prepared, sendBy: number): Promise<OrderOutcome> {
    const { recordId, clientOrderId, event } = draft;
    if (event.kind === 'OUTCOME') return event.outcome;
    const { orderId, outcome } = await sendOnce(keyed, draft, event, sendBy);
    const record = { recordId, clientOrderId, orderId, outcome };
    let written: ReadonlySet<string>;
    try {
      written = await journal.append([{ recordId, event: { kind: 'OUTCOME', outcome } }]);
    } catch (error) {
      logger.error({ err: error, orderId }, 'an outcome could not be written down');
      reconciler.remember(record, outcome);
      return outcome.kind === 'rejected' ? unwritten(outcome, orderId) : outcome;
    }
    if (outcome.kind === 'placed' || (outcome.kind === 'rejected' && written.has(recordId))) return outcome;
    // Nobody knows, or the order is in another replica's hand, which may have sent it.
    const clarified = await reconciler.clarify(record);
    if (clarified.kind === 'unknown') reconciler.pursue(record);
    return clarified;
  }

  /** Only a clear word that its version is not taken has an order signed anew, once. */
  async function sendOnce(
    keyed: KeyedRequest,
    draft: OrderDraft,
    first: SignedDraft,
    sendBy: number,
  ): Promise<{ readonly orderId: string; readonly outcome: OrderOutcome }> {
    const { post } = first;
    const outcome = await send(keyed, draft, first, sendBy);
    const result = { orderId: first.orderId, outcome };
    if (outcome.kind !== 'rejected' || outcome.origin !== 'EXCHANGE') return result;
    if (STALE_FACTS.has(outcome.code)) await signing.forgetMarketOf(post.order.tokenId);
    if (outcome.code !== 'ORDER_VERSION_MISMATCH' || keyed.request.kind === 'signed') return result;
    const refused = post.order.version;
    if ((await signing.versionAfter(post.order.tokenId, refused)) === refused) return result;
    const event = await signForSending(keyed, draft.deadline);
    if (event.kind === 'OUTCOME') return { ...result, outcome: event.outcome };
    const sendAgainBy = Date.now() + HOLD_MS;
    const isWritten = await journal.append([{ recordId: draft.recordId, event }]).then(
      (written) => written.has(draft.recordId),
      () => false,
    );
    if (!isWritten) {
      // What cannot be written down, or is not ours to send any more, is not sent: the refusal stands.
      rails.release(event.orderId, keyed.clientOrderId);
      return result;
    }
    return { orderId: event.orderId, outcome: await send(keyed, draft, event, sendAgainBy) };
  }

  /** Sends an order and tells the rails what became of it. */
  async function send(
    { clientOrderId, request }: KeyedRequest,
    { deadline }: OrderDraft,
    { orderId, post }: SignedDraft,
    sendBy: number,
  ): Promise<OrderOutcome> {
    const answer = await parts.send(post, Math.min(deadline, sendBy));
    const outcome = answered(answer, { clientOrderId, orderId, isOwn: request.kind !== 'signed' });
    rails.settled(outcome);
    return outcome.kind === 'rejected' ? parts.explain(outcome, post.order) : outcome;
  }

  async function result(clientOrderId: string): Promise<OrderOutcome | undefined> {
    const here = running.get(clientOrderId);
    if (here !== undefined) return here.outcome;
    const record = (await journal.withKeys(accountName, [clientOrderId])).get(clientOrderId);
    return record && (decided(record) ?? undecided(record));
  }

  return { place, result };
}
