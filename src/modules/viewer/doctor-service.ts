/** Looks for what keeps an account from trading, by reading only. Each check says what was seen and what to do. */
import type { PublicApi } from '../../clob/public-api.ts';
import { CodedError } from '../../errors.ts';
import { formatMicros } from '../../protocol/decimal.ts';
import { ORDER_VERSIONS, type SignatureType } from '../../protocol/order.ts';
import type { Account } from '../keys/account.ts';

export type CheckName =
  | 'REACHABILITY'
  | 'CLOCK'
  | 'ORDER_VERSION'
  | 'WALLET'
  | 'API_KEY'
  | 'MONEY'
  | 'ALLOWANCE'
  | 'CLOSED_ONLY';

/** WARNING: trading works, but not as it should. FAILED: it does not. */
export type CheckStatus = 'OK' | 'WARNING' | 'FAILED';

export interface Check {
  readonly name: CheckName;
  readonly status: CheckStatus;
  /** What was found, for people. */
  readonly seen: string;
  /** What to do, `undefined` where nothing is. */
  readonly advice: string | undefined;
}

export interface DoctorService {
  /** Every check, also where some could not be made; never throws. */
  examine(): Promise<readonly Check[]>;
}

export interface DoctorParts {
  readonly account: Account;
  readonly publicApi: Pick<PublicApi, 'time' | 'version'>;
  readonly exchangeUrl: string;
}

type Finding = Omit<Check, 'name'>;

/** Skew up to here is the whole second that the exchange tells its time in, and the way. */
const FAIR_SKEW_MS = 3_000;
const TYPES: readonly SignatureType[] = [0, 1, 2, 3];
const TYPE_NAMES = ['EOA', 'POLY_PROXY', 'POLY_GNOSIS_SAFE', 'POLY_1271'] as const;

export function createDoctorService({ account, publicApi, exchangeUrl }: DoctorParts): DoctorService {
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
        : {
            status: 'WARNING',
            seen,
            advice: 'Set the clock of this machine (NTP); until then signatures allow for the difference',
          };
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
    MONEY: () => moneyFinding(account),
    ALLOWANCE: () => allowanceFinding(account),
    CLOSED_ONLY: async () =>
      (await (await account.api()).closedOnly())
        ? failed(
            'the exchange lets the account only close positions',
            'Only SELL what is held; ask the exchange why',
          )
        : fine('the account may open positions'),
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

function fine(seen: string): Finding {
  return { status: 'OK', seen, advice: undefined };
}

function failed(seen: string, advice: string): Finding {
  return { status: 'FAILED', seen, advice };
}

/** A check that the exchange did not answer. */
function unanswered(error: unknown): Finding {
  if (!(error instanceof CodedError)) throw error;
  const advice: Partial<Record<CodedError['code'], string>> = {
    EXCHANGE_UNREACHABLE: 'Check CLOB_URL and the network',
    EXCHANGE_TIMEOUT: 'Check CLOB_URL and the network; the exchange may be down',
    EXCHANGE_UNAUTHORIZED: 'See the check API_KEY',
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

/** The exchange takes the key in use only from its owner. */
async function keyFinding(account: Account): Promise<Finding> {
  const api = await account.api();
  const key = account.apiKey ?? '';
  try {
    const keys = await api.apiKeys();
    const seen = `${account.address} owns ${keys.length} API ${keys.length === 1 ? 'key' : 'keys'}`;
    return keys.includes(key)
      ? fine(`${seen}, ${key} among them`)
      : { status: 'WARNING', seen, advice: `The key in use, ${key}, is not listed; derive it again` };
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== 'EXCHANGE_UNAUTHORIZED') throw error;
    return failed(
      `the exchange does not accept the API key ${key} from ${account.address}`,
      'Leave API_KEY, SECRET and PASSPHRASE out to have them derived from PRIVATE_KEY. Builder keys are no API keys, and a key of another address does not fit',
    );
  }
}

/** The exchange finds the wallet by signer and signature type, never by the funder: another type sees other money. */
async function moneyFinding(account: Account): Promise<Finding> {
  const api = await account.api();
  const balances = await Promise.all(TYPES.map((type) => api.collateralOf(type).catch(() => 0n)));
  const [own = 0n] = balances.slice(account.signatureType);
  const told = TYPES.map((type) => `type ${type}: ${formatMicros(balances[type] ?? 0n)}`).join(', ');
  const seen = `collateral seen by signature type — ${told}`;
  if (own > 0n) return fine(seen);
  const richer = TYPES.find((type) => (balances[type] ?? 0n) > 0n);
  return richer === undefined
    ? {
        status: 'WARNING',
        seen,
        advice:
          'Deposit collateral, then call updateBalanceAllowance: the exchange remembers what it saw last',
      }
    : failed(
        seen,
        `The money is in the wallet of signature type ${richer} (${TYPE_NAMES[richer]}): set SIGNATURE_TYPE=${richer} and FUNDER_ADDRESS to that wallet`,
      );
}

async function allowanceFinding(account: Account): Promise<Finding> {
  const api = await account.api();
  const { balance, allowances } = await api.balanceAllowance({ assetType: 'COLLATERAL' });
  const short = allowances.filter(({ allowance }) => allowance < balance);
  if (short.length === 0) return fine('every exchange contract may move the whole balance');
  const spenders = short.map(({ spender }) => spender ?? 'the exchange').join(', ');
  return {
    status: 'WARNING',
    seen: `${spenders} may move less than the balance of ${formatMicros(balance)}`,
    advice: 'Approve these contracts on the chain, then call updateBalanceAllowance',
  };
}
