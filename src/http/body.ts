/** Reads a request's body up to a limit, before anything that would buffer it whole gets to see it. */
import type { IncomingMessage } from 'node:http';
import { replyRefusal } from './reply.ts';
import type { Handler } from './router.ts';

/** Largest body taken, in bytes. The largest honest ones, batches of 15 signed orders, have 15 kB. */
export const MAX_BODY_BYTES = 100_000;

/**
 * How much is read and thrown away before refusing. A client reads no answer while it still writes, and closing on it
 * would reset the connection under the answer; beyond this it is not worth waiting for.
 */
const MAX_DISCARDED_BYTES = 10 * MAX_BODY_BYTES;

/** The body has more than `MAX_BODY_BYTES`, whatever its headers said. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';

  constructor() {
    super(`A request may have ${MAX_BODY_BYTES} bytes at most`);
  }
}

/**
 * The whole body as text.
 * @throws {BodyTooLargeError} where `request.complete` is false, the rest is unread and the connection is to be closed
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_DISCARDED_BYTES) throw new BodyTooLargeError();
  const chunks: Buffer[] = [];
  let bytes = 0;
  await new Promise<void>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
      else if (bytes > MAX_DISCARDED_BYTES) {
        request.pause();
        reject(new BodyTooLargeError());
      }
    });
    request.on('end', resolve);
    request.on('error', reject);
  });
  if (bytes > MAX_BODY_BYTES) throw new BodyTooLargeError();
  return Buffer.concat(chunks).toString();
}

/** A handler that may throw `BodyTooLargeError`, with its answer. */
export function refusingLargeBodies(handle: Handler): Handler {
  return async (request, response) => {
    try {
      await handle(request, response);
    } catch (error) {
      if (!(error instanceof BodyTooLargeError)) throw error;
      const refusal = { status: 413, code: 'REQUEST_ENTITY_TOO_LARGE', message: error.message };
      replyRefusal(response, { ...refusal, headers: request.complete ? {} : { connection: 'close' } });
    }
  };
}
