/**
 * Who may come in. With a token, whoever sends it; without one the server listens on this machine only, and then the
 * `Host` header must name this machine, so that a web page cannot reach it through a DNS name that it controls.
 */
import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../loopback.ts';
import type { Authentication } from './authentication.ts';
import type { Refusal } from './reply.ts';

/** Judges a request by its headers: `undefined` lets it in. */
export type Gate = (request: IncomingMessage) => Promise<Refusal | undefined>;

export function createGate(authentication: Authentication): Gate {
  const check = authentication.isRequired ? checkBearer(authentication) : checkHost;
  return async (request) => checkHostSyntax(request) ?? check(request);
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

async function checkHost(request: IncomingMessage): Promise<Refusal | undefined> {
  const hostname = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (isLoopback(hostname)) return undefined;
  return {
    status: 421,
    code: 'FORBIDDEN',
    message: 'Without GATEWAY_TOKEN this server answers on localhost, 127.0.0.1 and [::1] only',
  };
}

function checkBearer({ readCaller, refuse }: Authentication): Gate {
  return async ({ headers: { authorization }, socket }) => {
    if (readCaller(authorization) !== undefined) return undefined;
    await refuse({ transport: 'http', address: socket.remoteAddress, authorization });
    return {
      status: 401,
      code: 'UNAUTHENTICATED',
      message: 'Send the header "authorization: Bearer <GATEWAY_TOKEN>"',
      headers: { 'www-authenticate': 'Bearer realm="clob-graphql"' },
    };
  };
}
