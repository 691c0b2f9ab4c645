/** Secrets in the words of libraries: what a database answers is printed and logged without them. */

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { Secrets } from '../../src/secrets.ts';
import { startCommand } from '../support/command.ts';
import { startGateway } from '../support/start-gateway.ts';
import { deadUrl } from '../support/stub-exchange.ts';

const PASSWORD = 'canary-password-7f3a';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server that answers whatever comes with one text, and its port. */
async function answering(text: string): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', () => socket.write(text));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

it('the password of REDIS_URL is not in the log where Redis repeats it', async () => {
  const port = await answering(`-ERR HELLO failed for AUTH default ${PASSWORD}\r\n`);
  await using gateway = await startGateway({
    exchangeUrl: await deadUrl(),
    secrets: { redisUrl: `redis://:${PASSWORD}@127.0.0.1:${port}` },
  });
  await vi.waitFor(() => expect(gateway.log.join('')).toContain('AUTH default [redacted]'));
  expect(gateway.log.join('')).not.toContain(PASSWORD);
});

it('what a database says at start-up is printed without the password of its URL', async () => {
  const message = `SFATAL\0C28000\0Mno entry for user with password ${PASSWORD}\0\0`;
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + message.length);
  const port = await answering(`E${length.toString('latin1')}${message}`);
  const command = startCommand({
    PORT: '0',
    PAPER_PORT: '0',
    DATABASE_URL: `postgres://user:${PASSWORD}@127.0.0.1:${port}/database`,
  });
  const { code, errors } = await command.end();
  expect(code).toBe(1);
  expect(errors).toContain('no entry for user with password [redacted]');
  expect(errors).not.toContain(PASSWORD);
});

it('every form of a secret is redacted, and nothing of a short one', () => {
  const secrets = new Secrets({
    privateKey: `0x${'ab'.repeat(32)}`,
    gatewayToken: 'quote"and\\slash-token',
    redisUrl: 'redis://:p%40ss%20word@localhost',
    databaseUrl: 'postgres://user:pw@localhost/db',
  });
  const line = JSON.stringify({
    key: `key ${'ab'.repeat(32)}`,
    token: 'quote"and\\slash-token',
    url: 'redis://:p%40ss%20word@localhost',
    password: 'p@ss word',
    short: 'pw, power',
  });
  expect(JSON.parse(secrets.redact(line))).toEqual({
    key: 'key [redacted]',
    token: '[redacted]',
    url: '[redacted]',
    password: '[redacted]',
    short: 'pw, power',
  });
});
