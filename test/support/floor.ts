/** A trading floor for tests: the real paper exchange, and a gateway for each of two accounts that trade on it. */
import { randomBytes } from 'node:crypto';
import type { Config } from '../../src/config.ts';
import { type PaperOptions, type PaperServer, startPaper } from '../../src/paper/start.ts';
import { type GatewayOptions, startGateway, type TestGateway } from './start-gateway.ts';

/** A private key nobody used before. */
export function newKey(): string {
  return `0x${randomBytes(32).toString('hex')}`;
}

export interface Floor extends AsyncDisposable {
  readonly paper: PaperServer;
  readonly alice: TestGateway;
  readonly bob: TestGateway;
  /** One more gateway, of an account of its own. */
  open(config?: Partial<Config>): Promise<TestGateway>;
  /** A market of the seed world by its slug. */
  market(slug: string): FloorMarket;
}

export interface FloorMarket {
  readonly conditionId: string;
  readonly yes: string;
  readonly no: string;
  /** Empty outside of a neg-risk event. */
  readonly negRiskMarketId: string;
}

export interface FloorOptions extends PaperOptions {
  readonly gateway?: Partial<GatewayOptions>;
  /** Whether the gateways use the paper exchange's Gamma and Data APIs. */
  readonly enriched?: boolean;
}

/** Starts exchange and gateways. The makers of the seed world stand still. */
export async function openFloor(options: FloorOptions = {}): Promise<Floor> {
  const { gateway, enriched = false, ...paperOptions } = options;
  const paper = await startPaper({ quoting: false, ...paperOptions });
  const config = enriched ? { gammaUrl: `${paper.url}/gamma`, dataUrl: `${paper.url}/data-api` } : {};
  const gateways: TestGateway[] = [];
  const open = async (change: Partial<Config> = {}): Promise<TestGateway> => {
    const opened = await startGateway({
      exchangeUrl: paper.url,
      secrets: { privateKey: newKey() },
      ...gateway,
      config: { ...config, ...gateway?.config, ...change },
    });
    gateways.push(opened);
    return opened;
  };
  const [alice, bob] = await Promise.all([open(), open()]);
  return {
    paper,
    alice,
    bob,
    open,
    market(slug) {
      const market = paper.exchange.markets.all().find(({ terms }) => terms.slug === slug);
      if (market === undefined) throw new Error(`the seed world has no market ${slug}`);
      const { conditionId, tokens, negRiskMarketId = '' } = market.terms;
      return { conditionId, yes: tokens[0].tokenId, no: tokens[1].tokenId, negRiskMarketId };
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(gateways.map((opened) => opened[Symbol.asyncDispose]()));
      await paper[Symbol.asyncDispose]();
    },
  };
}
