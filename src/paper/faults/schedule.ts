/**
 * The faults of a bad day, as they are given: by `startPaper({ faults })`, `paper.faults.set(…)`, or `POST /paper/faults`.
 *
 * | in `requests`: `kind` | what happens |
 * | --- | --- |
 * | `lose-request` | the connection is cut, the exchange never hears of the request |
 * | `late-request` | the request reaches the exchange `delayMs` later |
 * | `repeat-request` | the request reaches the exchange twice; the second answer is sent |
 * | `lose-answer` | the request is carried out, then the connection is cut |
 * | `late-answer` | the request is carried out, the answer comes `delayMs` later |
 * | `cut-answer` | the request is carried out, half of the answer arrives |
 * | `double-answer` | the request is carried out, the answer arrives twice |
 * | `html-answer` | the request is carried out, the answer is a proxy's page: status 502, HTML |
 * | `restarting` | orders and cancels are answered 425 |
 * | `disabled`, `cancel-only`, `post-only` | the three modes of 503, for this one order or cancel |
 * | `throttled` | status 429, with `Retry-After` where `retryAfter` (seconds) is given |
 * | `rejected` | the request is rejected with `reason`: `timed-out`, `canceled-on-chain`, `invalid-market`, `invalid-builder` or `price-discrepancy` |
 * | `short-list` | the first, third, fifth… row of the answer's list is missing, and the list claims to be complete |
 * | `empty-list` | the answer's list is `{"data":null,"next_cursor":"LTE="}`; with `shape` `'{}'` an empty object, with `'[]'` a list without rows |
 * | `malformed-row` | the first row of the answer's list has side `""` and price `""` |
 * | `version-mismatch` | orders are answered 400 `order_version_mismatch`, `/version` with another one |
 *
 * | field | what happens |
 * | --- | --- |
 * | `ghostFills` | a trade of an account with an API key goes from MATCHED to RETRYING to FAILED |
 * | `delays` | an order of such an account that would match is DELAYED for `delayMs` first |
 * | `skewMs` | the exchange's clock is so far ahead (or behind) |
 * | `sockets` | see `socket-faults.ts`, for each kind of socket |
 *
 * The list faults strike every answer of their route, but change only those that have a list.
 *
 * Chances are drawn from `seed`, for each rule, trades and delays apart: the same seed and the same calls in the same
 * order meet the same faults. `route` is a method and a path, each of which may be or end with `*`, such as `POST /order`,
 * `* /data/*`; without one a rule is for every route. Of several rules the first that strikes counts.
 */
import { z } from 'zod';
import { milliseconds, often } from './fields.ts';
import { requestFault } from './request-fault.ts';
import { socketFaults } from './socket-faults.ts';

const requestRule = z.strictObject({
  fault: requestFault,
  route: z
    .string()
    .regex(/^([A-Z]+|\*) (\/[^*\s]*\*?|\*)$/, {
      error: 'a route is a method and a path, such as POST /order or * /data/*',
    })
    .exactOptional(),
  ...often,
});

export const faultSchedule = z.strictObject({
  seed: z.int().exactOptional(),
  requests: z.array(requestRule).exactOptional(),
  ghostFills: z.strictObject(often).exactOptional(),
  delays: z.strictObject({ delayMs: milliseconds, ...often }).exactOptional(),
  skewMs: z.int().exactOptional(),
  sockets: z
    .strictObject({ user: socketFaults.exactOptional(), market: socketFaults.exactOptional() })
    .exactOptional(),
});

export type RequestRule = z.infer<typeof requestRule>;
export type FaultSchedule = z.infer<typeof faultSchedule>;
