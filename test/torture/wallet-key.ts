import { createHash } from 'node:crypto';

/** The private key that a run of this seed trades with, on play money. */
export function walletKeyOf(seed: number): `0x${string}` {
  return `0x${createHash('sha256').update(`torture/${seed}`).digest('hex')}`;
}
