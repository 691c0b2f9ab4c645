import { builder } from '../../builder.ts';
import type { Caller } from '../../caller.ts';
import type { Rails } from '../../rails/rails.ts';
import type { TradingStatus } from '../../rails/trading-switch.ts';
import { CancelAllResult } from '../orders/cancel-all.ts';
import { type CancelOutcome, cancelAsData } from '../orders/cancel-result.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';
import { reasonField, reasonOf } from './reason.ts';
import { TradingStatusRef } from './trading-state.ts';

interface Halted {
  readonly status: TradingStatus;
  readonly cancel: Promise<CancelOutcome> | undefined;
}

const TradingHaltedRef = builder.objectRef<Halted>('TradingHalted').implement({
  description: 'Trading is halted.',
  fields: (t) => ({
    tradingStatus: t.expose('status', { type: TradingStatusRef, description: 'The state as it is kept.' }),
    cancel: t.field({
      type: CancelAllResult,
      nullable: true,
      description:
        'What was cancelled, null where that was not asked for. Orders of this server that were still on their way are cancelled as soon as they are known to rest.',
      resolve: ({ cancel }) => cancel,
    }),
  }),
});

const HaltTradingInput = builder.inputType('HaltTradingInput', {
  description: 'How to halt.',
  fields: (t) => ({
    cancelAll: t.boolean({ description: 'Cancel every open order too. False when not said.' }),
    reason: reasonField(t),
  }),
});

builder.mutationField('haltTrading', (t) =>
  t.field({
    type: resultUnion('HaltTradingResult', TradingHaltedRef),
    nullable: true,
    description:
      'Sends no order any more, from this server or from one that shares its database, now or after a restart, until an administrator sets the state ACTIVE again. Orders of unknown outcome are not sent again. An order that another server was sending at this moment may still arrive. Cancels pass. While the database cannot be written, the halt is in force on this server at once and `tradingStatus.isDurable` is false until it is written.',
    args: { input: t.arg({ type: HaltTradingInput, description: 'May be left out.' }) },
    resolve: (_root, { input }, { account, role, caller }) =>
      refusalAsData(() =>
        halt(account().rails, { role, name: caller }, reasonOf(input), input?.cancelAll === true),
      ),
  }),
);

/** Sets the state before it cancels, so that nothing comes after. */
async function halt(
  rails: Rails,
  by: Caller,
  reason: string | undefined,
  cancelAll: boolean,
): Promise<Halted> {
  const setting = rails.tradingSwitch.set('HALTED', by, reason);
  await Promise.allSettled([setting]);
  const cancel = cancelAll ? cancelAsData(rails.cancelEverything) : undefined;
  await Promise.allSettled([cancel]);
  return { status: await setting, cancel };
}
