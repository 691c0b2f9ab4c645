import { randomBytes } from 'node:crypto';

/** A random salt, evenly from 1 to 2^53 - 1: the wire carries it as a JSON number. */
export function randomSalt(): bigint {
  const salt = BigInt.asUintN(53, randomBytes(8).readBigUInt64BE());
  return salt === 0n ? randomSalt() : salt;
}
