/** Starts the paper exchange on one port, the seed world within. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from './clock.ts';
import type { Exchange } from './exchange.ts';
import type { Faults } from './faults/faults.ts';
import type { FaultSchedule } from './faults/schedule.ts';
import { httpApi } from './http-api.ts';
import type { ExchangeRecord } from './record.ts';
import { PaperSockets } from './sockets/paper-sockets.ts';
import { PaperState, type StateOptions } from './state.ts';

export interface PaperOptions extends StateOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly host?: string;
  /** The state of a server that was closed, to go on with; what `StateOptions` say is settled in it then. */
  readonly state?: PaperState;
  /** What goes wrong from the start. */
  readonly faults?: FaultSchedule;
  /** Whether `/paper/faults` is there: whoever reaches the port may then change the faults. */
  readonly control?: boolean;
}

/** A running paper exchange. Disposing it closes every connection and stops every timer. */
export interface PaperServer extends AsyncDisposable {
  /** Such as `http://127.0.0.1:4001`. */
  readonly url: string;
  /** The sockets' base, such as `ws://127.0.0.1:4001`. */
  readonly wsUrl: string;
  /** For its operator: to fund, restrict, resolve, set the version or the mode. */
  readonly exchange: Exchange;
  /** What happened to each account. */
  readonly record: ExchangeRecord;
  readonly faults: Faults;
  /** The doors of the sockets: who is connected, and what goes wrong there. */
  readonly sockets: PaperSockets;
  readonly clock: Clock;
  readonly state: PaperState;
  /** Closes every connection and the port, and leaves the state as it is: for another server to go on with. */
  close(): Promise<void>;
}

/** Starts an exchange; rejects with Node's error where the port cannot be had. */
export async function startPaper(options: PaperOptions = {}): Promise<PaperServer> {
  const { host = '127.0.0.1', port = 0, control = false } = options;
  const server = createServer();
  server.listen(port, host);
  await once(server, 'listening');
  const state = options.state ?? new PaperState(options);
  const { exchange, clock } = state;
  if (options.faults !== undefined) {
    exchange.faults.set(options.faults);
  }
  const sockets = new PaperSockets(exchange);
  server.on('request', httpApi(exchange, { control }));
  server.on('upgrade', sockets.upgrade.bind(sockets));
  const authority = authorityOf(server.address(), host);

  async function close(): Promise<void> {
    sockets[Symbol.dispose]();
    await stop(server);
  }

  return {
    url: `http://${authority}`,
    wsUrl: `ws://${authority}`,
    exchange,
    record: exchange.record,
    faults: exchange.faults,
    sockets,
    clock,
    state,
    close,
    async [Symbol.asyncDispose]() {
      state[Symbol.dispose]();
      await close();
    },
  };
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

/** Host and port as a URL has them. */
function authorityOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === 'object' ? address?.port : undefined;
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
