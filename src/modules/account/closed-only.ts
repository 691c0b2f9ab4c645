import { builder } from '../../builder.ts';
import { CALL_COST } from '../../cost.ts';
import { ViewerRef } from '../viewer/viewer.ts';

builder.objectField(ViewerRef, 'closedOnly', (t) =>
  t.field({
    type: 'Boolean',
    nullable: true,
    description: 'Whether the exchange lets the account only close positions.',
    complexity: CALL_COST,
    resolve: async ({ account }) => (await account.api()).closedOnly(),
  }),
);
