/** The exchange's page cursors: base64 of a decimal offset; `LTE=` ("-1") says there is no further page. */

export const FIRST_CURSOR = 'MA==';
export const END_CURSOR = 'LTE=';

/** The cursor of the page that starts at `offset` rows. */
export function encodeCursor(offset: number): string {
  return Buffer.from(String(offset)).toString('base64');
}

/** The offset a cursor names, or `undefined` where it names none. */
export function decodeCursor(cursor: string): number | undefined {
  const text = Buffer.from(cursor, 'base64').toString('latin1');
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
