import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';
import { daysLeft, tlsFolder } from '../tls/local-certificate.ts';
import { readOwnCertificate } from '../tls/own-certificate.ts';
import { type Check, type Finding, ok, warning, wrong } from './check.ts';

const mailPatience = 8_000;

/** Whether the mail server answers and lets us in; sends nothing. */
export const mailCheck = ({ smtpUrl }: Pick<Config, 'smtpUrl'>): Check => ({
  name: { zh: '发信服务器', en: 'mail server' },
  look: async () => {
    if (smtpUrl === undefined)
      return ok('未设置，消息只在系统内送达', 'not set: messages stay in the product');
    const transport = createTransport({
      url: smtpUrl,
      connectionTimeout: mailPatience,
      greetingTimeout: mailPatience,
      socketTimeout: mailPatience,
    });
    const { hostname } = new URL(smtpUrl);
    try {
      await transport.verify();
      return ok(`${hostname} 可用`, `${hostname} answers and lets us in`);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return wrong(
        { zh: `${hostname} 不可用（${why}）`, en: `${hostname} cannot be used (${why})` },
        {
          zh: '请检查 SMTP_URL 的地址、端口、用户名和授权码，以及防火墙。',
          en: 'Check address, port, user and password in SMTP_URL, and the firewall.',
        },
      );
    } finally {
      transport.close();
    }
  },
});

/** Whether the certificate of HTTPS can be used, and how long. */
export const certificateCheck = (
  { tls, tlsCert, tlsKey }: Pick<Config, 'tls' | 'tlsCert' | 'tlsKey'>,
  { dataDir, now }: { readonly dataDir: string; readonly now: Date },
): Check => ({
  name: { zh: 'HTTPS 证书', en: 'HTTPS certificate' },
  look: async () => {
    if (tlsCert !== undefined && tlsKey !== undefined) {
      const { cert } = await readOwnCertificate({ tlsCert, tlsKey }, now);
      return expiry(cert, now);
    }
    if (tls === 'off') {
      return ok(
        '未启用；手机扫码需要 TLS=local 或 TLS_CERT/TLS_KEY',
        'none; phones need TLS=local or TLS_CERT/TLS_KEY to scan',
      );
    }
    const file = path.join(tlsFolder(dataDir), 'ca.crt');
    const authority = await readFile(file, 'utf8').catch(() => undefined);
    if (authority === undefined) return ok('首次启动时生成', 'made at the first start');
    const days = daysLeft(new X509Certificate(authority), now);
    return ok(
      `本地证书机构还有 ${days} 天有效，服务器证书自动更新`,
      `the local authority is good for ${days} days; the server's certificate renews itself`,
    );
  },
});

const expiry = (cert: string, now: Date): Finding => {
  const days = daysLeft(new X509Certificate(cert), now);
  return days > 30
    ? ok(`还有 ${days} 天有效`, `good for ${days} days`)
    : warning(
        { zh: `还有 ${days} 天过期`, en: `expires in ${days} days` },
        { zh: '请尽快换上新证书。', en: 'Put a new certificate in its place soon.' },
      );
};
