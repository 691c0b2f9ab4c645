/** The rails' variables. */
import type { EnvironmentReader } from '../environment.ts';
import { parseMicros } from '../protocol/decimal.ts';
import type { RailsConfig } from './limits.ts';

/**
 * Reads limits and the self-trade rule, and notes their faults. Live, nothing is unlimited by mistake: each limit is a
 * number or, by name, `none`. Elsewhere none is the default.
 */
export function readRails(reader: EnvironmentReader, live: boolean): RailsConfig {
  function limit<T>(name: string, mustBe: string, accept: (text: string) => T | undefined): T | undefined {
    if (live && reader.text(name) === undefined) {
      reader.fault(`${name} must be set for a live account: ${mustBe}, or none`);
    }
    const read = reader.parsed(name, `${mustBe}, or none`, (text) =>
      text === 'none' ? { value: undefined } : wrapped(accept(text)),
    );
    return read?.value;
  }
  const notional = (name: string) =>
    limit(name, 'a positive amount of collateral such as 250.5', positiveMicros);
  return {
    limits: {
      orderNotional: notional('MAX_ORDER_NOTIONAL'),
      dailyNotional: notional('MAX_DAILY_NOTIONAL'),
      marketNotional: notional('MAX_MARKET_NOTIONAL'),
      openNotional: notional('MAX_OPEN_NOTIONAL'),
      priceDistance: limit(
        'MAX_PRICE_DISTANCE',
        'a positive difference of prices such as 0.1',
        positiveMicros,
      ),
      ordersPerSecond: limit('MAX_ORDERS_PER_SECOND', 'a whole number from 1 to 10000', (text) =>
        /^[1-9]\d{0,3}$|^10000$/.test(text) ? Number(text) : undefined,
      ),
    },
    allowSelfTrade: reader.oneOf('SELF_TRADE', ['refuse', 'allow'], 'refuse') === 'allow',
  };
}

function wrapped<T>(value: T | undefined): { readonly value: T } | undefined {
  return value === undefined ? undefined : { value };
}

function positiveMicros(text: string): bigint | undefined {
  const micros = /^\d{1,15}(\.\d{1,6})?$/.test(text) ? parseMicros(text) : 0n;
  return micros > 0n ? micros : undefined;
}
