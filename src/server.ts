/** The server as one value: starts on a port, tells its URL, and is disposed. Everything it opened closes with it. */
import type { Config } from './config.ts';
import { createContext } from './context.ts';
import { createAuthentication } from './http/authentication.ts';
import { createFaultReporter } from './http/client-faults.ts';
import { createEventStreams } from './http/event-streams.ts';
import { createGate } from './http/gate.ts';
import { createGraphiQLPage } from './http/graphiql-page.ts';
import { createTabsReader } from './http/graphiql-tabs.ts';
import { createGraphQL, createGraphQLHandler } from './http/graphql.ts';
import { listen } from './http/listener.ts';
import { createOperations } from './http/operation.ts';
import { shareWith } from './http/origins.ts';
import { createRouter } from './http/router.ts';
import { createRoutes } from './http/routes.ts';
import { createSockets } from './http/sockets.ts';
import { createSubscriptions } from './http/subscriptions.ts';
import { createLogger, type Logger } from './logger.ts';
import { createMask } from './masking.ts';
import { createMetrics } from './metrics.ts';
import type { Secrets } from './secrets.ts';
import { createServices, type Services } from './services.ts';

export interface ServerOptions {
  readonly config: Config;
  readonly secrets: Secrets;
  /** Default: one of `config.logLevel` on standard output. */
  readonly logger?: Logger;
}

/** A running server. Disposing it answers what it has begun, then closes. */
export interface Server extends AsyncDisposable {
  /** Base of every path, without a slash at the end. */
  readonly url: string;
  /** The port it got, where 0 was asked for. */
  readonly port: number;
  readonly services: Services;
}

/**
 * Starts a server and waits until it listens.
 * @throws {Error} what `createServices` and `listen` throw; nothing stays open then
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { config, secrets } = options;
  const logger = options.logger ?? createLogger(config.logLevel, { redact: (line) => secrets.redact(line) });
  const metrics = createMetrics();
  const services = await createServices({ config, secrets, logger, metrics });
  metrics.watchExchange(() => services.exchangeStatus().mode);
  const tokens = { gateway: secrets.gatewayToken, admin: secrets.adminToken };
  const authentication = createAuthentication({ tokens, logger, metrics });
  const gate = createGate(authentication);
  const mask = createMask(logger);
  const subscriptions = createSubscriptions(() =>
    createContext(services, logger, { role: 'TRADER', name: 'subscription' }),
  );
  const { readCaller } = authentication;
  const yoga = createGraphQL({ services, logger, metrics, mask, subscriptions, readCaller });
  const operations = createOperations(yoga, mask);
  const report = createFaultReporter(logger);
  const { allowedOrigins } = config;
  const sockets = createSockets({ operations, authentication, allowedOrigins, mask, logger, report });
  const graphql = createGraphQLHandler(yoga);
  const eventStreams = createEventStreams({ operations, readCaller, mask, graphql });
  const routes = createRoutes({
    graphql,
    eventStreams: eventStreams.handle,
    graphiqlPage: createGraphiQLPage(createTabsReader(services.markets), tokens.gateway !== undefined),
    readiness: services.ready,
    metrics,
  });
  try {
    const listener = await listen({
      host: config.host,
      port: config.port,
      handle: shareWith(allowedOrigins, createRouter(routes, gate)),
      upgrade: sockets.upgrade,
      logger,
      report,
    });
    return {
      url: `http://${hostInUrl(config.host)}:${listener.port}`,
      port: listener.port,
      services,
      async [Symbol.asyncDispose]() {
        const closed = listener[Symbol.asyncDispose](); // from here on nobody new comes in
        subscriptions.endAll();
        eventStreams[Symbol.dispose]();
        await sockets[Symbol.asyncDispose]();
        await closed;
        await services[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await services[Symbol.asyncDispose]();
    throw error;
  }
}

/** A host as people can open it: one that listens everywhere is reached as localhost. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
