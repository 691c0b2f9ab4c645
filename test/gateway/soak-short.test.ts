/** A short form of `npm run soak`: two bots trade, and their ledgers, the streams and the exchange's record agree. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildGateway, type GatewayBuild } from '../torture/gateway-build.ts';
import { runSoak } from '../torture/soak/soak-run.ts';
import { isSound } from '../torture/soak/soak-verdict.ts';

const MOST_MS = 180_000;
let build: GatewayBuild;

beforeAll(async () => {
  build = await buildGateway();
}, 60_000);
afterAll(() => build[Symbol.asyncDispose]());

it(
  'a maker and a taker on gateways of their own count what the exchange counts, and see every event once, in order',
  async () => {
    const { accounts, outcomes } = await runSoak({
      ...{ seed: 1, durationMs: 20_000, main: build.main },
      ...{ signal: AbortSignal.timeout(MOST_MS), onNews: () => {} },
    });
    const agrees = { ledgerDiffers: [], eventsDiffer: {} };
    expect(accounts).toMatchObject([
      { name: 'maker', ...agrees },
      { name: 'taker', ...agrees },
    ]);
    for (const account of accounts) {
      expect(account).toSatisfy(isSound);
      expect(Math.min(account.orders, account.trades, account.events)).toBeGreaterThan(0);
    }
    expect(outcomes.get('OrderOutcomeUnknown')).toBeUndefined();
  },
  MOST_MS,
);
