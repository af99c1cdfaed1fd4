import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, settingList } from './config.ts';

describe('the settings of a start', () => {
  test('nothing set: the standard values', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databasePool: 10,
      databasePrepared: 'on',
      demo: 'none',
      tls: 'off',
      timeZone: 'Asia/Shanghai',
    });
  });

  test('an empty variable counts as absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000 });
  });

  test.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['PORT', '3000.5'],
    ['DATABASE_URL', 'mysql://root@localhost/yuanliu'],
    ['DATABASE_PREPARED', 'yes'],
    ['ADMIN_PASSWORD', 'short'],
    ['DEMO', 'dairy'],
    ['TLS', 'auto'],
    ['TIME_ZONE', 'Asia/Peking2'],
    ['RATE_LIMIT', '-1'],
    ['SMTP_URL', 'smtp.example.com'],
    ['LOG_LEVEL', 'verbose'],
    ['TRUSTED_PROXIES', 'proxy.example.com'],
    ['TRUSTED_PROXIES', '10.0.0.1, 10.0.0.0/33'],
  ])('%s=%s is refused by name', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });

  test('proxies are a list, with spaces or without', () => {
    expect(readConfig({ TRUSTED_PROXIES: '10.0.0.1, 192.168.0.0/16 ,::1,loopback' }).trustedProxies).toEqual([
      '10.0.0.1',
      '192.168.0.0/16',
      '::1',
      'loopback',
    ]);
    expect(readConfig({}).trustedProxies).toEqual([]);
  });

  test('all that is wrong is told at once, each in both languages', () => {
    try {
      readConfig({ PORT: 'x', TLS: 'y', TLS_CERT: '/cert.pem' });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      expect(error instanceof ConfigError && error.lines).toHaveLength(3);
    }
  });
});

test('the table in the guide is the settings themselves', async () => {
  const guide = await readFile(path.join(import.meta.dirname, '../../docs/guide/configuration.md'), 'utf8');
  const rows = settingList.map(
    ({ name, standard, text }) => `| \`${name}\` | ${standard} | ${text.zh} | ${text.en} |`,
  );
  expect(guide).toContain(rows.join('\n'));
});
