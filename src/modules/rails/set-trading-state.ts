import { builder } from '../../builder.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';
import { reasonField, reasonOf } from './reason.ts';
import { TradingStateEnum, TradingStatusRef } from './trading-state.ts';

const SetTradingStateInput = builder.inputType('SetTradingStateInput', {
  description: 'The state to set.',
  fields: (t) => ({
    state: t.field({ type: TradingStateEnum, required: true, description: 'The state.' }),
    reason: reasonField(t),
  }),
});

builder.mutationField('setTradingState', (t) =>
  t.field({
    type: resultUnion('SetTradingStateResult', TradingStatusRef),
    nullable: true,
    description:
      'Sets the trading state, for every server that shares the database, and over restarts. Anybody may tighten it (ACTIVE, REDUCING, HALTED); only an administrator may loosen it: whoever else tries gets the error FORBIDDEN.',
    args: { input: t.arg({ type: SetTradingStateInput, required: true, description: 'The state.' }) },
    resolve: (_root, { input }, { account, role, caller }) =>
      refusalAsData(() =>
        account().rails.tradingSwitch.set(input.state, { role, name: caller }, reasonOf(input)),
      ),
  }),
);
