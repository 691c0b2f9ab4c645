import { GraphQLError, locatedError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ExchangeRefusedError, InvalidRequestError } from '../../src/errors.ts';
import { createLogger } from '../../src/logger.ts';
import { createMask } from '../../src/masking.ts';

function maskWithLog() {
  const log: string[] = [];
  const mask = createMask(createLogger('debug', { destination: { write: (line) => log.push(line) } }));
  return { mask: (error: unknown) => mask(error).toJSON(), log };
}

describe('masking', () => {
  it('shows our own errors with their code, wherever GraphQL put them', () => {
    const { mask, log } = maskWithLog();
    const error = new InvalidRequestError('TOKEN_NOT_FOUND', 'No market has this token');
    expect(mask(error)).toEqual({
      message: 'No market has this token',
      extensions: { code: 'TOKEN_NOT_FOUND' },
    });
    expect(mask(locatedError(locatedError(error, undefined), undefined, ['token']))).toEqual({
      message: 'No market has this token',
      path: ['token'],
      extensions: { code: 'TOKEN_NOT_FOUND' },
    });
    expect(log).toEqual([]);
  });

  it('says when to come back where the exchange did', () => {
    const refusal = new ExchangeRefusedError('RATE_LIMITED', 'Too many requests', {
      status: 429,
      retryAfter: 3,
    });
    expect(maskWithLog().mask(refusal)).toEqual({
      message: 'Too many requests',
      extensions: { code: 'RATE_LIMITED', retryAfter: 3 },
    });
  });

  it("lets GraphQL's own errors through with a code, and of what they carry nothing but code and status", () => {
    const { mask } = maskWithLog();
    expect(mask(new GraphQLError('Variable "$first" got invalid value'))).toEqual({
      message: 'Variable "$first" got invalid value',
      extensions: { code: 'BAD_USER_INPUT' },
    });
    const extensions = {
      code: 'GRAPHQL_VALIDATION_FAILED',
      http: { spec: true, status: 400 },
      originalError: 'inner',
    };
    expect(mask(new GraphQLError('Cannot query field', { extensions }))).toEqual({
      message: 'Cannot query field',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { spec: true, status: 400 } },
    });
  });

  it('hides everything else, and logs it once however many fields it broke', () => {
    const { mask, log } = maskWithLog();
    const bug = new TypeError('cannot read canary of undefined', { cause: new Error('the root') });
    const shown = {
      message: 'Unexpected error.',
      extensions: { code: 'INTERNAL_SERVER_ERROR', unexpected: true },
    };
    expect(mask(locatedError(bug, undefined, ['markets', 0, 'question']))).toEqual({
      ...shown,
      path: ['markets', 0, 'question'],
    });
    expect(mask(locatedError(bug, undefined, ['markets', 1, 'question']))).toMatchObject(shown);
    expect(mask(bug)).toEqual(shown);
    expect(log.map((line) => JSON.parse(line))).toEqual([
      {
        level: 50,
        time: expect.any(String),
        msg: 'unexpected error in an operation',
        path: 'markets.0.question',
        err: {
          name: 'TypeError',
          message: 'cannot read canary of undefined',
          stack: expect.stringContaining('masking.test.ts'),
          cause: { name: 'Error', message: 'the root', stack: expect.any(String) },
        },
      },
    ]);
  });

  it('hides what was thrown that is no error', () => {
    const { mask, log } = maskWithLog();
    expect(mask('a secret in a string')).toEqual({
      message: 'Unexpected error.',
      extensions: { code: 'INTERNAL_SERVER_ERROR', unexpected: true },
    });
    expect(log.join()).not.toContain('secret');
  });
});
