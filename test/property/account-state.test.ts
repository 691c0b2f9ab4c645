/** What is told is what happened, whatever was heard: frames lost, repeated, late, in another order, readings in between. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notification } from '../../src/clob/notification-types.ts';
import type { UserFrame } from '../../src/clob/wire/user-frames.ts';
import { AccountState, type AccountStep } from '../../src/streams/account-state.ts';
import {
  BEGIN,
  IDENTITY,
  type OrderScript,
  orderIdOf,
  SimulatedAccount,
  summary,
} from '../support/simulated-account.ts';

/** Shares of a fill. Often the same as another's, which then only their trades' ids tell apart. */
const fillSize = fc.oneof(fc.constant(7), fc.integer({ min: 1, max: 50 }));

const script: fc.Arbitrary<OrderScript> = fc
  .record({
    type: fc.constantFrom('GTC', 'GTD', 'FAK'),
    side: fc.constantFrom('BUY', 'SELL'),
    role: fc.constantFrom('TAKER', 'MAKER'),
    fills: fc.array(fc.record({ size: fillSize, fails: fc.boolean() }), {
      maxLength: 4,
    }),
    rest: fc.integer({ min: 0, max: 20 }),
    ending: fc.constantFrom('CANCELED', 'EXPIRED', 'OPEN'),
  } as const)
  // A FAK order that fills nothing is killed at once, and was never an order.
  .filter(({ type, fills, rest }) => fills.length > 0 || (rest > 0 && type !== 'FAK'));

/** What befalls each frame in turn, and what is read in between. */
const fate = fc.record({
  frame: fc.constantFrom('arrives', 'arrives', 'lost', 'twice', 'late'),
  notice: fc.boolean(),
  reading: fc.constantFrom('none', 'none', 'none', 'quick', 'slow', 'short'),
  restart: fc.constantFrom(false, false, false, true),
});

const calm = { frame: 'arrives', notice: true, reading: 'none', restart: false } as const;

it('tells every step of every order and trade once and in order, whatever is heard of them', () => {
  fc.assert(
    fc.property(
      fc.array(script, { minLength: 1, maxLength: 6 }),
      fc.array(fate, { minLength: 5, maxLength: 40 }),
      fc.array(fc.nat({ max: 1000 }), { minLength: 10, maxLength: 10 }),
      (scripts, fates, choices) => {
        let draw = 0;
        const choose = (count: number) => ((choices[draw++ % choices.length] ?? 0) + draw) % count;
        const account = new SimulatedAccount(scripts, choose);
        let state = new AccountState(IDENTITY, new Date(BEGIN - 600_000));
        state.inherit(account.reading([]), []);
        const told: AccountStep[] = [];
        const stored = new Map<string, string>();
        const late: UserFrame[] = [];
        const unread: Notification[] = [];
        const poll = () => {
          for (const notification of unread.splice(0)) told.push(...state.notice(notification));
        };
        const readNow = (isListed?: (orderId: string) => boolean) => {
          poll();
          told.push(...state.read(account.reading(state.openOrderIds, [], isListed)));
        };
        const hear = (frame: UserFrame) => told.push(...state.hear(frame));

        for (const [index, moment] of account.moments.entries()) {
          const { notice, reading, restart, ...befalls } = fates[index % fates.length] ?? calm;
          const frameFate = isBirthOfMortal(moment.frame) ? 'arrives' : befalls.frame;
          const slow = reading === 'slow' ? account.reading(state.openOrderIds) : undefined;
          moment.happen();
          const { frame, notification } = moment;
          if (frame && frameFate !== 'lost' && frameFate !== 'late') hear(frame);
          if (frame && frameFate === 'twice') hear(frame);
          if (frame && frameFate === 'late') late.push(frame);
          else for (const old of late.splice(0, choose(3))) hear(old);
          if (notification) unread.push(notification);
          if (notice) poll();
          if (slow) {
            poll();
            told.push(...state.read(slow));
          }
          if (reading === 'quick') readNow();
          if (reading === 'short') readNow((orderId) => Number(orderId) % 2 === index % 2);
          if (restart) state = revived(state, stored);
        }
        readNow();
        for (const frame of late) hear(frame);
        readNow();

        const found = summary(told);
        for (const [key, truth] of account.truth) {
          const voids = key.endsWith('voids');
          expect({ key, told: voids ? found.get(key)?.toSorted() : found.get(key) }).toEqual({
            key,
            told: voids ? truth.toSorted() : truth,
          });
        }
        expect([...found.keys()].filter((key) => !account.truth.has(key))).toEqual([]);
        expect(state.isUnresolved).toBe(false);
      },
    ),
    { numRuns: 1000 },
  );
});

