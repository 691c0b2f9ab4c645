/** Calls that outlive the API key by which they are made. */
import type { AccountApi } from '../../clob/account-api.ts';
import { CodedError } from '../../errors.ts';

type Call = (...given: readonly unknown[]) => Promise<unknown>;

/**
 * The same calls, each made once more where the exchange refuses it as unauthorized and there is a fresh key. Such a refusal
 * says that nothing happened, so a repeat does nothing twice.
 * @param accepted called when the exchange has accepted the key
 * @param renew the calls by another key; `undefined` where there is none, and the refusal stands
 */
export function withFreshKey(
  calls: AccountApi,
  { accepted, renew }: { accepted: () => void; renew: () => Promise<AccountApi | undefined> },
): AccountApi {
  const entries = Object.entries(calls) as [keyof AccountApi, Call][];
  const renewing = entries.map(([name, call]): [string, Call] => [
    name,
    async (...given) => {
      try {
        const answer = await call(...given);
        accepted();
        return answer;
      } catch (error) {
        if (!(error instanceof CodedError && error.code === 'EXCHANGE_UNAUTHORIZED')) throw error;
        const fresh = (await renew()) as Record<keyof AccountApi, Call> | undefined;
        if (fresh === undefined) throw error;
        return await fresh[name](...given);
      }
    },
  ]);
  // The names are those of `calls`, and each wrapper passes on what its call takes and returns.
  return Object.fromEntries(renewing) as unknown as AccountApi;
}
