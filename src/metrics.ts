/** What the process counts and times, in Prometheus' text format. Every label has a bounded set of values. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** One finished call to the exchange. */
export interface ExchangeCall {
  readonly method: string;
  /** The path with placeholders for ids, so that labels stay few: `/data/order/{id}`. */
  readonly route: string;
  /** The HTTP status, `undefined` where no answer came. */
  readonly status: number | undefined;
  readonly ms: number;
}

/** The process' instruments; each server has its own. */
export interface Metrics {
  exchangeCall(call: ExchangeCall): void;
  /** Rows of an answer, or frames of a socket, that did not parse and were skipped. */
  skippedRows(route: string, rows: number): void;
  operation(type: 'query' | 'mutation' | 'subscription', outcome: 'ok' | 'error'): void;
  orderOutcome(outcome: 'placed' | 'rejected' | 'unknown'): void;
  /** Shows the exchange's mode, read whenever the metrics are. */
  watchExchange(mode: () => string): void;
  authenticationFailure(transport: 'http' | 'socket', reason: 'missing' | 'wrong'): void;
  readonly contentType: string;
  /** The exposition of every instrument. */
  render(): Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const exchangeSeconds = new Histogram({
    name: 'clob_exchange_call_seconds',
    help: 'Duration of calls to the exchange by method, route and status class.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const operations = new Counter({
    name: 'clob_graphql_operations_total',
    help: 'GraphQL operations by type and by whether the answer had errors.',
    labelNames: ['type', 'outcome'],
    registers: [registry],
  });
  const orderOutcomes = new Counter({
    name: 'clob_order_outcomes_total',
    help: 'Orders by what was first answered: placed, rejected or unknown. Repeats are not counted.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const skippedRows = new Counter({
    name: 'clob_exchange_rows_skipped_total',
    help: "Rows of the exchange's answers, and frames of its sockets, that did not parse and were skipped.",
    labelNames: ['route'],
    registers: [registry],
  });
  const authenticationFailures = new Counter({
    name: 'clob_graphql_authentication_failures_total',
    help: 'Requests and sockets that were refused, by transport and by whether the token was missing or wrong.',
    labelNames: ['transport', 'reason'],
    registers: [registry],
  });
  return {
    skippedRows: (route, rows) => skippedRows.inc({ route }, rows),
    exchangeCall: ({ method, route, status, ms }) =>
      exchangeSeconds.observe({ method, route, status: statusClass(status) }, ms / 1000),
    operation: (type, outcome) => operations.inc({ type, outcome }),
    orderOutcome: (outcome) => orderOutcomes.inc({ outcome }),
    watchExchange(mode) {
      new Gauge({
        name: 'clob_exchange_mode',
        help: "1 for the exchange's mode as this server last saw it.",
        labelNames: ['mode'],
        registers: [registry],
        collect() {
          this.reset();
          this.set({ mode: mode() }, 1);
        },
      });
    },
    authenticationFailure: (transport, reason) => authenticationFailures.inc({ transport, reason }),
    contentType: registry.contentType,
    render: () => registry.metrics(),
  };
}

function statusClass(status: number | undefined): string {
  return status === undefined ? 'none' : `${Math.floor(status / 100)}xx`;
}
