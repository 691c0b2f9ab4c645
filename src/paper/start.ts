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
import type { RestartOrder } from './restart-order.ts';
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
  /** Whether `/paper/faults` and `/paper/restart` are there: for whoever reaches the port. */
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
  /**
   * Closes every connection and the port, and opens the port again after a while: with the state it had, or as new. What
   * the other properties were before is then the old state's.
   */
  restart(order: RestartOrder): Promise<void>;
  /** Closes every connection and the port for good, and leaves the state as it is: for another server to go on with. */
  close(): Promise<void>;
}

/** Starts an exchange; rejects with Node's error where the port cannot be had, with `StateFileError` where its directory cannot. */
export async function startPaper(options: PaperOptions = {}): Promise<PaperServer> {
  const { host = '127.0.0.1', control = false } = options;
  const ending = new AbortController();
  let state = options.state ?? new PaperState(options);
  let server = await listen(host, options.port ?? 0).catch((error: unknown) => {
    if (options.state === undefined) state[Symbol.dispose]();
    throw error;
  });
  if (options.faults !== undefined) state.exchange.faults.set(options.faults);
  let sockets = serve();
  /** The last restart that was asked for. */
  let restarted = Promise.resolve();
  const { port } = server.address() as AddressInfo;
  const authority = authorityOf(host, port);

  /** Lets the server that listens answer for the state there is. */
  function serve(): PaperSockets {
    const { exchange } = state;
    const doors = new PaperSockets(exchange);
    server.on('request', httpApi(exchange, { control: control ? { restart } : undefined }));
    server.on('upgrade', doors.upgrade.bind(doors));
    return doors;
  }

  async function shut(): Promise<void> {
    sockets[Symbol.dispose]();
    await stop(server);
  }

  /** Restarts are done one after the other. */
  function restart(order: RestartOrder): Promise<void> {
    restarted = restarted.then(() => restartNow(order));
    return restarted;
  }

  async function restartNow({ keepState, downMs }: RestartOrder): Promise<void> {
    if (ending.signal.aborted) return;
    await shut();
    if (!keepState) {
      state.forget();
      state[Symbol.dispose]();
    }
    await passed(state.clock, downMs, ending.signal);
    if (ending.signal.aborted) return;
    server = await listen(host, port);
    if (!keepState) state = new PaperState(options);
    sockets = serve();
  }

  async function close(): Promise<void> {
    ending.abort();
    await Promise.allSettled([restarted]);
    await shut();
  }

  return {
    url: `http://${authority}`,
    wsUrl: `ws://${authority}`,
    get exchange() {
      return state.exchange;
    },
    get record() {
      return state.exchange.record;
    },
    get faults() {
      return state.exchange.faults;
    },
    get sockets() {
      return sockets;
    },
    get clock() {
      return state.clock;
    },
    get state() {
      return state;
    },
    restart,
    close,
    async [Symbol.asyncDispose]() {
      await close();
      state[Symbol.dispose]();
    },
  };
}

/** Resolves when so much of the clock's time has passed, or as soon as the signal aborts. */
function passed(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = clock.after(delayMs, resolve);
    signal.addEventListener('abort', () => {
      timer[Symbol.dispose]();
      resolve();
    });
  });
}

/** Listens, and answers nobody yet. */
async function listen(host: string, port: number): Promise<Server> {
  const server = createServer();
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

/** Host and port as a URL has them. */
function authorityOf(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
