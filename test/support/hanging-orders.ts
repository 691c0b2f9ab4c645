import { type Desk, held } from './desk.ts';
import type { TestGateway } from './start-gateway.ts';

const HANGING_ORDERS = 48;
/** Sockets of a gateway for orders. */
export const ORDER_SOCKETS = 16;
/** One order or several. */
export const POSTS = /^POST \/orders?$/;

export interface HangingOrders {
  /** How many callers have an answer. */
  answered(): number;
  /** Lets the exchange answer; what became of each order, those that had a socket first. */
  answer(): Promise<Awaited<ReturnType<Desk['place']>>[]>;
}

/**
 * Has 48 orders under way: each socket for orders has a post that the exchange carries out and does not answer, and the
 * other orders wait for a socket.
 * @param sockets how many are free
 */
export async function hangOrders(
  desk: Desk,
  gateway: TestGateway,
  sockets = ORDER_SOCKETS,
): Promise<HangingOrders> {
  const gate = held();
  let arrive = (): void => {};
  const late = (): Promise<void> => {
    arrive();
    return gate.wait();
  };
  desk.proxy.spoil(POSTS, { late });
  let answered = 0;
  const place = async () => {
    const placed = await desk.place(gateway, desk.resting());
    answered += 1;
    return placed;
  };
  const orders: ReturnType<typeof place>[] = [];
  while (orders.length < sockets) {
    // One after the other, as orders that are ready together share a post.
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    orders.push(place());
    await arrived;
  }
  while (orders.length < HANGING_ORDERS) orders.push(place());
  return {
    answered: () => answered,
    answer() {
      desk.proxy.mend();
      gate.open();
      return Promise.all(orders);
    },
  };
}
