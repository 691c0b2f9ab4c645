/** What this account's orders service did, told to the account's reader wherever it runs. A hint: it may be lost. */
import type { OwnDeeds } from '../modules/orders/announced-orders.ts';

export function encodeOwnDeeds(deeds: OwnDeeds): string {
  return JSON.stringify(deeds);
}

/** @returns undefined where it is no such message, as another version of this server might send */
export function parseOwnDeeds(message: string): OwnDeeds | undefined {
  try {
    const { placed, canceled }: Partial<Record<string, unknown>> = JSON.parse(message);
    return isIds(placed) && isIds(canceled) ? { placed, canceled } : undefined;
  } catch {
    return undefined;
  }
}

function isIds(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'string');
}
