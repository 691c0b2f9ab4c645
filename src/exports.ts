/** The package's door: start a gateway, start a paper exchange, read the configuration as the command does. */
export { type Config, type LogLevel, readConfig } from './config.ts';
export { ConfigError } from './environment.ts';
export { startPaper } from './paper/start.ts';
export type { ExchangeConfig } from './read-exchange.ts';
export { type SecretCredentials, Secrets, type SecretValues } from './secrets.ts';
export { type Server, type ServerOptions, startServer } from './server.ts';
