import type { BalanceAllowance } from '../../clob/types.ts';

/** What every exchange contract may move: the smallest allowance, zero where there is none. */
export function smallestAllowance({ allowances }: Pick<BalanceAllowance, 'allowances'>): bigint {
  const [first = 0n, ...others] = allowances.map(({ allowance }) => allowance);
  return others.reduce((least, allowance) => (allowance < least ? allowance : least), first);
}
