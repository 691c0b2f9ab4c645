import { builder } from '../../builder.ts';
import type { ApiCredentials } from '../../clob/types.ts';

/** The documented ApiKeyCreds: the only place where a secret of the account is given. */
export const ApiKeyCreds = builder.objectRef<ApiCredentials>('ApiKeyCreds').implement({
  description: 'An API key with its secrets, given only to the call that made or derived it. Keep them.',
  fields: (t) => ({
    key: t.exposeID('apiKey', { description: "The key's id." }),
    secret: t.exposeString('secret', { description: 'Signs requests. Base64. A secret.' }),
    passphrase: t.exposeString('passphrase', { description: 'Goes with each request. A secret.' }),
  }),
});
