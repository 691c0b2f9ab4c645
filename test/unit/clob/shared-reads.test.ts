import { expect, it } from 'vitest';
import { shareReads } from '../../../src/clob/shared-reads.ts';
import { fakeHttp, reading } from './fake-http.ts';

const signedBy = (address: string, timestamp: string) => ({
  headers: { POLY_ADDRESS: address, POLY_TIMESTAMP: timestamp, POLY_SIGNATURE: `of ${timestamp}` },
});

it('identical reads under way are one call, and each is given its answer', async () => {
  const inner = fakeHttp();
  const http = shareReads(inner);
  const answers = Promise.all([http.request(reading('/time')), http.request(reading('/time'))]);
  expect(inner.calls.length).toBe(1);
  inner.calls[0]?.answer(7);
  expect(await answers).toEqual([7, 7]);
});

it('a read after the answer asks again', async () => {
  const inner = fakeHttp();
  const http = shareReads(inner);
  const first = http.request(reading('/time'));
  inner.calls[0]?.answer(1);
  await first;
  const second = http.request(reading('/time'));
  inner.calls[1]?.answer(2);
  expect(await second).toBe(2);
});

it('a failure is shared and then forgotten', async () => {
  const inner = fakeHttp();
  const http = shareReads(inner);
  const both = Promise.allSettled([http.request(reading('/time')), http.request(reading('/time'))]);
  inner.calls[0]?.fail(new Error('lost'));
  expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  http.request(reading('/time')).catch(() => {});
  expect(inner.calls.length).toBe(2);
});

it.each([
  ['another path', reading('/a'), reading('/b')],
  ['another query', reading('/a', { query: { id: '1' } }), reading('/a', { query: { id: '2' } })],
  ['another body', read('[1]'), read('[2]')],
  ['another account', reading('/a', signedBy('0x1', '5')), reading('/a', signedBy('0x2', '5'))],
])('%s is another call', (_what, one, other) => {
  const inner = fakeHttp();
  const http = shareReads(inner);
  void http.request(one);
  void http.request(other);
  expect(inner.calls.length).toBe(2);
});

it('the same account signs anew each second and still shares', () => {
  const inner = fakeHttp();
  const http = shareReads(inner);
  void http.request(reading('/a', signedBy('0x1', '5')));
  void http.request(reading('/a', signedBy('0x1', '6')));
  expect(inner.calls.length).toBe(1);
});

it('what changes something is never shared', () => {
  const inner = fakeHttp();
  const http = shareReads(inner);
  const post = { method: 'POST', path: '/order', body: '{}', parse: (json: unknown) => json } as const;
  void http.request(post);
  void http.request(post);
  expect(inner.calls.length).toBe(2);
});

it('a read asked for after a change does not join one that began before it', async () => {
  const inner = fakeHttp();
  const http = shareReads(inner);
  void http.request(reading('/data/orders'));
  const posted = http.request({ method: 'POST', path: '/order', body: '{}', parse: () => 'taken' });
  void http.request(reading('/data/orders'));
  expect(inner.calls.map(({ request }) => request.path)).toEqual(['/data/orders', '/order', '/data/orders']);
  inner.calls[1]?.answer({});
  await posted;
  void http.request(reading('/data/orders'));
  expect(inner.calls.length).toBe(4);
});

function read(body: string) {
  return { method: 'POST', path: '/books', purpose: 'read', body, parse: (json: unknown) => json } as const;
}
