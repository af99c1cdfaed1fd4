import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeAuthority } from '../platform/tls/certificate.ts';
import { addressLines } from './say-addresses.ts';

const lifetime = { from: new Date('2026-01-01'), to: new Date('2036-01-01') };
const { cert, key } = makeAuthority('test', { dns: ['localhost'], ip: [] }, lifetime);
const authority = new X509Certificate(cert);

test('without a certificate of our own only the address is said', () => {
  expect(addressLines('http://127.0.0.1:3000', { host: '127.0.0.1' }, undefined)).toEqual([
    '  打开 · open  http://127.0.0.1:3000',
  ]);
  expect(addressLines('https://a:3000', { host: 'a' }, { cert, key, leftOut: [] })).toHaveLength(1);
});

test('on loopback phones are told what they need', () => {
  const lines = addressLines(
    'https://127.0.0.1:3000',
    { host: '127.0.0.1' },
    { cert, key, authority, leftOut: [] },
  );
  expect(lines.join('\n')).toContain('phones need HOST=0.0.0.0');
  expect(lines.join('\n')).toContain('https://127.0.0.1:3000/trust');
});

test('on the network phones get addresses, the page to trust, and the fingerprint to compare', () => {
  const lines = addressLines(
    'https://192.168.1.20:3000',
    { host: '192.168.1.20' },
    { cert, key, authority, leftOut: ['203.0.113.9'] },
  ).join('\n');
  expect(lines).toContain('手机 · phones  https://192.168.1.20:3000\n');
  expect(lines).toContain('https://192.168.1.20:3000/trust');
  expect(lines).toContain(authority.fingerprint256);
  expect(lines).toContain('may not vouch for 203.0.113.9');
});
