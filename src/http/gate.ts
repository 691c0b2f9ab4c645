/**
 * Who may come in. With a token, whoever sends it; without one the server listens on this machine only, and then the
 * `Host` header must name this machine, so that a web page cannot reach it through a DNS name that it controls.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../loopback.ts';
import type { Refusal } from './reply.ts';

/** Judges a request by its headers: `undefined` lets it in. */
export type Gate = (request: IncomingMessage) => Refusal | undefined;

export function createGate(token: string | undefined): Gate {
  return token === undefined ? checkHost : checkBearer(token);
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

/** Whether a value of the `authorization` header is the token's. */
export function createBearerCheck(token: string): (authorization: string | undefined) => boolean {
  const expected = digest(token);
  return (authorization = '') => {
    const [, given = ''] = /^bearer +(\S+) *$/i.exec(authorization) ?? [];
    return timingSafeEqual(digest(given), expected);
  };
}

function checkBearer(token: string): Gate {
  const isBearer = createBearerCheck(token);
  return ({ headers }) => {
    if (isBearer(headers.authorization)) return undefined;
    return {
      status: 401,
      code: 'UNAUTHENTICATED',
      message: 'Send the header "authorization: Bearer <GATEWAY_TOKEN>"',
      headers: { 'www-authenticate': 'Bearer realm="clob-graphql"' },
    };
  };
}

/** Equal lengths, which a comparison in constant time needs. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
