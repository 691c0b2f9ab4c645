/** Where the connections of one kind come in: keep-alive, the first frame, later ones, the end; and faults on demand. */
import type { WebSocket } from 'ws';
import type { Clock } from '../clock.ts';
import { type FrameFate, frameFate, type SocketFaults } from '../faults/socket-faults.ts';
import { type Random, seededRandom } from '../random.ts';
import type { Channel, NotJoined, Subscription } from './channel.ts';
import { Line } from './line.ts';

const INVALID = 1008;

/** The connections of one kind, for a test or an operator to count, cut and disturb. */
export class Door {
  readonly clock: Clock;
  readonly #channel: Channel;
  readonly #lines = new Set<Line>();
  #faults: SocketFaults = {};
  #random: Random = seededRandom(0);

  constructor(channel: Channel, clock: Clock) {
    this.#channel = channel;
    this.clock = clock;
  }

  /** Connections open now. */
  get size(): number {
    return this.#lines.size;
  }

  get faults(): SocketFaults {
    return this.#faults;
  }

  /** Replaces all faults from now on, `{}` for none. Frames that wait to be swapped are sent. */
  set faults(faults: SocketFaults) {
    this.#faults = faults;
    this.#random = seededRandom(faults.seed ?? 0);
    for (const line of this.#lines) {
      line.flush();
    }
  }

  /** Cuts every connection, or the oldest `count`. */
  cut(count = this.#lines.size): void {
    for (const line of [...this.#lines].slice(0, count)) {
      line.cut();
    }
  }

  /** Draws the fate of the next frame. */
  fate(): FrameFate {
    return frameFate(this.#faults.chances ?? {}, this.#random);
  }

  /** Serves a connection from now until it ends. */
  accept(socket: WebSocket): void {
    const line = new Line(socket, this);
    let subscription: Subscription | undefined;
    let refusing: Disposable | undefined;
    this.#lines.add(line);
    socket.on('message', (data) => {
      const text = data.toString();
      if (subscription === undefined) {
        const { refuseSubscriptionAfterMs: refuseAfterMs } = this.#faults;
        if (refuseAfterMs !== undefined) {
          refusing ??= this.clock.after(refuseAfterMs, () => line.close());
          return;
        }
        const joined = text === 'PING' ? 'INVALID_FRAME' : this.#channel.join(line, parse(text));
        if (typeof joined === 'string') {
          refuse(line, joined);
        } else {
          subscription = joined;
        }
      } else if (text === 'PING') {
        line.answer('PONG');
      } else {
        subscription.change(parse(text));
      }
    });
    socket.on('error', () => {}); // a broken frame; `close` follows
    socket.on('close', () => {
      this.#lines.delete(line);
      line[Symbol.dispose]();
      refusing?.[Symbol.dispose]();
      subscription?.[Symbol.dispose]();
    });
  }
}

/** Wrong credentials get no explanation (protocol 9.1). */
function refuse(line: Line, reason: NotJoined): void {
  if (reason === 'WRONG_CREDENTIALS') {
    line.close();
  } else {
    line.close(INVALID, 'invalid subscription payload');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
