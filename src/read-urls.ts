/** URLs among the variables. */
import type { EnvironmentReader } from './environment.ts';

/** An origin as browsers write it; `undefined` where the text has more than protocol, host and port. */
export function parseOrigin(text: string, protocols: readonly string[]): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !protocols.includes(url.protocol)) return undefined;
  const origin = `${url.protocol}//${url.host}`;
  return url.href === `${origin}/` ? origin : undefined;
}

/** A base URL, which may have a path; without user, query or slash at the end. */
export function readBaseUrl(reader: EnvironmentReader, name: string): string | undefined {
  return reader.parsed(name, 'http:// or https:// and a host, with no user or query', (text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
    if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return undefined;
    return url.href.replace(/\/+$/, '');
  });
}
