/** Starts the real gateway for tests, on a free port, and keeps what it logs. */
import { type Config, readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { Secrets, type SecretValues } from '../../src/secrets.ts';
import { type Server, startServer } from '../../src/server.ts';

export interface GatewayOptions {
  /** Base URL of the exchange. */
  readonly exchangeUrl: string;
  readonly secrets?: SecretValues;
  readonly config?: Partial<Config>;
}

export interface TestGateway extends Server {
  /** Lines logged so far, at level debug. */
  readonly log: readonly string[];
}

export async function startGateway({ exchangeUrl, secrets, config }: GatewayOptions): Promise<TestGateway> {
  const log: string[] = [];
  const allSecrets = new Secrets(secrets);
  const server = await startServer({
    config: { ...readConfig({ PORT: '0', CLOB_URL: exchangeUrl, PAPER: 'on' }).config, ...config },
    secrets: allSecrets,
    logger: createLogger('debug', {
      destination: { write: (line) => log.push(line) },
      redact: (line) => allSecrets.redact(line),
    }),
  });
  return { ...server, log };
}
