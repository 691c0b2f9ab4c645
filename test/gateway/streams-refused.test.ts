/** The exchange refuses the account's credentials: the stream, the doctor and the log say so, and trading goes on where it can. */
import { afterEach, expect, it } from 'vitest';
import { CreateApiKeyDocument, DeleteApiKeyDocument, DoctorDocument } from '../../schema/client.ts';
import { run } from '../support/client.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import type { TestGateway } from '../support/start-gateway.ts';
import { untilLive, untilStreams } from '../support/streams.ts';
import { type Subscriber, subscribe } from '../support/subscriber.ts';

const ORDER_EVENTS = `subscription {
  orderEvents { __typename ... on OrderEvent { kind orderId } ... on StreamGap { reason } }
}`;

interface Emitted {
  readonly __typename: string;
  readonly kind?: string;
  readonly orderId?: string;
  readonly reason?: string;
}

let desk: Desk;
let gateway: TestGateway;
let events: Subscriber<Emitted>;

async function open(): Promise<void> {
  desk = await openDesk();
  const { paper, proxy } = desk;
  gateway = await desk.start({
    exchange: { kind: 'remote', url: proxy.url, wsUrl: paper.wsUrl, isPaper: false },
  });
  events = subscribe<Emitted>(gateway.url, ORDER_EVENTS);
}
afterEach(async () => {
  await events[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

function untilUnauthorized() {
  return untilStreams(gateway.url, ([account]) => account?.state === 'UNAUTHORIZED');
}

async function ailments() {
  const { viewer } = await run(gateway.url, DoctorDocument, {});
  return (viewer?.doctor ?? [])
    .filter(({ status }) => status !== 'OK')
    .map(({ check, seen }) => [check, seen]);
}

const warnings = () => gateway.log.filter((line) => /"level":40\b|"level":"warn"/.test(line));

// The refusal comes after the time in which a connection counts as accepted, so that the first one looks well.
it.each([0, 400])(
  'a user socket that refuses the credentials after %i ms',
  async (refuseSubscriptionAfterMs) => {
    await open();
    await untilLive(gateway.url);
    desk.paper.faults.set({ sockets: { user: { refuseSubscriptionAfterMs } } });
    desk.paper.sockets.user.cut();
    const states: string[] = [];
    await untilStreams(gateway.url, ([account]) => {
      const { state = '' } = account ?? {};
      if (states.at(-1) !== state) states.push(state);
      return state === 'UNAUTHORIZED';
    });
    expect(await ailments()).toEqual([
      [
        'USER_SOCKET',
        'the exchange closes the user socket as soon as it gets the API key, as it does with wrong credentials',
      ],
    ]);
    await events.until((all) => all.some(({ reason }) => reason === 'UNAUTHORIZED'));
    expect(warnings().filter((line) => line.includes('closes the user socket'))).toHaveLength(1);

    // Nothing flaps while it is refused again, and the lists still show what happens.
    const { orderId } = await desk.place(gateway, desk.resting());
    const seen = events.until((all) => all.some((event) => event.orderId === orderId));
    await untilStreams(gateway.url, ([account]) => {
      states.push(account?.state ?? '');
      return events.events.some((event) => event.orderId === orderId);
    });
    await seen;
    expect(new Set(states.slice(states.indexOf('UNAUTHORIZED')))).toEqual(new Set(['UNAUTHORIZED']));

    desk.paper.faults.set({});
    await untilLive(gateway.url);
    expect(await ailments()).toEqual([]);
    expect(events.events.at(-1)?.__typename).toBe('Resynced');
    expect(events.events.filter(({ reason }) => reason === 'UNAUTHORIZED')).toHaveLength(1);
  },
);

it('a subscription that begins while the socket is refused says so too', async () => {
  await open();
  desk.paper.faults.set({ sockets: { user: { refuseSubscriptionAfterMs: 0 } } });
  desk.paper.sockets.user.cut();
  await untilUnauthorized();
  desk.paper.faults.set({});
  await untilLive(gateway.url);
});

it('an API key that was deleted', async () => {
  await open();
  await untilLive(gateway.url);
  await run(gateway.url, DeleteApiKeyDocument, {});
  desk.paper.sockets.user.cut();
  await untilUnauthorized();
  await events.until((all) => all.some(({ reason }) => reason === 'UNAUTHORIZED'));
  expect(warnings().some((line) => line.includes("does not accept the account's API key"))).toBe(true);
  await run(gateway.url, CreateApiKeyDocument, { input: { nonce: 1 } });
  await untilLive(gateway.url);
});
