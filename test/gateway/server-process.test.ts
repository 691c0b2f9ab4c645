/** The command itself: what it prints, how it stops, and how it says that it cannot start. */
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Command, startCommand } from '../support/command.ts';
import { ask, askGraphQL } from '../support/http.ts';

const started: Command[] = [];
afterEach(async () => {
  for (const command of started.splice(0)) {
    command.process.kill('SIGKILL');
    await command.end();
  }
});

function start(environment: Readonly<Record<string, string>>): Command {
  const command = startCommand(environment);
  started.push(command);
  return command;
}

describe('the command', () => {
  it('starts gateway and paper exchange from nothing, says where they are, and stops cleanly on SIGTERM', async () => {
    const command = start({ PORT: '0', PAPER_PORT: '0' });
    const [, url = ''] = await command.line(/GraphiQL {2}(http:\/\/127\.0\.0\.1:\d+)\/graphql$/);
    const [, exchange = ''] = await command.line(/exchange {2}(http:\/\/127\.0\.0\.1:\d+) \(paper: /);
    await command.line(/account {3}0x[0-9a-fA-F]{40}, signing with the (native|wasm|ethers) curve$/);
    expect((await ask(`${exchange}/ok`)).status).toBe(200);
    expect((await ask(`${url}/health/ready`)).json).toEqual({ status: 'ready', journal: true, bus: true });
    expect((await askGraphQL(url, '{ viewer { paper exchangeUrl } }')).json).toEqual({
      data: { viewer: { paper: true, exchangeUrl: exchange } },
    });
    command.process.kill('SIGTERM');
    expect(await command.end()).toMatchObject({ code: 0, errors: '' });
  });

  it('killed on paper, goes on with DATA_DIR as the same account with the same orders', async () => {
    const home = await mkdtemp(join(tmpdir(), 'clob-command-'));
    try {
      const accountOf = async (command: Command) => {
        const [, url = ''] = await command.line(/GraphiQL {2}(http:\/\/127\.0\.0\.1:\d+)\/graphql$/);
        const [, address = ''] = await command.line(/account {3}(0x[0-9a-fA-F]{40})/);
        return { url, address };
      };
      const environment = { PORT: '0', PAPER_PORT: '0', DATA_DIR: home };
      const first = start(environment);
      const before = await accountOf(first);
      const listed = await askGraphQL(before.url, '{ markets(first: 1) { nodes { tokens { tokenId } } } }');
      const { data } = listed.json as { data: { markets: { nodes: { tokens: { tokenId: string }[] }[] } } };
      const tokenId = data.markets.nodes[0]?.tokens[0]?.tokenId;
      const resting = { tokenId, side: 'BUY', price: '0.1', size: '10' };
      const placed = await askGraphQL(
        before.url,
        'mutation ($input: CreateAndPostOrderInput!) { createAndPostOrder(input: $input) { ... on OrderPlaced { orderId } } }',
        { variables: { input: resting } },
      );
      const { orderId } = (placed.json as { data: { createAndPostOrder: { orderId: string } } }).data
        .createAndPostOrder;
      first.process.kill('SIGKILL');
      await first.end();

      const second = start(environment);
      const after = await accountOf(second);
      expect(after.address).toBe(before.address);
      expect((await askGraphQL(after.url, '{ openOrders { nodes { orderId } } }')).json).toEqual({
        data: { openOrders: { nodes: [{ orderId }] } },
      });
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  });

  it('opens no inspector on SIGUSR1', async () => {
    const command = start({ PORT: '0', PAPER_PORT: '0' });
    const [, url = ''] = await command.line(/GraphiQL {2}(http:\/\/127\.0\.0\.1:\d+)\/graphql$/);
    await command.line(/account/);
    command.process.kill('SIGUSR1');
    expect((await ask(`${url}/health/live`)).status).toBe(200);
    command.process.kill('SIGTERM');
    expect(await command.end()).toMatchObject({ code: 0, errors: '' });
  });

  it('names every fault of its configuration and fails, repeating no secret', async () => {
    const command = start({ PORT: 'http', HOST: '0.0.0.0', PRIVATE_KEY: 'canary-7f3a' });
    expect(await command.end()).toEqual({
      code: 1,
      output: '',
      errors: [
        'The configuration has 3 faults:',
        '  - PORT must be a whole number from 0 to 65535',
        '  - PRIVATE_KEY must be 32 bytes in hex (64 digits, 0x or not) that are a key of secp256k1',
        '  - GATEWAY_TOKEN must be set (openssl rand -hex 32 makes one) when HOST is not a loopback address',
        '',
      ].join('\n'),
    });
  });

  describe('where its journal cannot be opened', () => {
    let home: string;
    beforeEach(async () => {
      home = await mkdtemp(join(tmpdir(), 'clob-command-'));
    });
    afterEach(() => rm(home, { recursive: true }));

    const failed = async (environment: Readonly<Record<string, string>>) => {
      const { code, errors } = await start({ PORT: '0', PAPER_PORT: '0', ...environment }).end();
      return { code, errors };
    };

    const REMOTE = { CLOB_URL: 'http://127.0.0.1:1' };

    it('says that DATA_DIR is a file', async () => {
      const file = join(home, 'file');
      await writeFile(file, '');
      const [embedded, remote] = await Promise.all([
        failed({ DATA_DIR: file }),
        failed({ DATA_DIR: file, ...REMOTE }),
      ]);
      expect(embedded).toEqual({
        code: 1,
        errors: `The paper exchange's state cannot be opened: DATA_DIR is ${file}, which is a file; name a directory (ENOTDIR: not a directory, open '${file}/paper.lock')\n`,
      });
      expect(remote).toEqual({
        code: 1,
        errors: `The journal cannot be opened: DATA_DIR is ${file}, which is a file; name a directory (EEXIST: file already exists, mkdir '${file}')\n`,
      });
    });

    it('says that others may write to DATA_DIR, or that a file of the journal is a symbolic link', async () => {
      const open = join(home, 'open');
      await mkdir(open);
      await chmod(open, 0o777);
      expect(await failed({ DATA_DIR: open })).toEqual({
        code: 1,
        errors: `The journal cannot be opened: DATA_DIR is ${open}, which other users may write to; run \`chmod o-w\` on it, or name another directory (its mode is 777)\n`,
      });
      const planted = join(home, 'planted');
      await mkdir(planted);
      await symlink(join(home, 'elsewhere.db'), join(planted, 'journal.db'));
      const { code, errors } = await failed({ DATA_DIR: planted });
      expect({ code, errors: errors.slice(0, errors.indexOf(' (ELOOP')) }).toEqual({
        code: 1,
        errors: `The journal cannot be opened: DATA_DIR is ${planted}, which has a symbolic link in place of a file of the journal; remove it, or name another directory`,
      });
      expect(existsSync(join(home, 'elsewhere.db'))).toBe(false);
    });

    it('says that another server uses DATA_DIR', async () => {
      const directory = join(home, 'deep', 'data');
      await start({ PORT: '0', PAPER_PORT: '0', DATA_DIR: directory }).line(/GraphiQL/);
      const [embedded, remote] = await Promise.all([
        failed({ DATA_DIR: directory }),
        failed({ DATA_DIR: directory, ...REMOTE }),
      ]);
      expect(embedded).toEqual({
        code: 1,
        errors: `The paper exchange's state cannot be opened: DATA_DIR is ${directory}, which is in use by another exchange; stop that, or name another directory (database is locked)\n`,
      });
      expect(remote).toEqual({
        code: 1,
        errors: `The journal cannot be opened: DATA_DIR is ${directory}, which is in use by another server; stop that, or name another directory (database is locked)\n`,
      });
    });

    it('says that no PostgreSQL listens, repeating no password', async () => {
      expect(await failed({ DATABASE_URL: 'postgres://user:canary-7f3a@127.0.0.1:1/orders' })).toEqual({
        code: 1,
        errors:
          'The journal cannot be opened: nothing listens at the host and port of DATABASE_URL; start PostgreSQL there, or mend the URL (connect ECONNREFUSED 127.0.0.1:1)\n',
      });
    });
  });

  describe('on a port that is taken', () => {
    async function taken(): Promise<{ server: Server; port: number }> {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return { server, port: (server.address() as AddressInfo).port };
    }

    it.each(['PORT', 'PAPER_PORT'])('says that %s is to be changed, and fails', async (variable) => {
      const { server, port } = await taken();
      const command = start({ PORT: '0', PAPER_PORT: '0', [variable]: String(port) });
      const { code, errors } = await command.end();
      server.close();
      expect({ code, errors }).toEqual({
        code: 1,
        errors: `The configuration has a fault:\n  - ${variable} is ${port}, which another process listens on; stop it or set ${variable}\n`,
      });
    });
  });
});
