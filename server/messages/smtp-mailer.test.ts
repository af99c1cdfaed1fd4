import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Undeliverable } from './channel.ts';
import { mailChannel } from './mail-channel.ts';
import { smtpMailer } from './smtp-mailer.ts';

let server: SMTPServer;
let url: string;
const received: { to: string[]; raw: string }[] = [];

/** A mail server on this machine that knows everybody but `nobody@`, and is busy for `busy@`. */
beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const responseCode = address.startsWith('nobody@') ? 550 : 451;
      const isRefused = /^(?:nobody|busy)@/.test(address);
      done(isRefused ? Object.assign(new Error('mailbox says no'), { responseCode }) : null);
    },
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        received.push({ to, raw: Buffer.concat(parts).toString() });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address: AddressInfo | string | null = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port.');
  url = `smtp://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  server.close();
  await once(server.server, 'close');
});

const both = (words: string) => ({ zh: words, en: words });
const message = {
  deliveryId: '0192f0c1-0000-7000-8000-000000000001',
  kind: 'process.task',
  title: both('请审批\r\nBcc: spy@example.com'),
  body: both('批次 <b>A&B</b>'),
  link: '/tasks/1',
  data: null,
};
const reader = { userId: 'u', name: '王敏', language: 'zh', phone: null, active: true } as const;
const channel = () =>
  mailChannel({
    mailer: smtpMailer({ url, from: '源流 <trace@example.com>' }),
    deskUrl: 'https://trace.example.com',
  });

test('a mail arrives with a Message-ID that every attempt repeats, and its title cannot add headers', async () => {
  for (const _ of [1, 2]) {
    expect(await channel().deliver(message, { ...reader, email: 'min@example.com' })).toEqual({
      state: 'sent',
      address: 'min@example.com',
    });
  }
  expect(received.map(({ to }) => to)).toEqual([['min@example.com'], ['min@example.com']]);
  const [headers = ''] = received[0]?.raw.split('\r\n\r\n') ?? [];
  expect(headers).toContain('Message-ID: <0192f0c1-0000-7000-8000-000000000001@example.com>');
  expect(headers).toContain('Auto-Submitted: auto-generated');
  expect(headers).not.toMatch(/^Bcc:/im);
  expect(received[1]?.raw).toContain('Message-ID: <0192f0c1-0000-7000-8000-000000000001@example.com>');
});

test('a recipient that does not exist is refused for good, a busy one is not', async () => {
  const nobody = channel().deliver(message, { ...reader, email: 'nobody@example.com' });
  await expect(nobody).rejects.toThrow(Undeliverable);
  await expect(nobody).rejects.toThrow(/mailbox says no/);
  const busy = await channel()
    .deliver(message, { ...reader, email: 'busy@example.com' })
    .catch((error: unknown) => error);
  expect(busy).toBeInstanceOf(Error);
  expect(busy).not.toBeInstanceOf(Undeliverable);
});

test('without an address or a server the mail is skipped with the reason', async () => {
  expect(await channel().deliver(message, { ...reader, email: null })).toMatchObject({
    state: 'skipped',
    reason: { zh: '接收人没有填写电子邮箱。' },
  });
  const idle = mailChannel({ mailer: undefined, deskUrl: undefined });
  expect(await idle.deliver(message, { ...reader, email: 'min@example.com' })).toMatchObject({
    state: 'skipped',
    reason: { zh: '未配置邮件服务器（SMTP_URL）。' },
  });
});

test('a server that does not answer is an error to be tried again', async () => {
  const mailer = smtpMailer({ url: 'smtp://127.0.0.1:1', from: 'trace@example.com' });
  await expect(
    mailChannel({ mailer, deskUrl: undefined }).deliver(message, { ...reader, email: 'min@example.com' }),
  ).rejects.toThrow(/ECONNREFUSED/);
});
