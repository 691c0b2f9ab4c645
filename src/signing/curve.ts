/**
 * secp256k1 signatures by the fastest implementation this machine can load: native libsecp256k1, else its WASM build,
 * else ethers' JavaScript. All three are deterministic (RFC 6979, low s), so they give the same bytes.
 */
import { createRequire } from 'node:module';
import { hexlify, SigningKey } from 'ethers';

/** Fastest first: about 0.1, 0.3 and 1 millisecond a signature. */
export type CurveName = 'native' | 'wasm' | 'ethers';

/** A loaded implementation. */
export interface Curve {
  readonly name: CurveName;
  /**
   * Signs a 32-byte digest as it is, without hashing it again.
   * @returns 65 bytes: r, s and v (27 or 28).
   */
  sign(digest: Uint8Array, privateKey: Uint8Array): Uint8Array;
}

/** The curve could not sign: its key is not one. The key is not in the message. */
export class CurveError extends Error {
  override readonly name = 'CurveError';
}

/** Loads the fastest curve this machine has. */
export function loadFastestCurve(): Promise<Curve> {
  return loadCurve('native')
    .catch(() => loadCurve('wasm'))
    .catch(() => loadCurve('ethers'));
}

/** Loads one curve by name; rejects where it does not load, as `native` where no binding fits the machine. */
export async function loadCurve(name: CurveName): Promise<Curve> {
  switch (name) {
    case 'native':
      return nativeCurve();
    case 'wasm':
      return wasmCurve();
    case 'ethers':
      return ethersCurve();
  }
}

function nativeCurve(): Curve {
  // The package's main file falls back to slow JavaScript without a word; its binding either loads or throws.
  const secp256k1: typeof import('secp256k1') = createRequire(import.meta.url)('secp256k1/bindings.js');
  return {
    name: 'native',
    sign(digest, privateKey) {
      const { signature, recid } = secp256k1.ecdsaSign(digest, privateKey);
      return withRecovery(signature, recid);
    },
  };
}

async function wasmCurve(): Promise<Curve> {
  // Here and not above: it takes a third of a second to load, and where native loads it is not needed.
  const { instantiateSecp256k1 } = await import('@bitauth/libauth');
  const secp256k1 = await instantiateSecp256k1();
  return {
    name: 'wasm',
    sign(digest, privateKey) {
      const signed = secp256k1.signMessageHashRecoverableCompact(privateKey, digest);
      if (typeof signed === 'string') {
        throw new CurveError('the WASM curve refused the private key');
      }
      return withRecovery(signed.signature, signed.recoveryId);
    },
  };
}

function ethersCurve(): Curve {
  return {
    name: 'ethers',
    sign(digest, privateKey) {
      const { r, s, yParity } = new SigningKey(hexlify(privateKey)).sign(digest);
      return withRecovery(Buffer.from(r.slice(2) + s.slice(2), 'hex'), yParity);
    },
  };
}

function withRecovery(rs: Uint8Array, recoveryId: number): Uint8Array {
  const signature = new Uint8Array(65);
  signature.set(rs);
  signature[64] = 27 + recoveryId;
  return signature;
}
