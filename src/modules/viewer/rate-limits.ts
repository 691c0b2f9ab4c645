import { builder } from '../../builder.ts';
import type { BucketState } from '../../clob/rate-budget.ts';
import { ViewerRef } from './viewer.ts';

const RateLimitRef = builder.objectRef<BucketState>('RateLimit').implement({
  description: "One of the exchange's limits, as this server counts it.",
  fields: (t) => ({
    bucket: t.exposeString('bucket', {
      description:
        "`orders` and `cancels` are the signer's, of which each order costs one; the others count calls of the address, named after the call or the group of calls: `CLOB`, `Gamma` and `Data API` count all calls to the host.",
    }),
    limit: t.exposeInt('limit', { description: "Most in the window; of a signer's bucket, at once." }),
    left: t.exposeInt('left', { description: 'What may be spent now.' }),
    windowSeconds: t.exposeFloat('windowSeconds', {
      nullable: true,
      description: 'Seconds the limit counts over, null for a bucket of the signer.',
    }),
    perSecond: t.exposeFloat('perSecond', {
      nullable: true,
      description: 'What comes back a second, null for a bucket of the address.',
    }),
    blockedUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Until when the exchange turns such calls away by its own word, null where it does not.',
      resolve: ({ blockedUntil }) => (blockedUntil === undefined ? null : new Date(blockedUntil)),
    }),
  }),
});

builder.objectField(ViewerRef, 'rateLimits', (t) =>
  t.field({
    type: [RateLimitRef],
    description: "What is left of the exchange's limits; empty where it sets none, as the paper exchange.",
    resolve: (_account, _args, { services }) => [...services.rateLimits()],
  }),
);
