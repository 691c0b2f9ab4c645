/** A raw client of the exchange's sockets. */
import { once } from 'node:events';
import { WebSocket } from 'ws';

export interface SocketClient extends Disposable {
  /** The bare socket. */
  readonly socket: WebSocket;
  /** Sends text as it is, anything else as JSON. */
  send(frame: unknown): void;
  /** Everything said since the last call, up to the answer to a PING sent now. Words stay text. */
  heard(): Promise<unknown[]>;
  /** The next thing said that was not heard yet. */
  next(): Promise<unknown>;
  /** How the connection ended. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
}

/** Opens a socket, and sends a first frame if one is given. */
export async function openSocketClient(url: string, first?: unknown): Promise<SocketClient> {
  const socket = new WebSocket(url);
  const frames: unknown[] = [];
  let wake = () => {};
  socket.on('message', (data) => {
    frames.push(parse(data.toString()));
    wake();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  await once(socket, 'open');

  function send(frame: unknown): void {
    socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  async function next(): Promise<unknown> {
    while (frames.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return frames.shift();
  }

  if (first !== undefined) send(first);
  return {
    socket,
    send,
    next,
    closed,
    async heard() {
      send('PING');
      const all: unknown[] = [];
      for (let frame = await next(); frame !== 'PONG'; frame = await next()) all.push(frame);
      return all;
    },
    [Symbol.dispose]: () => socket.terminate(),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
