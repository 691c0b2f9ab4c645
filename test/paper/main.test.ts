/** `npm run paper` as a process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ask } from '../support/http.ts';

function start(
  port: number,
  environment: NodeJS.ProcessEnv = {},
): ChildProcess & { readonly stdout: NodeJS.ReadableStream; readonly stderr: NodeJS.ReadableStream } {
  return spawn(process.execPath, ['--import', 'tsx', 'src/paper/main.ts'], {
    env: { PATH: process.env.PATH ?? '', PAPER_PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

describe('the command', () => {
  it('says where it is open, and stops when it is told to', async () => {
    const child = start(0);
    const [line] = await once(child.stdout, 'data');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(line))?.[0];
    expect(String(line)).toBe(`The paper exchange is open at ${url} (markets: ${url}/sampling-markets)\n`);
    expect((await ask(`${url}/ok`)).json).toBe('OK');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('takes the order version that it is told', async () => {
    const child = start(0, { PAPER_ORDER_VERSION: '1' });
    const [line] = await once(child.stdout, 'data');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(line))?.[0];
    expect((await ask(`${url}/version`)).json).toEqual({ version: 1 });
    child.kill('SIGTERM');
    await once(child, 'exit');
  });

  it('survives a restart by HTTP', async () => {
    const child = start(0, { PAPER_CONTROL: 'on' });
    const [line] = await once(child.stdout, 'data');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(line))?.[0];
    const order = { keepState: false, downMs: 100 };
    const post = (path: string, body: unknown) =>
      ask(`${url}${path}`, { method: 'POST', body: JSON.stringify(body) });
    await post('/paper/faults', { skewMs: 5 });
    expect(await post('/paper/restart', order)).toMatchObject({ status: 200, json: order });
    // The new state has no faults.
    await expect
      .poll(async () => (await ask(`${url}/paper/faults`)).json)
      .toEqual({ schedule: {}, struck: { requests: [], ghostFills: 0, delays: 0 } });
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('says that its port is in use, and exits with 1', async () => {
    const occupant = createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    const address = occupant.address();
    const child = start(typeof address === 'object' && address !== null ? address.port : 0);
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    occupant.close();
    expect(said).toBe('The port is in use: stop what listens there, or set PAPER_PORT to another one.\n');
    expect(code).toBe(1);
  });
});
