/** A TCP proxy whose connections a test can break, refuse and silence. */

import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** How the proxy treats its connections: passes bytes on, takes them and keeps them, or lets nobody in. */
export type ProxyMode = 'pass' | 'silent' | 'refuse';

/** Stands before `target` on a free port. */
export class TcpProxy implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #mode: ProxyMode = 'pass';

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(target: { host: string; port: number }): Promise<TcpProxy> {
    const server = createServer();
    const proxy = new TcpProxy(server);
    server.on('connection', (near) => proxy.#join(near, target));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  get port(): number {
    const address = this.#server.address();
    return address !== null && typeof address === 'object' ? address.port : 0;
  }

  /** From now on, and `refuse` also breaks what is connected. */
  set(mode: ProxyMode): void {
    this.#mode = mode;
    if (mode === 'refuse') this.cut();
    for (const socket of this.#sockets) this.#flow(socket);
  }

  /** Breaks every connection; new ones are let in as before. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(near: Socket, target: { host: string; port: number }): void {
    if (this.#mode === 'refuse') {
      near.destroy();
      return;
    }
    const far = connect(target);
    this.#pass(near, far);
    this.#pass(far, near);
  }

  #pass(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.on('data', (bytes) => to.write(bytes));
    from.on('error', () => {});
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
    this.#flow(from);
  }

  #flow(socket: Socket): void {
    if (this.#mode === 'silent') socket.pause();
    else socket.resume();
  }
}
