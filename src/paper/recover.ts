/** Who signed: the address behind a secp256k1 signature, by native libsecp256k1, else by ethers' JavaScript. */
import { createRequire } from 'node:module';
import { checksumAddress } from '../protocol/checksum-address.ts';
import { toHex } from '../protocol/hex.ts';
import { keccak256 } from '../protocol/keccak.ts';

/** The uncompressed public key, 65 bytes; throws where the signature is none. */
type RecoverKey = (digest: Uint8Array, rs: Uint8Array, recoveryId: number) => Uint8Array;

const recoverKey = await loadRecovery();

/**
 * The checksummed address that signed a 32-byte digest, or `undefined` where the bytes are not a signature.
 * @param signature 65 bytes: r, s and v as 27 or 28, or 0 or 1.
 */
export function recoverSigner(digest: Uint8Array, signature: Uint8Array): string | undefined {
  const v = signature[64] ?? 255;
  const recoveryId = v >= 27 ? v - 27 : v;
  if (signature.length !== 65 || recoveryId > 1) {
    return undefined;
  }
  try {
    const key = recoverKey(digest, signature.subarray(0, 64), recoveryId);
    return checksumAddress(toHex(keccak256(key.subarray(1)).subarray(12)));
  } catch {
    // Both curves throw plain errors where r and s are no point: whatever they say, nobody signed this.
    return undefined;
  }
}

async function loadRecovery(): Promise<RecoverKey> {
  try {
    // The package's main file falls back to slow JavaScript without a word; its binding either loads or throws.
    const secp256k1: typeof import('secp256k1') = createRequire(import.meta.url)('secp256k1/bindings.js');
    return (digest, rs, recoveryId) => secp256k1.ecdsaRecover(rs, recoveryId, digest, false);
  } catch {
    const { Signature, SigningKey, getBytes } = await import('ethers');
    return (digest, rs, recoveryId) => {
      const signature = Signature.from({
        r: toHex(rs.subarray(0, 32)),
        s: toHex(rs.subarray(32)),
        yParity: recoveryId === 0 ? 0 : 1,
      });
      return getBytes(SigningKey.recoverPublicKey(digest, signature));
    };
  }
}
