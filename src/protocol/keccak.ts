/** keccak-256, the hash of everything signed here. WASM, because the JavaScript ones cost ten times as much. */
import { createKeccak } from 'hash-wasm';

const hasher = await createKeccak(256);

/** The 32-byte keccak-256 of `bytes`, in a fresh array. */
export function keccak256(bytes: Uint8Array): Uint8Array {
  return hasher.init().update(bytes).digest('binary');
}
