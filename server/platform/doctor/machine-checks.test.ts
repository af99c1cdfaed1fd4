import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAt } from './check.ts';
import { dataFolderCheck, deskCheck, nodeCheck, portCheck } from './machine-checks.ts';
import { certificateCheck, mailCheck } from './network-checks.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-doctor-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const level = async (check: { look: () => Promise<{ level: string }> }): Promise<string> =>
  (await check.look()).level;

test('an old Node is wrong, ours is not', async () => {
  expect(await level(nodeCheck('20.20.0'))).toBe('wrong');
  expect(await level(nodeCheck('24.0.0'))).toBe('ok');
  expect(await level(nodeCheck(process.versions.node))).toBe('ok');
});

test('a data folder that everybody reads is a warning; one that is to be made is fine', async () => {
  const data = path.join(folder, 'data');
  expect((await dataFolderCheck(path.join(data, 'a/b')).look()).text.en).toMatch(/made at the first start/);
  await mkdir(data, { mode: 0o700 });
  expect(await level(dataFolderCheck(data))).toBe('ok');
  await chmod(data, 0o755);
  expect(await dataFolderCheck(data).look()).toMatchObject({
    level: 'warning',
    remedy: { en: expect.stringContaining(`chmod o-rw ${data}`) },
  });
});

test('a port is free, ours, or somebody else’s', async () => {
  const server = createServer((_request, response) => response.end('hello'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const check = portCheck({ port, host: '127.0.0.1', scheme: 'http' });
  expect(await level(check)).toBe('warning');
  server.removeAllListeners('request');
  server.on('request', (_request, response) => response.end('{"status":"alive"}'));
  expect((await check.look()).text.en).toMatch(/Yuanliu is running/);
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  expect((await check.look()).text.en).toMatch(/is free/);
  expect(await level(portCheck({ port, host: '203.0.113.7', scheme: 'http' }))).toBe('wrong');
});

test('the desk is missing, stale or built', async () => {
  const desk = path.join(folder, 'desk');
  expect(await level(deskCheck(desk, async () => true))).toBe('warning');
  await mkdir(desk);
  await writeFile(path.join(desk, 'index.html'), '');
  expect(await level(deskCheck(desk, async () => true))).toBe('warning');
  expect(await level(deskCheck(desk, async () => false))).toBe('ok');
});

test('a mail server that is not there is wrong; none is fine', async () => {
  expect(await level(mailCheck({ smtpUrl: undefined }))).toBe('ok');
  expect(await mailCheck({ smtpUrl: 'smtp://127.0.0.1:9' }).look()).toMatchObject({
    level: 'wrong',
    text: { en: expect.stringMatching(/^127\.0\.0\.1 cannot be used \(.*ECONNREFUSED/) },
  });
});

test('own certificate files that cannot be read are wrong, in the words of the start', async () => {
  const check = certificateCheck(
    { tls: 'off', tlsCert: '/nowhere/a.crt', tlsKey: '/nowhere/a.key' },
    { dataDir: folder, now: new Date() },
  );
  await expect(check.look()).rejects.toThrow(/TLS_CERT=\/nowhere\/a.crt cannot be read/);
});

test('a check that throws is a finding of its own', async () => {
  const broken = { name: { zh: '', en: '' }, look: () => Promise.reject(new Error('no')) };
  expect(await lookAt(broken, () => ({ zh: '坏', en: 'broken' }))).toEqual({
    level: 'wrong',
    text: { zh: '坏', en: 'broken' },
  });
});
