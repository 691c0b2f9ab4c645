/** Frames whose ids are names that every object has change nothing but the count of skipped rows. */
import { expect, it } from 'vitest';
import { parseUserFrames } from '../../../../src/clob/wire/user-frames.ts';
import { openOrder, trade } from './fixtures.ts';

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

it.each(NAMES)('an order or a trade with the id %s is skipped', (id) => {
  const order = { ...openOrder, event_type: 'order', type: 'PLACEMENT', timestamp: '1703875200000', id };
  const frames = [
    order,
    { ...trade, event_type: 'trade', id },
    { ...trade, event_type: 'trade', taker_order_id: id },
  ];
  const { value, skipped } = parseUserFrames(JSON.stringify(frames));
  expect({ value, skipped: skipped.length }).toEqual({ value: [], skipped: 3 });
});

it.each(NAMES)('a maker order with the id %s is skipped, its trade is not', (id) => {
  const [maker] = trade.maker_orders;
  const frame = { ...trade, event_type: 'trade', maker_orders: [{ ...maker, order_id: id }] };
  const { value, skipped } = parseUserFrames(JSON.stringify(frame));
  expect(value).toMatchObject([{ kind: 'trade', trade: { makerOrders: [] } }]);
  expect(skipped).toHaveLength(1);
});

it('a frame without a size is skipped', () => {
  const { size: _size, ...sizeless } = trade;
  const { value, skipped } = parseUserFrames(JSON.stringify({ ...sizeless, event_type: 'trade' }));
  expect({ value, skipped: skipped.length }).toEqual({ value: [], skipped: 1 });
});
