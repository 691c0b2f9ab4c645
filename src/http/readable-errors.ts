/** Requests that yoga answers with an internal error or with nothing: answered with what is wrong, as JSON. */
import { createGraphQLError, isAsyncIterable, type Plugin } from 'graphql-yoga';

const SUBSCRIPTIONS_ARE_EVENTS =
  'The results of a subscription are an event stream: send "accept: text/event-stream", or open a WebSocket at /graphql ' +
  '(graphql-transport-ws). multipart/mixed is not supported.';

export function useReadableErrors(): Plugin {
  return {
    onRequestParse({ requestParser, setRequestParser }) {
      if (requestParser === undefined) return;
      setRequestParser(async (request) => {
        try {
          return await requestParser(request);
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error;
          throw createGraphQLError('"variables" and "extensions" must be JSON', {
            extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
          });
        }
      });
    },
    onResultProcess({ result, resultProcessor, setResultProcessor }) {
      if (resultProcessor !== undefined || !isAsyncIterable(result)) return;
      setResultProcessor(async (_result, fetchAPI) => {
        await result[Symbol.asyncIterator]().return?.();
        const error = { message: SUBSCRIPTIONS_ARE_EVENTS, extensions: { code: 'NOT_ACCEPTABLE' } };
        return fetchAPI.Response.json({ errors: [error] }, { status: 406 });
      }, 'application/json');
    },
  };
}
