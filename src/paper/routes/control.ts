/** Faults and restarts by HTTP, for whoever rehearses a bad day: only where the exchange was started with control. */
import { z } from 'zod';
import { faultSchedule } from '../faults/schedule.ts';
import { badRequest } from '../refusal.ts';
import type { ApiRequest } from '../request.ts';
import { type RestartOrder, restartOrder } from '../restart-order.ts';
import type { RouteTable } from '../router.ts';

/** What can be done to the server itself. */
export interface Control {
  readonly restart: (order: RestartOrder) => Promise<void>;
}

export function controlRoutes({ restart }: Control): RouteTable {
  return {
    'GET /paper/faults': ({ exchange }) => exchange.faults.report,
    'POST /paper/faults': setFaults,
    'DELETE /paper/faults': clearFaults,
    'POST /paper/restart': (request) => {
      const order = bodyOf(request, restartOrder, 'restart');
      // Behind the answer, which goes out first.
      setImmediate(() => void restart(order));
      return order;
    },
  };
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