it('begun in the middle, it tells nothing twice and nothing behind what comes later, whenever we say that we placed an order', () => {
  fc.assert(
    fc.property(
      fc.array(script.filter(endsByFills), { minLength: 1, maxLength: 4 }),
      fc.nat({ max: 20 }),
      fc.array(fc.nat({ max: 6 }), { minLength: 5, maxLength: 30 }),
      (scripts, beginning, words) => {
        const account = new SimulatedAccount(scripts, (count) => words.length % count);
        const state = new AccountState(IDENTITY, new Date(BEGIN - 600_000));
        for (const { happen } of account.moments.slice(0, beginning)) happen();
        state.inherit(account.reading([]), []);
        const orderIds = [...account.truth.keys()].filter(
          (key) => key.startsWith('0x') && !key.includes(' '),
        );
        const told: AccountStep[] = [];
        for (const [index, { happen, frame }] of account.moments.slice(beginning).entries()) {
          happen();
          if (frame) told.push(...state.hear(frame));
          const word = orderIds[words[index % words.length] ?? 0];
          if (word !== undefined) told.push(...state.placed([word]));
        }
        told.push(...state.placed(orderIds), ...state.read(account.reading(state.openOrderIds)));

        for (const [key, steps] of summary(told)) {
          const truth = account.truth.get(key)?.filter((step) => steps.includes(step)) ?? [];
          const isAnyOrder = key.endsWith('voids');
          expect({ key, steps: isAnyOrder ? steps.toSorted() : steps }).toEqual({
            key,
            steps: isAnyOrder ? truth.toSorted() : truth,
          });
        }
      },
    ),
    { numRuns: 1000 },
  );
});

it('begun after everything was over, it emits nothing, whatever is shown again', () => {
  fc.assert(
    fc.property(
      fc.array(script.filter(isOver), { minLength: 1, maxLength: 4 }),
      fc.nat({ max: 40 }),
      (scripts, known) => {
        const account = new SimulatedAccount(scripts, () => 0);
        for (const { happen } of account.moments) happen();
        const notifications = account.moments.flatMap(({ notification }) => notification ?? []);
        const state = new AccountState(IDENTITY, new Date(BEGIN - 600_000));
        state.inherit(account.reading([]), notifications.slice(known));
        const emitted = notifications.flatMap((notification) => state.notice(notification));
        emitted.push(...state.read(account.reading(state.openOrderIds)));
        for (const { frame } of account.moments)
          if (frame?.kind === 'trade') emitted.push(...state.hear(frame));
        emitted.push(...notifications.flatMap((notification) => state.notice(notification)));
        emitted.push(...state.read(account.reading(state.openOrderIds)));
        expect({ emitted, isUnresolved: state.isUnresolved }).toEqual({ emitted: [], isUnresolved: false });
      },
    ),
    { numRuns: 500 },
  );
});

it('tells all of orders that we placed and have a record of, though nothing was heard of them', () => {
  fc.assert(
    fc.property(fc.array(script.filter(isPatient), { minLength: 1, maxLength: 4 }), (scripts) => {
      const account = new SimulatedAccount(scripts, () => 0);
      let now = BEGIN;
      const state = new AccountState(IDENTITY, new Date(BEGIN - 600_000), () => now);
      state.inherit(account.reading([]), []);
      const orderIds = scripts.map((_script, index) => orderIdOf(index));
      const told = state.placed(orderIds);
      for (const { happen } of account.moments) happen();
      now += 60_000;
      told.push(...state.read(account.reading(state.openOrderIds, orderIds)));
      expect(summary(told)).toEqual(account.truth);
    }),
  );
});

it('tells all of what happens after the exchange has set its clock back by a minute and more', () => {
  const whole: OrderScript = {
    ...{ type: 'GTC', side: 'BUY', role: 'TAKER', rest: 0, ending: 'OPEN' },
    fills: [{ size: 7, fails: false }],
  };
  const account = new SimulatedAccount([whole], () => 0);
  const state = new AccountState(IDENTITY, new Date(BEGIN - 600_000));
  state.inherit({ ...account.reading([]), begunAt: new Date(BEGIN + 90_000) }, []);
  const told = account.moments.flatMap(({ happen, frame }) => {
    happen();
    return frame ? state.hear(frame) : [];
  });
  expect(summary(told)).toEqual(account.truth);
});

it('tells the fills that it knows before the end, also where no reading shows them any more', () => {
  const filled: OrderScript = {
    ...{ type: 'GTC', side: 'BUY', role: 'TAKER', rest: 0, ending: 'OPEN' },
    fills: [{ size: 7, fails: false }],
  };
  const account = new SimulatedAccount([filled], () => 0);
  for (const { happen } of account.moments) happen();
  const state = new AccountState(IDENTITY, new Date(BEGIN - 600_000));
  state.inherit(account.reading([]), []);
  const withoutTrades = () => ({ ...account.reading(state.openOrderIds), trades: [] });
  const told = state.read(withoutTrades());
  for (const { notification } of account.moments) if (notification) told.push(...state.notice(notification));
  told.push(...state.placed([orderIdOf(0)]), ...state.read(withoutTrades()));
  expect(summary(told).get(orderIdOf(0))).toEqual(account.truth.get(orderIdOf(0)));
});

