/** An order that must fill at once is not sent again after two seconds, where its input names no deadline. */
import { expect, it } from 'vitest';
import { openDesk } from '../support/desk.ts';

it.each([
  ['GTC', 30_000],
  ['GTD', 30_000],
  ['FOK', 2_000],
  ['FAK', 2_000],
] as const)('the default deadline of a %s order is %i milliseconds', async (orderType, ms) => {
  await using desk = await openDesk();
  const gateway = await desk.start();
  desk.proxy.spoil(/^POST \/order/, 'lose the request');
  desk.proxy.spoil(/^GET \/data\/(order\/|trades)/, { status: 500, body: '{}' });
  const expiration =
    orderType === 'GTD' ? { expiration: new Date(Date.now() + 3_600_000).toISOString() } : {};
  const clientOrderId = `deadline of ${orderType}`;
  await desk.place(gateway, desk.resting({ orderType, clientOrderId, size: '100', ...expiration }));
  const undecided = await gateway.services.journal.undecided(
    `${desk.proxy.url}/137/${gateway.services.account().account.funderAddress}`,
  );
  const record = undecided.find((one) => one.clientOrderId === clientOrderId);
  expect((record?.deadline ?? 0) - (record?.receivedAt ?? 0)).toBe(ms);
});
