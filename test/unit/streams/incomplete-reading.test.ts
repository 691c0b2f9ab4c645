/** A reading whose list of trades is incomplete decides nothing that the missing trades could change. */
import { expect, it } from 'vitest';
import { parseOpenOrder } from '../../../src/clob/wire/orders.ts';
import { parseTrade } from '../../../src/clob/wire/trades.ts';
import { AccountState, type AccountStep, type Reading } from '../../../src/streams/account-state.ts';
import { openOrder, trade } from '../clob/wire/fixtures.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const IDENTITY = { apiKey: openOrder.owner, wallet: openOrder.maker_address };
const seconds = (ms: number) => String(Math.floor((NOW.getTime() + ms) / 1000));

const order = parseOpenOrder({
  ...openOrder,
  size_matched: '0',
  associate_trades: [],
  created_at: seconds(-5_000),
});
const fill = (id: string, at: number) =>
  parseTrade({
    ...trade,
    id,
    size: '10',
    match_time: seconds(at),
    match_time_nano: '',
    last_update: seconds(at),
    status: 'MATCHED',
  });
const [first, second] = [fill('first', -4_000), fill('second', -3_000)];

function reading(change: Partial<Reading>): Reading {
  const none = { expected: [], orders: [], lookedUp: new Map(), recorded: [], trades: [] };
  return { begunAt: NOW, ...none, isWhole: true, ...change };
}

function placed(): AccountState {
  const state = new AccountState(IDENTITY, new Date(NOW.getTime() - 10_000), () => NOW.getTime());
  const at = order.createdAt;
  state.hear({ kind: 'order', change: 'PLACEMENT', order, taken: true, sizeMatched: '0', at });
  return state;
}

const told = (steps: readonly AccountStep[]) =>
  steps.flatMap((step) => (step.type === 'order' ? [[step.kind, step.order.sizeMatched]] : []));

it('an order that we cancelled does not end before the list is whole', () => {
  const state = placed();
  expect(told(state.canceled([order.orderId], NOW))).toEqual([]);
  const expected = [order.orderId];
  expect(told(state.read(reading({ expected, isWhole: false })))).toEqual([]);
  expect(told(state.read(reading({ expected, trades: [first] })))).toEqual([
    ['PARTLY_FILLED', '10'],
    ['CANCELED', '10'],
  ]);
});

it('a fill is not emitted before one that the list may lack', () => {
  const state = placed();
  expect(told(state.read(reading({ trades: [second], isWhole: false })))).toEqual([]);
  const steps = state.read(reading({ trades: [first, second] }));
  expect(told(steps)).toEqual([
    ['PARTLY_FILLED', '10'],
    ['PARTLY_FILLED', '20'],
  ]);
});

it('trades are read again from where the list was whole, for ten minutes', () => {
  const state = placed();
  const begun = state.horizon;
  state.read(reading({ isWhole: false, begunAt: new Date(NOW.getTime() + 500_000) }));
  expect(state.horizon).toEqual(begun);
  state.read(reading({ isWhole: false, begunAt: new Date(NOW.getTime() + 600_000) }));
  expect(state.horizon.getTime()).toBeGreaterThan(NOW.getTime());
});
