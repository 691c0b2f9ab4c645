/** Who is calling, as far as a bearer token says. */

/** TRADER may do everything but loosen the trading state, manage API keys and release the leases of others, which only ADMIN may. */
export type Role = 'TRADER' | 'ADMIN';

/** The token's name stands for the caller in records; the token itself never leaves the gate. */
export interface Caller {
  readonly role: Role;
  /** `GATEWAY_TOKEN`, `ADMIN_TOKEN`, or `local` where the server asks for none. */
  readonly name: string;
}
