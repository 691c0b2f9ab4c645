import { formatMicros } from '../../protocol/decimal.ts';

/** Micros as people read amounts: `9,976.60`, `15,000`, `8.195`. Whole numbers have no decimals, others at least two. */
export function amountText(micros: bigint): string {
  const [whole = '', fraction = ''] = formatMicros(micros).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === '' ? grouped : `${grouped}.${fraction.padEnd(2, '0')}`;
}
