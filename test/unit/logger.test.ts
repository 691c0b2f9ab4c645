import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/logger.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): unknown[] {
  const lines: string[] = [];
  write(createLogger('info', { destination: { write: (line) => lines.push(line) } }));
  return lines.map((line) => JSON.parse(line));
}

describe('the log', () => {
  const error = Object.assign(new Error('reset', { cause: new RangeError('deep') }), {
    code: 'ECONNRESET',
    request: { headers: { authorization: 'canary' } },
  });

  it('keeps of an error its name, message, code, stack and causes, and nothing that it carries', () => {
    expect(logged((logger) => logger.error({ err: error }, 'a call failed'))).toEqual([
      {
        level: 50,
        time: expect.any(String),
        msg: 'a call failed',
        err: {
          name: 'Error',
          message: 'reset',
          code: 'ECONNRESET',
          stack: expect.any(String),
          cause: { name: 'RangeError', message: 'deep', stack: expect.any(String) },
        },
      },
    ]);
  });

  it('keeps a stack in a warning only of what is a bug', () => {
    const [line] = logged((logger) => logger.warn({ err: error }, 'a call failed'));
    expect(line).toEqual({
      level: 40,
      time: expect.any(String),
      msg: 'a call failed',
      err: {
        name: 'Error',
        message: 'reset',
        code: 'ECONNRESET',
        cause: { name: 'RangeError', message: 'deep', stack: expect.any(String) },
      },
    });
  });

  it('follows a chain of causes only so far, even one that bites its tail', () => {
    const error = new Error('round');
    error.cause = error;
    const [line] = logged((logger) => logger.error({ err: error }, 'x'));
    expect(JSON.stringify(line).match(/"round"/g)).toHaveLength(5);
  });

  it('drops headers, bodies, variables and secrets, should they be handed to it', () => {
    const secrets = {
      headers: { authorization: 'canary' },
      body: 'canary',
      variables: { key: 'canary' },
      env: 'canary',
    };
    const account = { privateKey: 'canary', secret: 'canary', passphrase: 'canary', address: '0x1' };
    expect(logged((logger) => logger.info({ ...secrets, account }, 'x'))).toEqual([
      { level: 30, time: expect.any(String), msg: 'x', account: { address: '0x1' } },
    ]);
  });

  it('writes nothing under its level', () => {
    expect(logged((logger) => logger.debug('unseen'))).toEqual([]);
  });
});
