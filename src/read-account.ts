/** The variables of the account: whose money is traded, and where its orders are written down. */
import type { EnvironmentReader } from './environment.ts';
import { checksumAddress } from './protocol/checksum-address.ts';
import type { SignatureType } from './protocol/order.ts';

export interface AccountConfig {
  readonly signatureType: SignatureType;
  /** Checksummed address of the wallet that pays; `undefined` for the default of the signature type. */
  readonly funderAddress: string | undefined;
}

/** Where the journal is; PostgreSQL's URL is among the secrets. */
export type StorageConfig =
  | { readonly kind: 'memory' }
  | { readonly kind: 'sqlite'; readonly directory: string }
  | { readonly kind: 'postgres' };

const SIGNATURE_TYPES = { '0': 0, '1': 1, '2': 2, '3': 3 } as const;

export function readAccount(reader: EnvironmentReader): AccountConfig {
  const signatureType = SIGNATURE_TYPES[reader.oneOf('SIGNATURE_TYPE', ['0', '1', '2', '3'], '0')];
  const mustBe = 'an address: 0x and 40 hex digits, in one letter case or with a right checksum';
  const funderAddress = reader.parsed('FUNDER_ADDRESS', mustBe, (text) => {
    if (!/^0x[0-9a-fA-F]{40}$/.test(text)) return undefined;
    const address = checksumAddress(text);
    const hasCases = /[a-f]/.test(text) && /[A-F]/.test(text);
    return hasCases && text !== address ? undefined : address;
  });
  const isRemote = reader.text('CLOB_URL') !== undefined;
  if (signatureType !== 0 && isRemote && reader.text('FUNDER_ADDRESS') === undefined) {
    reader.fault(
      `FUNDER_ADDRESS must be set with SIGNATURE_TYPE ${signatureType}: the wallet that holds the money`,
    );
  }
  return { signatureType, funderAddress };
}

/** An order of a live account must not be forgotten with the process. */
export function readStorage(reader: EnvironmentReader, live: boolean): StorageConfig {
  const directory = reader.text('DATA_DIR');
  const hasDatabase = reader.text('DATABASE_URL') !== undefined;
  if (directory !== undefined && hasDatabase) {
    reader.fault(
      'DATA_DIR and DATABASE_URL are both set: the journal is kept in one of them, unset the other',
    );
  }
  if (hasDatabase) return { kind: 'postgres' };
  if (directory !== undefined) return { kind: 'sqlite', directory };
  if (live) {
    reader.fault(
      'DATA_DIR or DATABASE_URL must be set when PRIVATE_KEY signs for the exchange of CLOB_URL: orders are written ' +
        'down there before they are sent (PAPER=on declares a paper exchange)',
    );
  }
  return { kind: 'memory' };
}
