/** A TCP proxy whose connections a test can break, refuse and silence. */

import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** How the proxy treats its connections: passes bytes on, takes them and keeps them, or lets nobody in. */
export type ProxyMode = 'pass' | 'silent' | 'refuse';

interface Trap {
  readonly asked: RegExp;
  readonly behind: RegExp;
}

/** Stands before `target` on a free port. */
export class TcpProxy implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #mode: ProxyMode = 'pass';
  #sent = 0;
  readonly #traps = new Set<Trap>();

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

  /** Bytes that went to the target. */
  get sent(): number {
    return this.#sent;
  }

  /** From now on, and `refuse` also breaks what is connected. */
  set(mode: ProxyMode): void {
    this.#mode = mode;
    if (mode === 'refuse') this.cut();
    for (const socket of this.#sockets) this.#flow(socket);
  }

  /**
   * Passes the next message on that matches, and breaks its connection when it is answered, before the answer.
   * @param behind only on a connection that has said this before
   */
  loseAnswer(asked: RegExp, { behind = /^/ }: { behind?: RegExp } = {}): void {
    this.#traps.add({ asked, behind });
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
    this.#watch(near, far);
  }

  #watch(near: Socket, far: Socket): void {
    let said = '';
    near.prependListener('data', (bytes: Buffer) => {
      this.#sent += bytes.length;
      const text = bytes.toString('latin1');
      said += text;
      const trap = [...this.#traps].find(({ asked, behind }) => asked.test(text) && behind.test(said));
      if (trap === undefined) return;
      this.#traps.delete(trap);
      far.removeAllListeners('data').once('data', () => far.destroy());
    });
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
