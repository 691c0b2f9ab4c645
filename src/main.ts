#!/usr/bin/env node
/** The command: configuration in, start, wait for a signal, stop. The only file of the gateway that exits. */
import { inspect } from 'node:util';
import { type Config, readConfig } from './config.ts';
import { ConfigError } from './environment.ts';
import { JournalOpenError } from './journal/open-error.ts';
import { StateFileError } from './paper/kept/state-file.ts';
import { startPaper } from './paper/start.ts';
import { type Server, startServer } from './server.ts';

/** How long stopping may take before the process goes regardless. */
const FORCED_EXIT_MS = 10_000;

/** Removes what the configuration keeps secret from what is printed; known once it is read. */
let redact = (text: string): string => text;

// Without a listener Node opens an inspector on this signal, through which any process of this user reads the private key.
process.on('SIGUSR1', () => {});

async function run(): Promise<void> {
  const stopRequested = nextSignal();
  const { config, secrets } = readConfig();
  redact = (text) => secrets.redact(text);
  await using exchange = await startExchange(config);
  const server = await startServer({ config: exchange.config, secrets }).catch(explain('PORT', config.port));
  await using _server = server;
  console.log(greeting(server));
  console.log(`Stopping on ${await stopRequested}.`);
}

/** Starts the paper exchange where it is to be embedded; the configuration then names the port that it got. */
async function startExchange(config: Config): Promise<AsyncDisposable & { readonly config: Config }> {
  const { exchange, chainId } = config;
  if (exchange.kind === 'remote') return { config, [Symbol.asyncDispose]: async () => {} };
  const { kind: _kind, ...settings } = exchange;
  const { port } = settings;
  const paper = await startPaper({ ...settings, chainId }).catch(explain('PAPER_PORT', port));
  return {
    config: { ...config, exchange: { ...exchange, port: Number(new URL(paper.url).port) } },
    [Symbol.asyncDispose]: () => paper[Symbol.asyncDispose](),
  };
}

/** Says which variable to change where a port cannot be listened on. */
function explain(variable: string, port: number): (error: unknown) => never {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new ConfigError([
        `${variable} is ${port}, which another process listens on; stop it or set ${variable}`,
      ]);
    }
    throw error;
  };
}

function greeting({ url, services }: Server): string {
  const exchange = services.paper
    ? `${services.exchangeUrl} (paper: play money, no real orders)`
    : services.exchangeUrl;
  const account = services.hasAccount
    ? `${services.account().account.address}, signing with the ${services.signingCurve} curve`
    : 'none: market data only; set PRIVATE_KEY to trade';
  return [
    'clob-graphql',
    `  GraphiQL  ${url}/graphql`,
    `  exchange  ${exchange}`,
    `  account   ${account}`,
  ].join('\n');
}

/** The first signal to stop. After it, a second one or the deadline ends the process at once. */
function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let isStopping = false;
    const stop = (signal: NodeJS.Signals): void => {
      if (isStopping) process.exit(1);
      isStopping = true;
      setTimeout(() => process.exit(1), FORCED_EXIT_MS).unref();
      resolve(signal);
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
}

try {
  await run();
  process.exit(0);
} catch (error) {
  const isTold = [ConfigError, JournalOpenError, StateFileError].some((kind) => error instanceof kind);
  console.error(redact(isTold && error instanceof Error ? error.message : inspect(error)));
  process.exit(1);
}
