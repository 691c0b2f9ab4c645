import type { Role } from '../../caller.ts';
import { ForbiddenError } from '../../errors.ts';

/** @throws {ForbiddenError} where the caller is no administrator */
export function requireAdministrator({ role }: { readonly role: Role }): void {
  if (role === 'ADMIN') return;
  throw new ForbiddenError('Only an administrator may manage API keys; send ADMIN_TOKEN as the bearer token');
}
