/** Carries a request out and answers it, with the fault that struck it. */
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Exchange } from '../exchange.ts';
import { Refusal } from '../refusal.ts';
import { type Reply, replyTo, writeReply } from '../reply.ts';
import { bendList } from './bend-list.ts';
import { REJECTIONS, type RequestFault } from './request-fault.ts';

/** What is needed to deal with one request. */
export interface Delivery {
  readonly exchange: Exchange;
  readonly response: ServerResponse;
  /** Does what is asked, at once. */
  carryOut(): Reply;
}

/** Resolves when everything was done that will be. */
export async function deliver(fault: RequestFault | undefined, delivery: Delivery): Promise<void> {
  const { exchange, response, carryOut } = delivery;
  switch (fault?.kind) {
    case undefined:
      writeReply(response, carryOut());
      break;
    case 'lose-request':
      response.destroy();
      break;
    case 'late-request':
      await exchange.faults.wait(fault.delayMs);
      writeReply(response, carryOut());
      break;
    case 'repeat-request':
      carryOut();
      writeReply(response, carryOut());
      break;
    case 'lose-answer':
      carryOut();
      response.destroy();
      break;
    case 'late-answer': {
      const reply = carryOut();
      await exchange.faults.wait(fault.delayMs);
      writeReply(response, reply);
      break;
    }
    case 'cut-answer':
      writeHalf(response, carryOut());
      break;
    case 'double-answer':
      writeTwice(response, carryOut());
      break;
    case 'html-answer':
      carryOut();
      writeReply(response, BAD_GATEWAY);
      break;
    case 'throttled':
      writeReply(response, refuse(new Refusal(429, 'Too Many Requests', {}, fault.retryAfter)));
      break;
    case 'rejected': {
      const [status, text] = REJECTIONS[fault.reason];
      writeReply(response, refuse(new Refusal(status, text)));
      break;
    }
    case 'short-list':
    case 'empty-list':
    case 'malformed-row':
      writeReply(response, bendList(carryOut(), fault));
      break;
    case 'version-mismatch':
      writeReply(response, underOtherVersion(exchange, carryOut));
      break;
    case 'restarting':
    case 'disabled':
    case 'cancel-only':
    case 'post-only':
      writeReply(response, inMode(exchange, fault, carryOut));
      break;
  }
}

function refuse(refusal: Refusal): Reply {
  return replyTo(() => {
    throw refusal;
  });
}

const PAGE =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head>' +
  '<body><center><h1>502 Bad Gateway</h1></center></body></html>';

/** What a proxy before the exchange says when it lost the exchange's answer. */
const BAD_GATEWAY: Reply = {
  status: 502,
  headers: { 'content-type': 'text/html; charset=UTF-8', 'content-length': PAGE.length },
  body: PAGE,
};

function writeHalf(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers);
  response.write(body.slice(0, body.length >> 1), () => response.destroy());
}

/** The second answer follows the first one's body, past the length that its header tells. */
function writeTwice(response: ServerResponse, reply: Reply): void {
  writeReply(response, { ...reply, body: reply.body + rawText(reply) });
}

function rawText({ status, headers, body }: Reply): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`;
}

/** Requests are carried out at once, so that nobody else sees the mode of this one. */
function inMode(exchange: Exchange, mode: Exchange['mode'], carryOut: () => Reply): Reply {
  const { mode: usual } = exchange;
  exchange.mode = mode;
  try {
    return carryOut();
  } finally {
    exchange.mode = usual;
  }
}

function underOtherVersion(exchange: Exchange, carryOut: () => Reply): Reply {
  const { orderVersion: usual } = exchange;
  exchange.orderVersion = usual === 1 ? 2 : 1;
  try {
    return carryOut();
  } finally {
    exchange.orderVersion = usual;
  }
}
