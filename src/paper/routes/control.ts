/** The faults by HTTP, for whoever rehearses a bad day: only where the exchange was started with control. */
import { z } from 'zod';
import { faultSchedule } from '../faults/schedule.ts';
import { badRequest } from '../refusal.ts';
import type { ApiRequest } from '../request.ts';
import type { RouteTable } from '../router.ts';

export const controlRoutes: RouteTable = {
  'GET /paper/faults': ({ exchange }) => exchange.faults.report,
  'POST /paper/faults': setFaults,
  'DELETE /paper/faults': clearFaults,
};

/** Replaces the schedule by the one of the body, whose shape is in `faults/schedule.ts`. */
function setFaults(request: ApiRequest) {
  const { success, data, error } = faultSchedule.safeParse(request.json());
  if (!success) {
    throw badRequest(`Invalid faults: ${z.prettifyError(error)}`);
  }
  const { faults } = request.exchange;
  faults.set(data);
  return faults.report;
}

function clearFaults({ exchange: { faults } }: ApiRequest) {
  faults.set({});
  return faults.report;
}
