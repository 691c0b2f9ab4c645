import { builder } from '../../builder.ts';
import { CALL_COST } from '../../cost.ts';
import { limitRequest, marketFields, marketRequest, sentLimitFields } from '../orders/order-inputs.ts';
import { OrderPreviewRef } from './order-preview.ts';

const PreviewOrderInput = builder.inputType('PreviewOrderInput', {
  description: 'A limit order to look ahead with: the fields of `createAndPostOrder`.',
  fields: sentLimitFields,
});

const PreviewMarketOrderInput = builder.inputType('PreviewMarketOrderInput', {
  description: 'A market order to look ahead with: the fields of `createAndPostMarketOrder`.',
  fields: marketFields,
});

/** Balance, open orders, fee, book, market and closed-only, and the rails' open orders and price: a call each. */
const COST = 8 * CALL_COST;

builder.queryFields((t) => ({
  previewOrder: t.field({
    type: OrderPreviewRef,
    nullable: true,
    description: 'What would become of a limit order if it were sent now. Sends nothing.',
    args: { input: t.arg({ type: PreviewOrderInput, required: true, description: 'The order.' }) },
    complexity: COST,
    resolve: (_root, { input }, { account }) => account().preview.preview(limitRequest(input)),
  }),
  previewMarketOrder: t.field({
    type: OrderPreviewRef,
    nullable: true,
    description: 'What would become of a market order if it were sent now. Sends nothing.',
    args: { input: t.arg({ type: PreviewMarketOrderInput, required: true, description: 'The order.' }) },
    complexity: COST,
    resolve: (_root, { input }, { account }) => account().preview.preview(marketRequest(input)),
  }),
}));
