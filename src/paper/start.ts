/** Starts the paper exchange on one port, the seed world within. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChainId } from '../protocol/constants.ts';
import type { OrderVersion } from '../protocol/order.ts';
import { type Clock, systemClock } from './clock.ts';
import { Exchange } from './exchange.ts';
import type { Faults } from './faults/faults.ts';
import type { FaultSchedule } from './faults/schedule.ts';
import { httpApi } from './http-api.ts';
import type { ExchangeRecord } from './record.ts';
import type { SettlementDelays } from './settlement.ts';
import { PaperSockets } from './sockets/paper-sockets.ts';
import { World } from './world.ts';

export interface PaperOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly host?: string;
  readonly chainId?: ChainId;
  /** What `/version` says, and under which orders are verified. */
  readonly orderVersion?: OrderVersion;
  readonly clock?: Clock;
  /** What the seed world's chances are drawn from. */
  readonly seed?: number;
  /** Whether the market makers' quotes move and visitors trade. */
  readonly quoting?: boolean;
  readonly settlementDelays?: SettlementDelays;
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
}

const SEED = 1_752_500_000;
const SETTLEMENT_DELAYS: SettlementDelays = { minedMs: 50, confirmedMs: 500 };

/** Starts an exchange; rejects with Node's error where the port cannot be had. */
export async function startPaper(options: PaperOptions = {}): Promise<PaperServer> {
  const host = options.host ?? '127.0.0.1';
  const clock = options.clock ?? systemClock();
  const exchange = new Exchange({
    clock,
    chainId: options.chainId ?? 137,
    orderVersion: options.orderVersion ?? 2,
    settlementDelays: options.settlementDelays ?? SETTLEMENT_DELAYS,
  });
  const server = createServer(httpApi(exchange, { control: options.control ?? false }));
  const sockets = new PaperSockets(exchange);
  server.on('upgrade', sockets.upgrade.bind(sockets));
  exchange.faults.set(options.faults ?? {});
  server.listen(options.port ?? 0, host);
  await once(server, 'listening');
  const world = new World(exchange, { seed: options.seed ?? SEED, quoting: options.quoting ?? true });
  const authority = authorityOf(server.address(), host);
  return {
    url: `http://${authority}`,
    wsUrl: `ws://${authority}`,
    exchange,
    record: exchange.record,
    faults: exchange.faults,
    sockets,
    clock,
    async [Symbol.asyncDispose]() {
      world[Symbol.dispose]();
      exchange[Symbol.dispose]();
      sockets[Symbol.dispose]();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Host and port as a URL has them. */
function authorityOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === 'object' ? address?.port : undefined;
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
