/** API keys: the list (`GET /auth/api-keys`) and the one answer that has secrets. */
import type { ApiCredentials } from '../types.ts';
import { isRow, readOptionalText, readRow, readRows, readText } from './read.ts';

/** `{ apiKeys: [id] }` on the wire; the official typings promise objects with a `key`, so both are read. */
export function parseApiKeys(json: unknown): readonly string[] {
  return readRows(isRow(json) ? json.apiKeys : json, 'apiKeys', (entry) =>
    isRow(entry) ? readKey(entry) : readText({ key: entry }, 'key'),
  );
}

/** The answer to creating or deriving a key. */
export function parseApiCredentials(json: unknown): ApiCredentials {
  const row = readRow(json, 'credentials');
  return { apiKey: readKey(row), secret: readText(row, 'secret'), passphrase: readText(row, 'passphrase') };
}

function readKey(row: Readonly<Record<string, unknown>>): string {
  return readOptionalText(row, 'apiKey') ?? readText(row, 'key');
}
