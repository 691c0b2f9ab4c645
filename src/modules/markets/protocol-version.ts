/** The protocols of the exchange as callers see them. */
import { builder } from '../../builder.ts';

export const ProtocolVersionEnum = builder.enumType('ProtocolVersion', {
  description:
    "The exchange's protocol that a market belongs to. It decides which contract an order is signed for and which balance pays for it.",
  values: {
    V1: {
      value: 1 as const,
      description: 'CTF tokens. Orders are signed in the version that `GET /version` names.',
    },
    V2: { value: 2 as const, description: 'Position ids. Orders are signed in version 3, for ExchangeV3.' },
  },
});
