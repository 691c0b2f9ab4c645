import { expect, it } from 'vitest';
import { retryReads } from '../../../src/clob/retry-reads.ts';
import {
  ExchangeRefusedError,
  ExchangeUnclearError,
  ExchangeUnreachableError,
  InvalidRequestError,
} from '../../../src/errors.ts';
import { fakeHttp, reading } from './fake-http.ts';

const restarting = new ExchangeRefusedError('EXCHANGE_RESTARTING', 'restarting', { status: 425 });
const unreachable = new ExchangeUnreachableError('EXCHANGE_UNREACHABLE', 'no connection');
const cut = new ExchangeUnclearError('EXCHANGE_UNREADABLE', 'cut off');
const limited = (retryAfter: number) =>
  new ExchangeRefusedError('RATE_LIMITED', 'too many', { status: 429, retryAfter });

/** Fails each try as told, and keeps how long the retries waited. */
function retrying(failures: readonly Error[]) {
  const inner = fakeHttp();
  const waits: number[] = [];
  const http = retryReads(
    {
      request: (request) => {
        const answer = inner.request(request);
        const call = inner.calls.at(-1);
        const failure = failures[inner.calls.length - 1];
        if (failure === undefined) call?.answer('answered');
        else call?.fail(failure);
        return answer;
      },
      async [Symbol.asyncDispose]() {},
    },
    {
      sleep: async (ms) => {
        waits.push(ms);
      },
      random: () => 1,
    },
  );
  return { http, waits, tries: () => inner.calls.length };
}

it.each([
  ['a restart', restarting],
  ['a lost connection', unreachable],
  ['an answer that was cut off', cut],
])('a read is repeated after %s', async (_what, failure) => {
  const { http, waits } = retrying([failure, failure]);
  expect(await http.request(reading('/book'))).toBe('answered');
  expect(waits).toEqual([200, 400]);
});

it('the third failure is the last', async () => {
  const { http, tries } = retrying([unreachable, unreachable, unreachable]);
  await expect(http.request(reading('/book'))).rejects.toBe(unreachable);
  expect(tries()).toBe(3);
});

it("the exchange's Retry-After beats the back-off", async () => {
  const { http, waits } = retrying([limited(3)]);
  expect(await http.request(reading('/book'))).toBe('answered');
  expect(waits).toEqual([3000]);
});

it('a read that would end after its time-out is not repeated', async () => {
  const failure = limited(3);
  const { http, tries } = retrying([failure]);
  await expect(http.request(reading('/book', { timeoutMs: 2000 }))).rejects.toBe(failure);
  expect(tries()).toBe(1);
});

it('a clear no is no reason to ask again', async () => {
  const refused = new InvalidRequestError('BAD_USER_INPUT', 'no');
  const { http, tries } = retrying([refused]);
  await expect(http.request(reading('/book'))).rejects.toBe(refused);
  expect(tries()).toBe(1);
});

it.each(['order', 'cancel', 'change'] as const)('a call to %s is never repeated', async (purpose) => {
  const { http, tries } = retrying([unreachable]);
  await expect(http.request(reading('/x', { purpose }))).rejects.toBe(unreachable);
  expect(tries()).toBe(1);
});
