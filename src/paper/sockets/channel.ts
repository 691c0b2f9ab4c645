/** What the two kinds of socket have in common, as the door knows them. */
import type { Line } from './line.ts';

/** One client's subscription. Disposed when its connection has ended. */
export interface Subscription extends Disposable {
  /** Takes a later frame, `undefined` where it is not JSON; one that makes no sense is passed over. */
  change(frame: unknown): void;
}

/** Why a first frame is not accepted. */
export type NotJoined = 'INVALID_FRAME' | 'WRONG_CREDENTIALS';

/** Whom to tell what. Disposing it stops it listening to the exchange. */
export interface Channel extends Disposable {
  /** Takes a connection's first frame. */
  join(line: Line, frame: unknown): Subscription | NotJoined;
}
