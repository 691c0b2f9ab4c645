/** Restarts of the exchange that come in each other's way, or in the way of its end. */
import { expect, it } from 'vitest';
import { startPaper } from '../../../src/paper/start.ts';
import { ask } from '../../support/http.ts';

const order = { keepState: true, downMs: 20 };

it('restarts that are asked for at once are done one after the other', async () => {
  await using paper = await startPaper({ quoting: false });
  await Promise.all([paper.restart(order), paper.restart(order)]);
  expect((await ask(`${paper.url}/ok`)).status).toBe(200);
});

it.each([
  { how: 'closed', end: 'close' },
  { how: 'disposed', end: Symbol.asyncDispose },
] as const)('a server that is $how while it restarts does not come back', async ({ end }) => {
  await using paper = await startPaper({ quoting: false });
  const restarting = paper.restart(order);
  await paper[end]();
  await restarting;
  await expect(ask(`${paper.url}/ok`)).rejects.toThrow('ECONNREFUSED');
});
