/** The exchange's sockets on its HTTP port: `/ws/market` and `/ws/user`. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Exchange } from '../exchange.ts';
import type { AllSocketFaults } from '../faults/faults.ts';
import { Door } from './door.ts';
import { MarketChannel } from './market-channel.ts';
import { UserChannel } from './user-channel.ts';

/** 500 token ids are 40 kB. */
const MOST_FRAME_BYTES = 256 * 1024;

/** Disposing it cuts every connection. */
export class PaperSockets implements Disposable {
  readonly market: Door;
  readonly user: Door;
  readonly #listeners: readonly Disposable[];
  readonly #server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MOST_FRAME_BYTES,
  });

  constructor(exchange: Exchange) {
    const market = new MarketChannel(exchange);
    const user = new UserChannel(exchange);
    this.market = new Door(market, exchange.clock);
    this.user = new Door(user, exchange.clock);
    this.#disturb(exchange.faults.sockets);
    const faults = exchange.faults.socketsChanged.listen((changed) => this.#disturb(changed));
    this.#listeners = [market, user, faults];
  }

  /** Takes an HTTP request that wants to become a socket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const door = this.#doorAt(request.url ?? '/');
    if (door === undefined || door.faults.refuse === true) {
      const status = door === undefined ? '404 Not Found' : '503 Service Unavailable';
      socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (opened) => door.accept(opened));
  }

  [Symbol.dispose](): void {
    for (const disposable of this.#listeners) {
      disposable[Symbol.dispose]();
    }
    this.market.cut();
    this.user.cut();
    this.#server.close();
  }

  #disturb({ market, user }: AllSocketFaults): void {
    this.market.faults = market;
    this.user.faults = user;
  }

  #doorAt(url: string): Door | undefined {
    switch (url.split('?')[0]) {
      case '/ws/market':
        return this.market;
      case '/ws/user':
        return this.user;
      default:
        return undefined;
    }
  }
}
