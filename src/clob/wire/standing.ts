/** What the exchange thinks of an account: closed-only, which orders score, heartbeats. */
import type { Heartbeat } from '../reward-types.ts';
import { readFlag, readRow, readText } from './read.ts';

/** `GET /auth/ban-status/closed-only`. */
export function parseClosedOnly(json: unknown): boolean {
  return readFlag(readRow(json, 'ban status'), 'closed_only');
}

/** `POST /orders-scoring`: the orders that score for rewards. */
export function parseScoring(json: unknown): ReadonlySet<string> {
  const row = readRow(json, 'scoring');
  return new Set(Object.keys(row).filter((orderId) => readFlag(row, orderId)));
}

/** `POST /v1/heartbeats`. */
export function parseHeartbeat(json: unknown): Heartbeat {
  return { heartbeatId: readText(readRow(json, 'heartbeat'), 'heartbeat_id') };
}
