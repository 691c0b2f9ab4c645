/** Faults and restarts by HTTP, for programs that rehearse a bad day: only where the exchange was started with control. */
import { isIP } from 'node:net';
import { z } from 'zod';
import { faultSchedule } from '../faults/schedule.ts';
import { badRequest, Refusal } from '../refusal.ts';
import type { ApiRequest, Handler } from '../request.ts';
import { type RestartOrder, restartOrder } from '../restart-order.ts';
import type { RouteTable } from '../router.ts';

/** What can be done to the server itself. */
export interface Control {
  readonly restart: (order: RestartOrder) => Promise<void>;
}

export function controlRoutes({ restart }: Control): RouteTable {
  return {
    'GET /paper/faults': forPrograms(({ exchange }) => exchange.faults.report),
    'POST /paper/faults': forPrograms(setFaults),
    'DELETE /paper/faults': forPrograms(clearFaults),
    'POST /paper/restart': forPrograms((request) => {
      const order = bodyOf(request, restartOrder, 'restart');
      // Behind the answer, which goes out first.
      setImmediate(() => void restart(order));
      return order;
    }),
  };
}

/**
 * Refuses what a web page may have sent. A browser names the page's origin with everything but plain GETs, and the
 * page's host with those; a page can only make names with a dot lead to this machine (DNS rebinding).
 */
function forPrograms(handle: Handler): Handler {
  return (request) => {
    const host = request.header('host') ?? '';
    if (request.header('origin') !== undefined || isDomain(host)) {
      throw new Refusal(
        403,
        'web pages may not control the exchange: call it by its IP address or as localhost',
      );
    }
    return handle(request);
  };
}

/** @param host the `Host` header, with or without a port. */
function isDomain(host: string): boolean {
  const name = host.replace(/:\d{1,5}$/, '').replace(/^\[(.*)\]$/, '$1');
  return name.includes('.') && isIP(name) === 0;
}

/** Replaces the schedule by the one of the body, whose shape is in `faults/schedule.ts`. */
function setFaults(request: ApiRequest) {
  const { faults } = request.exchange;
  faults.set(bodyOf(request, faultSchedule, 'faults'));
  return faults.report;
}

function clearFaults({ exchange: { faults } }: ApiRequest) {
  faults.set({});
  return faults.report;
}

function bodyOf<T>(request: ApiRequest, schema: z.ZodType<T>, what: string): T {
  const { success, data, error } = schema.safeParse(request.json());
  if (!success) throw badRequest(`Invalid ${what}: ${z.prettifyError(error)}`);
  return data;
}
