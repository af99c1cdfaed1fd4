import { execFileSync } from 'node:child_process';
import { createServer } from 'node:https';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createHttpServer } from '../http/http-server.ts';
import { openLog } from '../log.ts';
import { makeAuthority, makeServerCertificate, permittedNames } from './certificate.ts';
import { type LocalCertificate, localCertificate } from './local-certificate.ts';
import { isPermitted, lanAddresses, machineNames, permittedFor } from './machine-names.ts';
import { readOwnCertificate } from './own-certificate.ts';
import { addTrustRoutes } from './trust-routes.ts';

const day = 86_400_000;
const now = new Date();
const names = { dns: ['localhost', 'line-3', 'line-3.local'], ip: ['127.0.0.1', '::1', '192.168.1.20'] };
let folder: string;
let made: LocalCertificate;

const certificateFor = (of: typeof names, at = now) =>
  localCertificate(path.join(folder, 'tls'), { names: of, title: '源流 · line-3', now: at });

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-tls-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  await rm(path.join(folder, 'tls'), { recursive: true, force: true });
  made = await certificateFor(names);
});

/** What a client that trusts `ca` says to the server: `ok`, or the code of its refusal. */
const handshake = async (
  { cert, key }: { cert: string; key: string },
  { host, servername, ca }: { host: string; servername?: string; ca?: string },
): Promise<string> => {
  const server = createServer({ cert, key });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await new Promise((resolve) => {
      const socket = connect({
        host,
        port,
        ...(servername !== undefined && { servername }),
        ...(ca !== undefined && { ca }),
      });
      socket.once('secureConnect', () => resolve('ok'));
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(`${error.code} ${error.message}`));
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

test('whoever trusts the authority connects by address and by name; nobody else does', async () => {
  const ca = made.authority.toString();
  expect(await handshake(made, { host: '127.0.0.1', ca })).toBe('ok');
  expect(await handshake(made, { host: '127.0.0.1', servername: 'localhost', ca })).toBe('ok');
  expect(await handshake(made, { host: '127.0.0.1', servername: 'line-3', ca })).toBe('ok');
  expect(await handshake(made, { host: '127.0.0.1', servername: 'line-4', ca })).toMatch(
    /^ERR_TLS_CERT_ALTNAME_INVALID/,
  );
  expect(await handshake(made, { host: '127.0.0.1' })).toMatch(/SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO/);
  const other = makeAuthority('other', permittedFor(names), { from: now, to: new Date(+now + day) });
  expect(await handshake(made, { host: '127.0.0.1', ca: other.cert })).not.toBe('ok');
});

test('the authority can vouch for nothing outside its names, whoever holds its key', async () => {
  const key = await readFile(path.join(folder, 'tls/ca.key'), 'utf8');
  const cert = made.authority.toString();
  const lifetime = { from: new Date(+now - day), to: new Date(+now + day) };
  const bank = makeServerCertificate({ cert, key }, { dns: ['bank.example.com'], ip: [] }, lifetime);
  expect(await handshake(bank, { host: '127.0.0.1', servername: 'bank.example.com', ca: cert })).toMatch(
    /permitted subtree violation/,
  );
  const far = makeServerCertificate({ cert, key }, { dns: [], ip: ['127.0.0.1', '8.8.8.8'] }, lifetime);
  expect(await handshake(far, { host: '127.0.0.1', ca: cert })).toMatch(/permitted subtree violation/);
});

test('both certificates are as phones want them, and the keys are for the owner alone', async () => {
  const server = new X509Certificate(made.cert);
  const days = (server.validToDate.getTime() - server.validFromDate.getTime()) / day;
  expect(days).toBeLessThanOrEqual(398);
  expect(server.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  expect(server.ca).toBe(false);
  expect(made.authority.ca).toBe(true);
  expect(made.authority.validToDate.getFullYear() - now.getFullYear()).toBe(10);
  for (const file of ['ca.key', 'server.key'])
    expect((await stat(path.join(folder, 'tls', file))).mode & 0o777).toBe(0o600);
  expect((await stat(path.join(folder, 'tls'))).mode & 0o777).toBe(0o700);
});

/** Another implementation of the standards, where the machine has it. */
const judge = 'openssl';

test('openssl finds the chain whole and strict', async (context) => {
  const ca = path.join(folder, 'tls/ca.crt');
  try {
    execFileSync(judge, ['version']);
  } catch {
    context.skip('openssl is not on this machine');
  }
  const said = execFileSync(judge, [
    'verify',
    '-x509_strict',
    '-CAfile',
    ca,
    path.join(folder, 'tls/server.crt'),
  ]);
  expect(said.toString()).toMatch(/: OK\s*$/);
});

test('the certificate stays until names come or 30 days are left; the authority stays', async () => {
  const again = await certificateFor(names);
  expect(again.cert).toBe(made.cert);
  const fewer = await certificateFor({ ...names, ip: ['127.0.0.1'] });
  expect(fewer.cert).toBe(made.cert);
  const moved = await certificateFor({ ...names, ip: [...names.ip, '10.1.2.3'] });
  expect(moved.cert).not.toBe(made.cert);
  expect(moved.authority.fingerprint256).toBe(made.authority.fingerprint256);
  expect(new X509Certificate(moved.cert).checkIP('10.1.2.3')).toBe('10.1.2.3');
  const soon = new Date(+now + 366 * day);
  expect((await certificateFor({ ...names, ip: [...names.ip, '10.1.2.3'] }, soon)).cert).toBe(moved.cert);
  const due = new Date(+now + 369 * day);
  const renewed = await certificateFor(names, due);
  expect(renewed.cert).not.toBe(moved.cert);
  expect(renewed.authority.fingerprint256).toBe(made.authority.fingerprint256);
});

test('a public address is vouched for if the authority was made on it, and named if it came later', async () => {
  expect(made.leftOut).toEqual([]);
  const later = await certificateFor({
    dns: [...names.dns, 'trace.example.com'],
    ip: [...names.ip, '203.0.113.9'],
  });
  expect(later.leftOut).toEqual(['trace.example.com', '203.0.113.9']);
  await rm(path.join(folder, 'tls'), { recursive: true });
  const anew = await certificateFor({
    dns: [...names.dns, 'trace.example.com'],
    ip: [...names.ip, '203.0.113.9'],
  });
  expect(anew.leftOut).toEqual([]);
  expect(permittedNames(anew.authority.toString()).ip).toContain('203.0.113.9/32');
});

test.each([
  ['localhost', true],
  ['a.local', true],
  ['alocal', false],
  ['10.255.0.1', true],
  ['11.0.0.1', false],
  ['172.32.0.1', false],
  ['fd00::1', true],
  ['2001:db8::1', false],
])('%s is private: %s', (name, expected) => {
  expect(isPermitted(permittedFor({ dns: [], ip: [] }), name)).toBe(expected);
});

test('this machine knows its own names; phones are given none that only it can reach', () => {
  const here = machineNames('0.0.0.0');
  expect(here.dns).toContain('localhost');
  expect(here.ip).toEqual(expect.arrayContaining(['127.0.0.1', '::1']));
  expect(lanAddresses({ dns: [], ip: ['127.0.0.1', '::1', 'fd00::5', '192.168.1.20'] })).toEqual([
    '192.168.1.20',
    'fd00::5',
  ]);
});

test('own files: unreadable, no certificate, foreign key, expired, and good', async () => {
  const file = async (name: string, text: string): Promise<string> => {
    const place = path.join(folder, name);
    await writeFile(place, text);
    return place;
  };
  const tlsCert = await file('own.crt', made.cert);
  const tlsKey = await file('own.key', made.key);
  const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const other = await file('other.key', foreign.export({ type: 'pkcs8', format: 'pem' }).toString());
  const noise = await file('noise.pem', 'hello');
  const read = (over: { tlsCert?: string; tlsKey?: string }, at = now) =>
    readOwnCertificate({ tlsCert, tlsKey, ...over }, at);
  await expect(read({})).resolves.toEqual({ cert: made.cert, key: made.key });
  await expect(read({ tlsKey: '/nowhere/x.key' })).rejects.toThrow(/TLS_KEY=\/nowhere\/x.key cannot be read/);
  await expect(read({ tlsCert: noise })).rejects.toThrow(/is no certificate in PEM/);
  await expect(read({ tlsKey: noise })).rejects.toThrow(/is no private key in PEM/);
  await expect(read({ tlsKey: other })).rejects.toThrow(/does not belong to the certificate/);
  await expect(read({}, new Date(+now + 400 * day))).rejects.toThrow(/expired on \d{4}-\d\d-\d\d/);
});

test('the page names the fingerprint and offers the authority in the forms that phones install', async () => {
  const app = await createHttpServer({
    log: openLog('error'),
    requestsPerMinute: 0,
    trustedProxies: [],
    tls: made,
  });
  addTrustRoutes(app, made.authority);
  const page = await app.inject({ url: '/trust' });
  expect(page.body).toContain(made.authority.fingerprint256);
  expect(page.body).not.toContain('<script');
  const nonce = /<style nonce="([^"]+)">/.exec(page.body)?.[1] ?? '';
  expect(page.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
  expect(page.headers).not.toHaveProperty('strict-transport-security');
  const crt = await app.inject({ url: '/trust/ca.crt' });
  expect(crt.headers['content-type']).toBe('application/x-x509-ca-cert');
  expect(new X509Certificate(crt.rawPayload).fingerprint256).toBe(made.authority.fingerprint256);
  const profile = await app.inject({ url: '/trust/ios.mobileconfig' });
  expect(profile.headers['content-type']).toMatch(/^application\/x-apple-aspen-config/);
  const data = /<data>([^<]+)<\/data>/.exec(profile.body)?.[1] ?? '';
  expect(Buffer.from(data, 'base64')).toEqual(made.authority.raw);
  await app.close();
});
