/** The variables of who may call: origins of web pages, and where a token is needed. The tokens are among the secrets. */
import type { EnvironmentReader } from './environment.ts';
import { isLoopback } from './loopback.ts';
import { parseOrigin } from './read-urls.ts';

/** Origins, as browsers write them, whose pages may call the gateway. */
export function readOrigins(reader: EnvironmentReader): readonly string[] {
  const mustBe =
    'origins such as https://app.example or http://localhost:5173 with commas between them, none with a path or a *';
  const origins = reader.parsed('ALLOWED_ORIGINS', mustBe, (text) => {
    if (text.includes('*')) return undefined;
    const parsed = text.split(',').map((entry) => parseOrigin(entry.trim(), ['http:', 'https:']));
    return parsed.every((origin) => origin !== undefined) ? parsed : undefined;
  });
  return origins ?? [];
}

/** Whoever reaches the gateway trades with its account, so a door that others can reach, or real money, needs a token. */
export function requireToken(
  reader: EnvironmentReader,
  { host, live }: { readonly host: string; readonly live: boolean },
): void {
  if (reader.text('GATEWAY_TOKEN') !== undefined) return;
  if (!isLoopback(host)) {
    reader.fault(
      'GATEWAY_TOKEN must be set (openssl rand -hex 32 makes one) when HOST is not a loopback address',
    );
  }
  if (live) {
    reader.fault(
      'GATEWAY_TOKEN must be set (openssl rand -hex 32 makes one) when PRIVATE_KEY signs for the exchange of CLOB_URL ' +
        '(PAPER=on declares a paper exchange)',
    );
  }
}
