/** Every path this server answers. */
import type { Metrics } from '../metrics.ts';
import type { Readiness } from '../readiness.ts';
import { guardStream } from './csrf.ts';
import { wantsPage } from './graphiql-page.ts';
import { STREAM_PATH } from './graphql.ts';
import { replyLive, replyReady } from './health.ts';
import type { Handler, Route } from './router.ts';

export interface RouteParts {
  readonly graphql: Handler;
  readonly eventStreams: Handler;
  readonly graphiqlPage: Handler;
  /** Whether this process can do its work. */
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: Metrics;
}

const READ = ['GET', 'HEAD'];

/** Makes the table of paths. */
export function createRoutes({
  graphql,
  eventStreams,
  graphiqlPage,
  readiness,
  metrics,
}: RouteParts): Record<string, Route> {
  return {
    '/': {
      methods: READ,
      isOpen: () => true,
      handle: (_request, response) => void response.writeHead(302, { location: '/graphql' }).end(),
    },
    '/graphql': {
      methods: [...READ, 'POST'],
      // The page holds nothing of the account's; a person enters the token in its token field.
      isOpen: wantsPage,
      handle: (request, response) => (wantsPage(request) ? graphiqlPage : graphql)(request, response),
    },
    [STREAM_PATH]: {
      methods: ['GET', 'POST', 'PUT', 'DELETE'],
      handle: guardStream(eventStreams),
    },
    '/health/live': {
      methods: READ,
      isOpen: () => true,
      handle: (_request, response) => replyLive(response),
    },
    '/health/ready': {
      methods: READ,
      // Load balancers send no token; the answer is about this process and holds nothing of the account's.
      isOpen: () => true,
      handle: async (_request, response) => replyReady(response, await readiness()),
    },
    '/metrics': {
      methods: READ,
      handle: async (_request, response) => {
        const exposition = await metrics.render();
        response.writeHead(200, { 'content-type': metrics.contentType }).end(exposition);
      },
    },
  };
}
