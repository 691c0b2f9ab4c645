import type { CallPurpose, HttpRequest } from './http-client.ts';

/** Why a request is made, where it does not say so itself: a GET reads, anything else changes something. */
export function purposeOf({ purpose, method }: HttpRequest<unknown>): CallPurpose {
  return purpose ?? (method === 'GET' ? 'read' : 'change');
}
