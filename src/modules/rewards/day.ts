import { InvalidRequestError } from '../../errors.ts';

/** What a field or an argument that is a day has, in its description. */
export const DAY = 'UTC day, such as 2026-11-22.';

/**
 * A UTC day as the exchange writes it.
 * @throws {InvalidRequestError} BAD_USER_INPUT
 */
export function checkDay(day: string): string {
  const time = new Date(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(time.getTime()) || !time.toISOString().startsWith(day)) {
    throw new InvalidRequestError(
      'BAD_USER_INPUT',
      `day "${day.slice(0, 40)}" is not a day such as 2026-11-22`,
    );
  }
  return day;
}
