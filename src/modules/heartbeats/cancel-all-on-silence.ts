import { builder } from '../../builder.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';

interface Armed {
  readonly cancelsAt: Date;
}

const SilenceSwitchArmed = builder.objectRef<Armed>('SilenceSwitchArmed').implement({
  description: 'The switch is armed.',
  fields: (t) => ({
    cancelsAt: t.expose('cancelsAt', {
      type: 'DateTime',
      description:
        'When the exchange cancels every open order of the API key, unless the mutation is called again before; up to five seconds later.',
    }),
  }),
});

const CancelAllOnSilenceInput = builder.inputType('CancelAllOnSilenceInput', {
  description: 'What goes with arming the switch.',
  fields: (t) => ({
    reason: t.string({ description: "Why, for the server's log. At most 200 characters are kept." }),
  }),
});

builder.mutationField('cancelAllOnSilence', (t) =>
  t.field({
    type: resultUnion('CancelAllOnSilenceResult', SilenceSwitchArmed),
    description:
      "Arms the exchange's dead man's switch (its heartbeat), or keeps it from going off. Once armed, call it every five seconds: ten seconds without a call and the exchange cancels every open order of the API key. " +
      'It is never armed unless this is called, and goes off when calls stop.',
    args: { input: t.arg({ type: CancelAllOnSilenceInput, description: 'May be left out.' }) },
    resolve: (_root, { input }, { account, logger }) => {
      logger.debug({ reason: input?.reason?.slice(0, 200) }, "renewing the dead man's switch");
      return refusalAsData(async () => ({ cancelsAt: await account().heartbeats.renew() }));
    },
  }),
);
