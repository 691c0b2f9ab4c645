import { describe, expect, it } from 'vitest';
import { parseApiCredentials, parseApiKeys } from '../../../../src/clob/wire/api-keys.ts';
import { parseBalanceAllowance } from '../../../../src/clob/wire/balance.ts';
import { parseCancelResult } from '../../../../src/clob/wire/cancel.ts';
import { WireError } from '../../../../src/clob/wire/read.ts';

describe('a cancel', () => {
  it('tells what is gone and why the rest is not', () => {
    expect(
      parseCancelResult({
        canceled: ['0xa'],
        not_canceled: { '0xb': "order can't be found - already canceled or matched", '0xc': 'busy' },
      }),
    ).toEqual({
      canceled: ['0xa'],
      notCanceled: [
        {
          orderId: '0xb',
          reason: "order can't be found - already canceled or matched",
          code: 'ORDER_NOT_FOUND',
        },
        { orderId: '0xc', reason: 'busy', code: 'EXCHANGE_REFUSED' },
      ],
      unclear: [],
    });
  });

  it.each([[{ canceled: [], not_canceled: {} }], [{ canceled: null, not_canceled: {} }], [{ canceled: [] }]])(
    'of nothing is %j',
    (json) => {
      expect(parseCancelResult(json)).toEqual({ canceled: [], notCanceled: [], unclear: [] });
    },
  );

  it.each([[{}], [{ canceled: null, not_canceled: null }], [{ error: 'busy' }], [null], [[]]])(
    'is unreadable as %j, which has neither list',
    (json) => {
      expect(() => parseCancelResult(json)).toThrow(WireError);
    },
  );
});

describe('a balance', () => {
  it('has its allowances by spender', () => {
    const json = { balance: '1500000', allowances: { '0xE111': '115792', '0xe222': '0' } };
    expect(parseBalanceAllowance(json, { assetType: 'COLLATERAL' })).toEqual({
      assetType: 'COLLATERAL',
      tokenId: undefined,
      balance: 1_500_000n,
      allowances: [
        { spender: '0xE111', allowance: 115_792n },
        { spender: '0xe222', allowance: 0n },
      ],
    });
  });

  it('has a single allowance in version 1', () => {
    const json = { balance: 7, allowance: (2n ** 256n - 1n).toString() };
    expect(parseBalanceAllowance(json, { assetType: 'CONDITIONAL', tokenId: '42' })).toEqual({
      assetType: 'CONDITIONAL',
      tokenId: '42',
      balance: 7n,
      allowances: [{ spender: undefined, allowance: 2n ** 256n - 1n }],
    });
  });

  it.each([[{}], [{ balance: '1.5' }]])('is none in %j', (json) => {
    expect(() => parseBalanceAllowance(json, { assetType: 'COLLATERAL' })).toThrow(
      new WireError('balance', 'a whole number'),
    );
  });
});

describe('API keys', () => {
  it.each([
    ['as documented', { apiKeys: ['k1', 'k2'] }],
    ['as the typings have it', { apiKeys: [{ key: 'k1' }, { apiKey: 'k2' }] }],
    ['bare', ['k1', 'k2']],
  ])('are listed %s', (_, json) => {
    expect(parseApiKeys(json)).toEqual(['k1', 'k2']);
  });

  it.each([[{ apiKeys: null }], [{}], [[]]])('are none in %j', (json) => {
    expect(parseApiKeys(json)).toEqual([]);
  });

  it('come with their secrets once', () => {
    const credentials = { apiKey: 'k1', secret: 'c2VjcmV0', passphrase: 'pass' };
    expect(parseApiCredentials(credentials)).toEqual(credentials);
    expect(parseApiCredentials({ key: 'k1', secret: 'c2VjcmV0', passphrase: 'pass' })).toEqual(credentials);
  });

  it('without a secret are a fault that quotes nothing', () => {
    expect(() => parseApiCredentials({ apiKey: 'k1', secret: '', passphrase: 'pass' })).toThrow(
      new WireError('secret', 'a text'),
    );
  });
});
