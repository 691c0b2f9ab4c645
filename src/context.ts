/** What a resolver may use. Fresh for each operation, so that loaders never outlive one. */
import type { Logger } from 'pino';
import type { AccountServices } from './account-services.ts';
import type { Caller, Role } from './caller.ts';
import type { Services } from './services.ts';

export interface Context {
  readonly services: Services;
  /**
   * What needs an account.
   * @throws {InvalidRequestError} NO_ACCOUNT where none is configured
   */
  readonly account: () => AccountServices;
  /** The name of who asks, for the records; never a token. */
  readonly caller: string;
  /** What they may do. */
  readonly role: Role;
  readonly logger: Logger;
}

/** Makes the context of one operation. */
export function createContext(services: Services, logger: Logger, { name, role }: Caller): Context {
  return { services, account: services.account, caller: name, role, logger };
}
