/** The order version that the exchange takes, read once and again when the exchange contradicts it. */
import type { PublicApi } from '../../clob/public-api.ts';
import { InvalidRequestError } from '../../errors.ts';
import { ORDER_VERSIONS, type OrderVersion } from '../../protocol/order.ts';

export interface OrderVersionReader {
  /** @throws {InvalidRequestError} ORDER_VERSION_MISMATCH where this server cannot sign it */
  current(): Promise<OrderVersion>;
  /** The version once the exchange has refused `stale`; calls at the same moment share one read. */
  after(stale: OrderVersion): Promise<OrderVersion>;
}

export function createOrderVersionReader(api: Pick<PublicApi, 'version'>): OrderVersionReader {
  let reading: Promise<OrderVersion> | undefined;

  function read(): Promise<OrderVersion> {
    const fresh = api.version().then(checkVersion);
    fresh.catch(() => {
      if (reading === fresh) reading = undefined;
    });
    reading = fresh;
    return fresh;
  }
  const current = (): Promise<OrderVersion> => reading ?? read();

  return {
    current,
    async after(stale) {
      const seen = reading;
      const version = await current();
      return version === stale && reading === seen ? read() : current();
    },
  };
}

function checkVersion(version: number): OrderVersion {
  const known = ORDER_VERSIONS.find((candidate) => candidate === version);
  if (known === undefined) {
    throw new InvalidRequestError(
      'ORDER_VERSION_MISMATCH',
      `The exchange takes order version ${version}, which this server cannot sign; upgrade it`,
    );
  }
  return known;
}
