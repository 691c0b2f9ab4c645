/** What failed authentication leaves, and what it never does: a token in a line, or a slower answer for whoever has it. */
import { afterEach, expect, it, vi } from 'vitest';
import { createAuthentication, FREE_ATTEMPTS, SLOW_REFUSAL_MS } from '../../src/http/authentication.ts';
import { createLogger } from '../../src/logger.ts';
import { createMetrics } from '../../src/metrics.ts';
import { askGraphQL } from '../support/http.ts';
import { refusalOfSocket } from '../support/open-socket.ts';
import { startGateway } from '../support/start-gateway.ts';
import { deadUrl } from '../support/stub-exchange.ts';

const TOKEN = 'token-that-is-asked-for';
const GUESS = 'canary-guess-of-a-token';

afterEach(() => void vi.useRealTimers());

it('counts and logs each failure by transport and reason, with the address and without what was sent', async () => {
  await using gateway = await startGateway({
    exchangeUrl: await deadUrl(),
    secrets: { gatewayToken: TOKEN },
  });
  const ask = (authorization?: string) =>
    askGraphQL(gateway.url, '{ __typename }', {
      headers: authorization === undefined ? {} : { authorization },
    });
  await ask();
  await ask(`Bearer ${GUESS}`);
  await refusalOfSocket(gateway.url, { authorization: `Bearer ${GUESS}` });
  await refusalOfSocket(gateway.url, {});
  const lines = gateway.log
    .map((line) => JSON.parse(line))
    .filter(({ fault }) => fault === 'authentication failed');
  expect(lines.map(({ transport, reason, address }) => [transport, reason, address])).toEqual([
    ['http', 'missing', '127.0.0.1'],
    ['http', 'wrong', '127.0.0.1'],
    ['socket', 'wrong', '127.0.0.1'],
    ['socket', 'missing', '127.0.0.1'],
  ]);
  expect(gateway.log.join('')).not.toContain(GUESS);
  const headers = { authorization: `Bearer ${TOKEN}` };
  const metrics = await fetch(`${gateway.url}/metrics`, { headers }).then((answer) => answer.text());
  for (const labels of ['transport="http",reason="missing"', 'transport="socket",reason="wrong"']) {
    expect(metrics).toContain(`clob_graphql_authentication_failures_total{${labels}} 1\n`);
  }
});

it('holds refusals back for an address that keeps sending wrong tokens, and for no other', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const logger = createLogger('silent');
  const tokens = { gateway: TOKEN, admin: undefined };
  const { refuse } = createAuthentication({ tokens, logger, metrics: createMetrics() });
  const wrong = { transport: 'http', address: '10.0.0.1', authorization: `Bearer ${GUESS}` } as const;
  for (let attempt = 0; attempt < FREE_ATTEMPTS; attempt += 1) await refuse(wrong);
  let isRefused = false;
  const slow = refuse(wrong)?.then(() => {
    isRefused = true;
  });
  await refuse({ ...wrong, address: '10.0.0.2' });
  await refuse({ ...wrong, authorization: undefined });
  await vi.advanceTimersByTimeAsync(SLOW_REFUSAL_MS - 1);
  expect(isRefused).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await slow;
});

it('names a token at random: not by its hash, and differently in another server', () => {
  const tokens = { gateway: TOKEN, admin: 'token-of-the-administrator' };
  const parts = { tokens, logger: createLogger('silent'), metrics: createMetrics() };
  const names = [createAuthentication(parts), createAuthentication(parts)].flatMap(({ readCaller }) =>
    [tokens.gateway, tokens.admin].map((token) => readCaller(`Bearer ${token}`)?.name),
  );
  expect(new Set(names).size).toBe(4);
  for (const name of names) expect(name).toMatch(/^token [0-9a-f]{8}$/);
});
