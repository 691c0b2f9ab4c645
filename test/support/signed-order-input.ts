/** What `createOrder` gave, as `postOrder` takes it. */
import type { CreateOrderMutation, SignedOrderInput } from '../../schema/client.ts';

export function signedOrderInput(result: CreateOrderMutation['createOrder']): {
  readonly orderId: string;
  readonly order: SignedOrderInput;
} {
  if (result === null || !('signature' in result))
    throw new Error(`the order was refused: ${JSON.stringify(result)}`);
  const { orderId, ...order } = result;
  return { orderId, order };
}
