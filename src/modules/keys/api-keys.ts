import { builder } from '../../builder.ts';

interface ApiKeyRow {
  readonly apiKey: string;
  readonly inUse: boolean;
}

const ApiKeyRef = builder.objectRef<ApiKeyRow>('ApiKey').implement({
  description: "One of the account's API keys. Its secrets are never shown again.",
  fields: (t) => ({
    apiKey: t.exposeID('apiKey', { description: "The key's id, which orders and trades name as owner." }),
    inUse: t.exposeBoolean('inUse', { description: 'Whether this server speaks with it.' }),
  }),
});

builder.queryField('apiKeys', (t) =>
  t.field({
    type: [ApiKeyRef],
    nullable: true,
    description: "All of the account's API keys.",
    resolve: async (_root, _args, { account }) => {
      const { account: current } = account();
      const api = await current.api();
      const keys = await api.apiKeys();
      return keys.map((apiKey) => ({ apiKey, inUse: apiKey === current.apiKey }));
    },
  }),
);
