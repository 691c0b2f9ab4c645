/**
 * Who may come in. With a token, whoever sends it; without one the server listens on this machine only, and then the
 * `Host` header must name this machine, so that a web page cannot reach it through a DNS name that it controls.
 */
import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../loopback.ts';
import { createCallerReader, type Tokens } from './caller.ts';
import type { Refusal } from './reply.ts';

/** Judges a request by its headers: `undefined` lets it in. */
export type Gate = (request: IncomingMessage) => Refusal | undefined;

export function createGate(tokens: Tokens): Gate {
  const check = tokens.gateway === undefined ? checkHost : checkBearer(tokens);
  return (request) => checkHostSyntax(request) ?? check(request);
}

/** Before anything makes a URL of it. */
function checkHostSyntax({ headers: { host } }: IncomingMessage): Refusal | undefined {
  if (host === undefined || URL.canParse(`http://${host}`)) return undefined;
  return {
    status: 400,
    code: 'BAD_REQUEST',
    message: 'The header "host" is not a host name with an optional port',
  };
}

function checkHost(request: IncomingMessage): Refusal | undefined {
  const hostname = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (isLoopback(hostname)) return undefined;
  return {
    status: 421,
    code: 'FORBIDDEN',
    message: 'Without GATEWAY_TOKEN this server answers on localhost, 127.0.0.1 and [::1] only',
  };
}

function checkBearer(tokens: Tokens): Gate {
  const readCaller = createCallerReader(tokens);
  return ({ headers }) => {
    if (readCaller(headers.authorization) !== undefined) return undefined;
    return {
      status: 401,
      code: 'UNAUTHENTICATED',
      message: 'Send the header "authorization: Bearer <GATEWAY_TOKEN>"',
      headers: { 'www-authenticate': 'Bearer realm="clob-graphql"' },
    };
  };
}
