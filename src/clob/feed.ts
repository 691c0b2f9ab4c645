/**
 * A text socket of the exchange that is kept open: opened again whenever it is lost, with growing pauses. It only carries
 * text; what the frames mean is for `user-feed.ts` and `market-feed.ts`.
 */
import { WebSocket } from 'ws';

/**
 * Why a connection ended. `refused`: the exchange closed it soon after credentials were sent and sent nothing before, which is
 * all that it says about wrong ones (protocol 9.1); and the connection before it too, as one may be lost by chance.
 */
export type FeedLoss = 'unreachable' | 'closed' | 'silent' | 'refused';

export interface FeedOptions {
  readonly url: string;
  /** The first frame of each connection. */
  readonly hello: () => string;
  /** Whether `hello` carries credentials, which the exchange may refuse. */
  readonly hasCredentials?: boolean;
  /**
   * Whether the first connection is up only once the exchange has answered a ping, which proves that it accepted `hello`, and
   * is refused where it is closed before. Each connection after one that was closed unanswered is so.
   */
  readonly provesFirst?: boolean;
  /** The exchange accepted `hello`, as far as can be known: what happens from here on is received. */
  readonly onUp: () => void;
  /** A frame that is not the answer to a ping. */
  readonly onText: (text: string) => void;
  /** Once for every connection that ended, and for every try that failed. */
  readonly onDown: (loss: FeedLoss) => void;
}

export interface Feed extends Disposable {
  /** Sends a frame; nothing is sent while there is no connection, as the next `hello` says it all. */
  send(text: string): void;
  /** Ends a connection that is open and says nothing, and makes another. */
  renew(): void;
}

/** The exchange wants a text PING about every ten seconds, and answers PONG. */
const PING_MS = 10_000;
/** A connection that does not answer a ping within this time is dead. */
const PONG_MS = 4_000;
/** It says nothing in answer to `hello`; after this it is taken to have read it. Before it, a PING would be refused. */
const SETTLE_MS = 250;
const CONNECT_TIMEOUT_MS = 5_000;
/** The books of 500 tokens in one frame are less; a longer frame would hold up everything else while it is read. */
const MAX_FRAME_BYTES = 8 * 1024 * 1024;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;
/** A connection that held so long has shown that the exchange is well. */
const STABLE_MS = 5_000;

/** Opens a feed. Nothing throws: what fails is told by `onDown` and tried again until it is disposed. */
export function openFeed(options: FeedOptions): Feed {
  let socket: WebSocket | undefined;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  /** Whether the next connection must prove that the exchange accepted `hello`, as the last one ended like a refused one. */
  let isDoubtful = options.provesFirst === true;
  let isRenewed = false;
  let disposed = false;

  function pauseMs(): number {
    const longest = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures, 10), LONGEST_PAUSE_MS);
    return longest / 2 + (Math.random() * longest) / 2;
  }

  function lose(loss: FeedLoss): void {
    socket = undefined;
    isRenewed = false;
    clearTimeout(timer);
    if (disposed) return;
    timer = setTimeout(connect, pauseMs());
    failures += 1;
    options.onDown(loss);
  }

  function connect(): void {
    const opened = new WebSocket(options.url, {
      handshakeTimeout: CONNECT_TIMEOUT_MS,
      perMessageDeflate: false,
      maxPayload: MAX_FRAME_BYTES,
    });
    socket = opened;
    let openedAt = 0;
    let isUp = false;
    let isAnswered = false;
    let unanswered = false;
    let loss: FeedLoss = 'unreachable';

    function up(): void {
      if (isUp || socket !== opened) return;
      isUp = true;
      clearTimeout(timer);
      timer = setTimeout(ping, PING_MS);
      options.onUp();
    }

    function isStable(): boolean {
      return performance.now() - openedAt > STABLE_MS;
    }

    /** Whether it ended as one does whose credentials are wrong. */
    function endedUnanswered(): boolean {
      return options.hasCredentials === true && loss === 'closed' && !isAnswered && !isStable();
    }

    function ping(): void {
      if (isStable()) failures = 0;
      unanswered = true;
      opened.send('PING');
      timer = setTimeout(expectPong, PONG_MS);
    }

    function expectPong(): void {
      if (unanswered) {
        loss = 'silent';
        opened.terminate();
      } else {
        timer = setTimeout(ping, PING_MS - PONG_MS);
      }
    }

    opened.on('open', () => {
      loss = 'closed';
      openedAt = performance.now();
      opened.send(options.hello());
      clearTimeout(timer);
      timer = setTimeout(isDoubtful ? ping : up, SETTLE_MS);
    });
    opened.on('message', (data) => {
      if (socket !== opened) return;
      unanswered = false;
      up();
      isAnswered = true;
      isDoubtful = false;
      const text = data.toString();
      if (text !== 'PONG') options.onText(text);
    });
    opened.on('error', () => {}); // always followed by close
    opened.on('close', () => {
      if (socket !== opened) return;
      const wasDoubtful = isDoubtful;
      if (isRenewed) lose('silent');
      else if (endedUnanswered()) {
        isDoubtful = true;
        lose(wasDoubtful ? 'refused' : 'closed');
      } else lose(loss);
    });
  }

  connect();
  return {
    send(text) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(text);
    },
    renew() {
      isRenewed = socket !== undefined;
      socket?.terminate();
    },
    [Symbol.dispose]() {
      disposed = true;
      clearTimeout(timer);
      socket?.terminate();
      socket = undefined;
    },
  };
}
