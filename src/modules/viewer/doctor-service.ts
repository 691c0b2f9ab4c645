/** Looks for what keeps an account from trading, by reading only. Each check says what was seen and what to do. */
import type { PublicApi } from '../../clob/public-api.ts';
import { CodedError } from '../../errors.ts';
import { ORDER_VERSIONS } from '../../protocol/order.ts';
import type { Account } from '../keys/account.ts';
import { type Finding, failed, fine, warning } from './doctor-finding.ts';
import { allowanceFinding, moneyFinding, TYPE_NAMES } from './doctor-money.ts';
import { type JournaledOrders, lastOrderFinding, viewFinding } from './doctor-orders.ts';
import { socketFinding } from './doctor-socket.ts';

export type CheckName =
  | 'REACHABILITY'
  | 'CLOCK'
  | 'ORDER_VERSION'
  | 'WALLET'
  | 'API_KEY'
  | 'USER_SOCKET'
  | 'MONEY'
  | 'ALLOWANCE'
  | 'CLOSED_ONLY'
  | 'LAST_ORDER'
  | 'VENUE_VIEW';

export interface Check extends Finding {
  readonly name: CheckName;
}

export interface DoctorService {
  /** Every check, also where some could not be made; never throws. */
  examine(): Promise<readonly Check[]>;
}

export interface DoctorParts extends JournaledOrders {
  readonly publicApi: Pick<PublicApi, 'time' | 'version'>;
  readonly exchangeUrl: string;
}

/** Skew up to here is the whole second that the exchange tells its time in, and the way. */
const FAIR_SKEW_MS = 3_000;

export function createDoctorService(parts: DoctorParts): DoctorService {
  const { account, publicApi, exchangeUrl } = parts;
  const checks: Readonly<Record<CheckName, () => Promise<Finding>>> = {
    REACHABILITY: async () => {
      const started = performance.now();
      await publicApi.time();
      return fine(`${exchangeUrl} answers in ${Math.ceil(performance.now() - started)} ms`);
    },
    CLOCK: async () => {
      const asked = Date.now();
      const skewMs = (await publicApi.time()) * 1000 - asked;
      const seen = `the exchange's clock is ${Math.abs(skewMs)} ms ${skewMs < 0 ? 'behind' : 'ahead of'} this server's`;
      return Math.abs(skewMs) <= FAIR_SKEW_MS
        ? fine(seen)
        : warning(
            seen,
            'Set the clock of this machine (NTP); until then signatures allow for the difference',
          );
    },
    ORDER_VERSION: async () => {
      const version = await publicApi.version();
      const seen = `the exchange takes order version ${version}`;
      if (!ORDER_VERSIONS.some((known) => known === version)) {
        return failed(seen, 'Upgrade this server: it cannot sign that version');
      }
      return version === 1 && account.signatureType === 3
        ? failed(seen, 'Deposit wallets (SIGNATURE_TYPE 3) need version 2 or 3; use another SIGNATURE_TYPE')
        : fine(seen);
    },
    WALLET: async () => walletFinding(account),
    API_KEY: () => keyFinding(account),
    USER_SOCKET: () => socketFinding(account),
    MONEY: () => moneyFinding(account),
    ALLOWANCE: () => allowanceFinding(account, publicApi),
    CLOSED_ONLY: async () =>
      (await (await account.api()).closedOnly())
        ? failed(
            'the exchange lets the account only close positions',
            'Only SELL what is held; ask the exchange why',
          )
        : fine('the account may open positions'),
    LAST_ORDER: () => lastOrderFinding(parts),
    VENUE_VIEW: () => viewFinding(parts),
  };

  return {
    examine: () =>
      Promise.all(
        (Object.keys(checks) as CheckName[]).map(async (name) => ({
          name,
          ...(await checks[name]().catch(unanswered)),
        })),
      ),
  };
}

/** A check that the exchange did not answer. */
function unanswered(error: unknown): Finding {
  if (!(error instanceof CodedError)) throw error;
  const advice: Partial<Record<CodedError['code'], string>> = {
    EXCHANGE_UNREACHABLE: 'Check CLOB_URL and the network',
    EXCHANGE_TIMEOUT: 'Check CLOB_URL and the network; the exchange may be down',
    EXCHANGE_UNAUTHORIZED: 'See the check API_KEY',
    JOURNAL_UNAVAILABLE: "Look at the journal's database (DATA_DIR, DATABASE_URL)",
    EXCHANGE_BLOCKED: 'The exchange refuses this server by address or region; see its terms',
  };
  return failed(error.message, advice[error.code] ?? 'Try again; look at viewer.exchangeStatus');
}

/** Signature type and funder say together whose money is moved, so they must fit. */
function walletFinding({ address, funderAddress, signatureType }: Account): Finding {
  const isOwn = address.toLowerCase() === funderAddress.toLowerCase();
  const seen = `signer ${address}, funder ${funderAddress}, signature type ${signatureType} (${TYPE_NAMES[signatureType]})`;
  if (signatureType === 0 && !isOwn) {
    return failed(
      seen,
      'With SIGNATURE_TYPE 0 the signer pays itself: leave FUNDER_ADDRESS out, or set SIGNATURE_TYPE to the kind of that wallet',
    );
  }
  if (signatureType !== 0 && isOwn) {
    return failed(
      seen,
      `Set FUNDER_ADDRESS to the wallet that holds the money, not the signer, for SIGNATURE_TYPE ${signatureType}`,
    );
  }
  return fine(seen);
}

/** The exchange gives a key only to the wallet that signs for it, and takes it only from that. */
async function keyFinding(account: Account): Promise<Finding> {
  try {
    const api = await account.api();
    const keys = await api.apiKeys();
    const seen = `${account.address} owns ${keys.length} API ${keys.length === 1 ? 'key' : 'keys'}`;
    return keys.includes(account.apiKey ?? '')
      ? fine(`${seen}, ${account.apiKey} among them`)
      : warning(seen, `The key in use, ${account.apiKey}, is not listed; derive it again`);
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== 'EXCHANGE_UNAUTHORIZED') throw error;
    return account.apiKey === undefined
      ? failed(
          `the exchange gives ${account.address} no API key: ${error.message}`,
          `Check CHAIN_ID (${account.chainId}) and PRIVATE_KEY`,
        )
      : failed(
          `the exchange does not accept the API key ${account.apiKey} from ${account.address}`,
          'Leave API_KEY, SECRET and PASSPHRASE out to have them derived from PRIVATE_KEY. Builder keys and read-only keys are no API keys, and a key of another address does not fit',
        );
  }
}
