/** A gateway with limits, and orders through its public door. */
import { CreateAndPostOrderDocument, type CreateAndPostOrderInput } from '../../schema/client.ts';
import type { RailLimits } from '../../src/rails/limits.ts';
import { run } from './client.ts';
import { NO_LIMITS } from './no-limits.ts';
import { type GatewayOptions, startGateway, type TestGateway } from './start-gateway.ts';

export interface RailedOptions extends GatewayOptions {
  readonly limits?: Partial<RailLimits>;
  readonly allowSelfTrade?: boolean;
}

export function startRailed(options: RailedOptions): Promise<TestGateway> {
  const { limits, allowSelfTrade = false, config, ...rest } = options;
  return startGateway({
    ...rest,
    config: { ...config, rails: { limits: { ...NO_LIMITS, ...limits }, allowSelfTrade } },
  });
}

/** What became of an order, in one word and one number: its status or its code, and its id. */
export interface Placed {
  readonly outcome: string;
  readonly orderId: string;
  readonly errorMsg: string | null | undefined;
}

/** Places a limit order. */
export async function place(
  { url }: { readonly url: string },
  input: CreateAndPostOrderInput,
): Promise<Placed> {
  const { createAndPostOrder: result } = await run(url, CreateAndPostOrderDocument, { input });
  const outcome =
    result.__typename === 'OrderPlaced'
      ? result.status
      : result.__typename === 'OrderRejected'
        ? result.code
        : 'UNKNOWN OUTCOME';
  return { outcome, orderId: result.orderId ?? '', errorMsg: result.errorMsg };
}
