import { builder } from '../../builder.ts';
import { ViewerRef } from '../viewer/viewer.ts';

const RoleEnum = builder.enumType('Role', {
  description: 'What a caller may do, by the bearer token it sends.',
  values: {
    TRADER: { description: 'Everything but to loosen the trading state. GATEWAY_TOKEN.' },
    ADMIN: { description: 'Everything. ADMIN_TOKEN; and everybody where no token is asked for.' },
  } as const,
});

builder.objectField(ViewerRef, 'role', (t) =>
  t.field({
    type: RoleEnum,
    description: 'What the caller may do.',
    resolve: (_account, _args, { role }) => role,
  }),
);
