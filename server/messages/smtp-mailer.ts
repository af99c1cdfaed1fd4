import type { Transporter } from 'nodemailer';
import { Undeliverable } from './channel.ts';
import type { Mailer } from './mailer.ts';

/** Where mail goes: `SMTP_URL` (`smtp://user:password@host:587`, `smtps://…:465`) and `MAIL_FROM`. */
export interface SmtpSettings {
  readonly url: string;
  /** `源流 <trace@example.com>` or the address alone. */
  readonly from: string;
}

const connectMilliseconds = 15_000;
const silenceMilliseconds = 60_000;

/** A mailer over SMTP (RFC 5321); one connection per mail, encrypted where the server offers it. */
export const smtpMailer = ({ url, from }: SmtpSettings): Mailer => {
  let opened: Promise<Transporter> | undefined;
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    send: async ({ to, subject, text, html, id }) => {
      opened ??= openTransport(url);
      const transport = await opened;
      try {
        await transport.sendMail({
          from,
          to: [to],
          subject,
          text,
          html,
          messageId: `<${id}@${domain}>`,
          // Keeps holiday notes from answering (RFC 3834 §5).
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw refusalOf(error) ?? error;
      }
    },
  };
};

/** Loaded with the first mail: an idle process is 3 MB smaller without it. */
const openTransport = async (url: string): Promise<Transporter> => {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    connectionTimeout: connectMilliseconds,
    greetingTimeout: connectMilliseconds,
    socketTimeout: silenceMilliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
};

interface SmtpFailure {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
}

const isFailure = (error: unknown): error is SmtpFailure => typeof error === 'object' && error !== null;

/** A 5xx on the recipient or the content is for good (RFC 5321 §4.2.1); one on signing in is our own settings. */
const refusalOf = (error: unknown): Undeliverable | undefined => {
  if (!isFailure(error)) return undefined;
  const { code, responseCode, response } = error;
  const isFinal = typeof responseCode === 'number' && responseCode >= 500;
  if (!isFinal || (code !== 'EENVELOPE' && code !== 'EMESSAGE')) return undefined;
  const words = (typeof response === 'string' ? response : String(responseCode)).slice(0, 500);
  return new Undeliverable({ zh: `邮件服务器拒收：${words}`, en: `The mail server refused it: ${words}` });
};
