/** The server as one value: starts on a port, tells its URL, and is disposed. Everything it opened closes with it. */
import type { Config } from './config.ts';
import { createGate, type Gate } from './http/gate.ts';
import { createGraphiQLPage } from './http/graphiql-page.ts';
import { createTabsReader } from './http/graphiql-tabs.ts';
import { createGraphQLHandler } from './http/graphql.ts';
import { type ListenerOptions, listen } from './http/listener.ts';
import { refuseUpgrade } from './http/reply.ts';
import { createRouter } from './http/router.ts';
import { createRoutes } from './http/routes.ts';
import { createLogger, type Logger } from './logger.ts';
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
  const logger = options.logger ?? createLogger(config.logLevel);
  const metrics = createMetrics();
  const services = await createServices({ config, secrets, logger, metrics });
  const gate = createGate(secrets.gatewayToken);
  const routes = createRoutes({
    graphql: createGraphQLHandler({ services, logger, metrics }),
    graphiqlPage: createGraphiQLPage(createTabsReader(services.markets)),
    isReady: services.ready,
    metrics,
  });
  try {
    const listener = await listen({
      host: config.host,
      port: config.port,
      handle: createRouter(routes, gate),
      upgrade: refuseSockets(gate),
      logger,
    });
    return {
      url: `http://${hostInUrl(config.host)}:${listener.port}`,
      port: listener.port,
      services,
      async [Symbol.asyncDispose]() {
        await listener[Symbol.asyncDispose]();
        await services[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await services[Symbol.asyncDispose]();
    throw error;
  }
}

/** No path speaks WebSocket; who may not come in is told that first. */
function refuseSockets(gate: Gate): ListenerOptions['upgrade'] {
  return (request, socket) => {
    const message = 'No path of this server takes WebSockets';
    refuseUpgrade(socket, gate(request) ?? { status: 404, code: 'NOT_FOUND', message });
  };
}

/** A host as people can open it: one that listens everywhere is reached as localhost. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
