import { describe, expect, it } from 'vitest';
import { positionIdFor, shortConditionIdFor, tokenIdFor } from '../../../src/paper/ids.ts';
import { gammaSpellings, normalizeConditionId } from '../../../src/protocol/condition-id.ts';
import {
  conditionalAssetType,
  isPositionId,
  protocolOfTokenId,
} from '../../../src/protocol/protocol-version.ts';

const CONDITION = (1n << 143n) | 12345n;

describe('a position id', () => {
  it.each([
    ['outcome 1 of a condition', (CONDITION << 104n) | 1n, true],
    ['the highest bit below the zero bits set', (CONDITION << 104n) | (1n << 39n), true],
    ['the lowest zero bit set', (CONDITION << 104n) | (1n << 40n), false],
    ['the highest zero bit set', (CONDITION << 104n) | (1n << 103n), false],
    ['nothing above the zero bits', 1234n, false],
    ['the smallest', 1n << 104n, true],
  ])('has bits 40 to 103 zero below a condition: %s', (_name, id, expected) => {
    expect(isPositionId(id.toString())).toBe(expected);
  });

  it('is never anything but decimal digits', () => {
    for (const text of ['', '0x12', '-5', '1e30', ' 20', '9'.repeat(79)])
      expect(isPositionId(text)).toBe(false);
  });

  it('tells the protocol and the asset type', () => {
    const ids = [tokenIdFor('one'), positionIdFor('one', 0), positionIdFor('one', 1)];
    expect(ids.map(protocolOfTokenId)).toEqual([1, 2, 2]);
    expect(ids.map((id) => conditionalAssetType(protocolOfTokenId(id)))).toEqual([
      'CONDITIONAL',
      'CONDITIONAL-V2',
      'CONDITIONAL-V2',
    ]);
  });
});

describe('a condition id', () => {
  const long = shortConditionIdFor('one');
  const short = long.slice(0, -2);

  it('has one spelling', () => {
    expect(short).toMatch(/^0x[0-9a-f]{62}$/);
    for (const spelling of [
      long,
      short,
      long.toUpperCase().replace('0X', '0x'),
      short.toUpperCase().replace('0X', '0x'),
    ])
      expect(normalizeConditionId(spelling)).toBe(long);
    expect(normalizeConditionId('0xAB')).toBe('0xab');
  });

  it('is asked of Gamma in both spellings when it ends in a zero byte', () => {
    expect(gammaSpellings(long)).toEqual([long, short]);
    expect(gammaSpellings(`0x${'ab'.repeat(32)}`)).toEqual([`0x${'ab'.repeat(32)}`]);
  });
});
