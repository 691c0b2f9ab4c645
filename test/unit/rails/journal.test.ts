/** What the rails keep in the journal, the same on every store. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InvalidRequestError } from '../../../src/errors.ts';
import type { Journal } from '../../../src/journal/journal.ts';
import { openJournal } from '../../../src/journal/open-journal.ts';
import { rejected } from '../../../src/journal/order-outcome.ts';
import type { OrderDraft } from '../../../src/journal/order-record.ts';
import { sortableId } from '../../../src/journal/sortable-id.ts';
import type { Side } from '../../../src/protocol/order.ts';
import type { TradingStateRecord } from '../../../src/rails/trading-state.ts';
import { LASTING_STORES, type TestStore } from '../../support/journal-stores.ts';

const MIDNIGHT = Date.UTC(2026, 10, 22);
const BYTES = `0x${'1'.repeat(64)}`;
const ADDRESS = `0x${'1'.repeat(40)}`;

function draft(orderId: string, side: Side, receivedAt: number): OrderDraft {
  const post = {
    order: {
      version: 2 as const,
      salt: 1n,
      maker: ADDRESS,
      signer: ADDRESS,
      tokenId: '1',
      makerAmount: 5_000_001n,
      takerAmount: 10_000_000n,
      side,
      signatureType: 0 as const,
      expiration: 0n,
      timestamp: BigInt(receivedAt),
      metadata: BYTES,
      builder: BYTES,
      signature: '0x12',
    },
    orderType: 'GTC' as const,
    postOnly: false,
    deferExec: false,
  };
  const terms = {
    makerAddress: ADDRESS,
    owner: 'api-key',
    conditionId: BYTES,
    tokenId: '1',
    side,
    price: '0.5',
    size: '10',
    orderType: 'GTC' as const,
    expiration: 0,
    signedAt: receivedAt,
  };
  return {
    recordId: sortableId(receivedAt),
    clientOrderId: orderId,
    inputHash: 'hash',
    caller: 'local',
    receivedAt,
    deadline: receivedAt + 30_000,
    event: { kind: 'PREPARED', orderId, terms, post },
  };
}

const halted: TradingStateRecord = { state: 'HALTED', since: MIDNIGHT, reason: 'a test', setBy: 'local' };
const active: TradingStateRecord = {
  state: 'ACTIVE',
  since: MIDNIGHT + 1,
  reason: undefined,
  setBy: 'an admin',
};

describe.each(LASTING_STORES)('on $name', ({ isThere, open }) => {
  let home: TestStore;
  let journal: Journal;

  beforeEach(async () => {
    if (!isThere) return;
    home = await open();
    journal = await openJournal(home.store);
  });
  afterEach(async () => {
    if (!isThere) return;
    await journal[Symbol.asyncDispose]();
    await home[Symbol.asyncDispose]();
  });
  const test = it.skipIf(!isThere);

  test('the day has spent what its BUYs may, those apart that were refused or are left out', async () => {
    const refused = draft('refused', 'BUY', MIDNIGHT);
    await journal.enter('me', [
      draft('yesterday', 'BUY', MIDNIGHT - 1),
      draft('first', 'BUY', MIDNIGHT),
      draft('second', 'BUY', MIDNIGHT + 1),
      draft('sold', 'SELL', MIDNIGHT),
      refused,
    ]);
    await journal.enter('you', [draft('of another account', 'BUY', MIDNIGHT)]);
    const no = rejected('refused', new InvalidRequestError('NO_LIQUIDITY', 'no'), 'refused');
    await journal.append([{ recordId: refused.recordId, event: { kind: 'OUTCOME', outcome: no } }]);
    expect(await journal.spentOn('me', MIDNIGHT, [])).toBe(10_000_002n);
    expect(await journal.spentOn('me', MIDNIGHT, ['first', 'nobody'])).toBe(5_000_001n);
    expect(await journal.spentOn('me', MIDNIGHT + 2, [])).toBe(0n);
  });

  test('a trading state is there again after a restart, for its account alone', async () => {
    const states = journal.tradingState('me');
    expect(await states.read()).toBeUndefined();
    expect(await states.replace(undefined, halted)).toBe(true);
    expect(await states.replace(halted, active)).toBe(true);
    expect(await states.replace(active, halted)).toBe(true);
    await journal[Symbol.asyncDispose]();
    journal = await openJournal(home.store);
    expect(await journal.tradingState('me').read()).toEqual(halted);
    expect(await journal.tradingState('you').read()).toBeUndefined();
  });

  test('whoever replaces a state that is not there any more is told so and changes nothing', async () => {
    const states = journal.tradingState('me');
    await states.replace(undefined, halted);
    expect(await states.replace(undefined, active)).toBe(false);
    expect(await states.replace(active, active)).toBe(false);
    expect(await states.read()).toEqual(halted);
  });
});
