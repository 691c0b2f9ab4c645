import { builder } from '../../builder.ts';
import { CALL_COST } from '../../cost.ts';
import type { Check } from './doctor-service.ts';
import { ViewerRef } from './viewer.ts';

const DoctorCheckEnum = builder.enumType('DoctorCheck', {
  description: 'What was looked at.',
  values: {
    REACHABILITY: { description: 'Whether the exchange answers.' },
    CLOCK: { description: "Whether this server's clock agrees with the exchange's." },
    ORDER_VERSION: { description: 'Whether this server can sign what the exchange takes.' },
    WALLET: { description: 'Whether signer, funder and signature type fit together.' },
    API_KEY: { description: 'Whether the exchange accepts the API key from this signer.' },
    USER_SOCKET: {
      description: 'Whether the exchange accepts the API key on the user socket, which `orderEvents` needs.',
    },
    MONEY: {
      description:
        'Whether the signature type is the one under which the exchange sees money, and any of it is free.',
    },
    ALLOWANCE: { description: 'Whether the exchange contracts may move it.' },
    CLOSED_ONLY: { description: 'Whether the account may open positions.' },
    LAST_ORDER: {
      description: 'What the exchange said of the newest order, where that is about the account.',
    },
    VENUE_VIEW: {
      description:
        'Whether the exchange shows every order that is live by the journal; VENUE_VIEW_INCOMPLETE where not.',
    },
  } as const,
});

const DoctorStatusEnum = builder.enumType('DoctorStatus', {
  description: 'What came of a check.',
  values: {
    OK: { description: 'As it should be.' },
    WARNING: { description: 'Trading works, but not as it should.' },
    FAILED: { description: 'This keeps the account from trading, or could not be found out.' },
  } as const,
});

const DoctorFindingRef = builder.objectRef<Check>('DoctorFinding').implement({
  description: 'What one check found.',
  fields: (t) => ({
    check: t.expose('name', { type: DoctorCheckEnum, description: 'What was looked at.' }),
    status: t.expose('status', { type: DoctorStatusEnum, description: 'What came of it.' }),
    seen: t.exposeString('seen', { description: 'What was found, for people.' }),
    advice: t.exposeString('advice', { nullable: true, description: 'What to do, null where nothing is.' }),
  }),
});

/** Time twice, version twice, keys, a socket, four balances, allowance, closed-only, open orders, and look-ups of five of them. */
const CALLS = 22;

builder.objectField(ViewerRef, 'doctor', (t) =>
  t.field({
    type: [DoctorFindingRef],
    nullable: true,
    description:
      'Looks for what keeps the account from trading, by reading only. Ask it when orders are refused and the reason is not plain.',
    complexity: { field: CALLS * CALL_COST, multiplier: 1 },
    resolve: async ({ doctor }) => [...(await doctor.examine())],
  }),
);
