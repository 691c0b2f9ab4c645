import { expect, it } from 'vitest';
import { type Intent, makeErrands } from '../../torture/workload.ts';

const MARKETS = [
  ['yes', 'no'],
  ['up', 'down'],
] as const;

const make = (seed: number, variety: 'everything' | 'resting-or-filled' = 'everything') =>
  makeErrands({ seed, orders: 2_000, markets: MARKETS, variety });

it('a seed replays its errands, another seed makes others', () => {
  expect(make(1)).toEqual(make(1));
  expect(make(1)).not.toEqual(make(2));
});

it('every order is wanted once, and every kind and manner is among them', () => {
  const errands = make(3);
  const intents = errands.flatMap((errand) => errand.intents);
  const kindOf = ({ kind, orderType, postOnly }: Intent) =>
    `${kind} ${orderType}${postOnly ? ' post-only' : ''}`;
  expect(intents.map(({ number }) => number)).toEqual(Array.from({ length: 2_000 }, (_, index) => index + 1));
  expect([...new Set(errands.map(({ manner }) => manner))].sort()).toEqual([
    'asks-again',
    'hangs-up',
    'patient',
    'twins',
  ]);
  expect([...new Set(intents.map(kindOf))].sort()).toEqual([
    'limit FAK',
    'limit FOK',
    'limit GTC',
    'limit GTC post-only',
    'limit GTD',
    'market FAK',
    'market FOK',
  ]);
});

it('orders that must be there in the end are never killed, cancelled or late', () => {
  for (const intent of make(4, 'resting-or-filled').flatMap(({ intents }) => intents)) {
    expect(intent).toMatchObject({
      kind: 'limit',
      orderType: 'GTC',
      postOnly: false,
      isCanceled: false,
      sendWithinMs: 3_600_000,
    });
  }
});
