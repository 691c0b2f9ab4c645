/** A refusal names the input field that is wrong and the nearest values that would be accepted. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Floor, openFloor } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor[Symbol.asyncDispose]());

const FIELDS = '... on Error { code field suggestions }';
const PLACE = `mutation ($input: CreateAndPostOrderInput!) { createAndPostOrder(input: $input) { ${FIELDS} } }`;
const MARKET = `mutation ($input: CreateAndPostMarketOrderInput!) { createAndPostMarketOrder(input: $input) { ${FIELDS} } }`;
const PREVIEW = `query ($input: PreviewOrderInput!) { previewOrder(input: $input) { refusals { ${FIELDS} } } }`;

async function ask(document: string, change: object): Promise<unknown> {
  const { yes: tokenId } = floor.market('paper-cup-winner-red-foxes');
  const variables = { input: { tokenId, side: 'BUY', ...change } };
  return (await askGraphQL(floor.alice.url, document, { variables })).json;
}

it.each([
  [{ price: '0.515' }, 'PRICE_OFF_TICK', 'price', ['0.51', '0.52']],
  [{ price: '1' }, 'PRICE_OUT_OF_RANGE', 'price', ['0.99']],
  [{ size: '8.195' }, 'SIZE_TOO_PRECISE', 'size', ['8.19', '8.2']],
  [{ size: '8.195', side: 'SELL' }, 'SIZE_TOO_PRECISE', 'size', ['8.19']],
  [{ size: '1' }, 'SIZE_BELOW_MINIMUM', 'size', ['5']],
  [{ size: '1', side: 'SELL' }, 'SIZE_BELOW_MINIMUM', 'size', []],
  [{ size: '33.51', price: '0.51', orderType: 'FAK' }, 'INVALID_AMOUNTS', 'size', ['33', '34']],
  [{ tickSize: '0.0001' }, 'TICK_SIZE_MISMATCH', 'tickSize', ['0.01']],
  [{ orderType: 'GTD' }, 'INVALID_EXPIRATION', null, []],
])('%j is refused with %s, in the preview too', async (change, code, field, suggestions) => {
  const input = { price: '0.5', size: '10', ...change };
  const refusal = { code, field, suggestions };
  expect(await ask(PLACE, input)).toEqual({ data: { createAndPostOrder: refusal } });
  expect(await ask(PREVIEW, input)).toMatchObject({
    data: { previewOrder: { refusals: expect.arrayContaining([refusal]) } },
  });
});

it.each([
  [{ amount: '0.5' }, 'AMOUNT_BELOW_MINIMUM', 'amount', ['1']],
  [{ amount: '5.001' }, 'AMOUNT_TOO_PRECISE', 'amount', ['5', '5.01']],
])('a market order of %j is refused with %s', async (change, code, field, suggestions) => {
  expect(await ask(MARKET, { price: '0.5', ...change })).toEqual({
    data: { createAndPostMarketOrder: { code, field, suggestions } },
  });
});