it('does not take an order for over that the lists lack while it is young', () => {
  const resting: OrderScript = {
    ...{ type: 'GTC', side: 'BUY', role: 'TAKER', fills: [], rest: 5, ending: 'OPEN' },
  };
  const account = new SimulatedAccount([resting], () => 0);
  let now = BEGIN;
  const state = new AccountState(IDENTITY, new Date(BEGIN - 600_000), () => now);
  state.inherit(account.reading([]), []);
  const orderIds = [orderIdOf(0)];
  const told = state.placed(orderIds);
  for (const { happen } of account.moments) happen();
  const early = account.reading(state.openOrderIds, orderIds);
  now += 2_000;
  told.push(...state.read({ ...early, orders: [], lookedUp: new Map([[orderIdOf(0), undefined]]) }));
  expect({ told, isUnresolved: state.isUnresolved }).toEqual({ told: [], isUnresolved: true });
  told.push(...state.read(account.reading(state.openOrderIds, orderIds)));
  expect(summary(told)).toEqual(account.truth);
});

describe('an order that we have a record of, and that is over, is not told of', () => {
  const unfilled: OrderScript = {
    ...{ type: 'GTC', side: 'BUY', role: 'TAKER', fills: [], rest: 5, ending: 'CANCELED' },
  };
  const orderIds = [orderIdOf(0)];

  /** The order's whole life, heard as it happens. */
  function toldToItsEnd(now: () => number) {
    const account = new SimulatedAccount([unfilled], () => 0);
    const state = new AccountState(IDENTITY, new Date(BEGIN - 600_000), now);
    state.inherit({ ...account.reading([]), begunAt: new Date(BEGIN - 1_000) }, []);
    const told = account.moments.flatMap(({ happen, frame }) => {
      happen();
      return frame ? state.hear(frame) : [];
    });
    return { account, state, told };
  }

  it('again, when we hear long after its end that we placed it', () => {
    let now = BEGIN;
    const { account, state, told } = toldToItsEnd(() => now);
    now += 600_000;
    const muchLater = { begunAt: new Date(now) };
    told.push(...state.read({ ...account.reading(state.openOrderIds), ...muchLater }));
    told.push(...state.placed(orderIds));
    told.push(...state.read({ ...account.reading(state.openOrderIds, orderIds), ...muchLater }));
    expect(summary(told)).toEqual(account.truth);
  });

  it('again, when the exchange has set its clock on and we hear once more that we placed it', () => {
    let now = BEGIN;
    const { account, state, told } = toldToItsEnd(() => now);
    now += 5_000;
    const setOn = { begunAt: new Date(BEGIN + 600_000) };
    told.push(...state.read({ ...account.reading(state.openOrderIds), ...setOn }));
    state.expect(orderIds);
    told.push(...state.read({ ...account.reading(state.openOrderIds, orderIds), ...setOn }));
    expect(summary(told)).toEqual(account.truth);
  });

  it('where that was before the stream began', () => {
    const account = new SimulatedAccount([unfilled], () => 0);
    for (const { happen } of account.moments) happen();
    let now = BEGIN + 10_000;
    const state = new AccountState(IDENTITY, new Date(BEGIN - 600_000), () => now);
    state.inherit(account.reading([]), []);
    const told = state.placed(orderIds);
    now += 10_000;
    told.push(...state.read(account.reading(state.openOrderIds, orderIds)));
    expect(summary(told)).toEqual(new Map());
  });
});

/** Nothing says how an order ended that was over before anybody listened; that it is told as FILLED is all one can know. */
function endsByFills({ type, rest, ending }: OrderScript): boolean {
  return rest === 0 || (ending === 'OPEN' && type !== 'FAK');
}

/** All of it is filled, so that its trades are what the lists show of it. */
function isOver({ rest, fills }: OrderScript): boolean {
  return rest === 0 && fills.length > 0;
}

/** It rests until it is filled or cancelled. */
function isPatient({ type }: OrderScript): boolean {
  return type === 'GTC';
}

/**
 * Only its placement and the open orders say when an order expires. One of which nothing but its notification was ever
 * heard is told as CANCELED; that is all that can be known of it.
 */
function isBirthOfMortal(frame: UserFrame | undefined): boolean {
  return frame?.kind === 'order' && frame.change === 'PLACEMENT' && frame.order.expiration !== undefined;
}

/** Stores what changed, and goes on from what is stored. */
function revived(state: AccountState, stored: Map<string, string>): AccountState {
  for (const [field, text] of state.takeChanges()) {
    if (text === null) stored.delete(field);
    else stored.set(field, text);
  }
  return new AccountState(IDENTITY, stored);
}
