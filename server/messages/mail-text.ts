import type { Language, Text } from '@yuanliu/core/platform';

/** What a mail says. */
export interface MailContent {
  readonly title: Text;
  readonly body: Text;
  readonly link: string | null;
}

/** Where the mail is read: its reader's language and, if known, the address of the desk (`https://trace.example.com`). */
export interface MailReader {
  readonly language: Language;
  readonly deskUrl: string | undefined;
}

const open: Text = { zh: '打开查看', en: 'Open' };
const signature: Text = {
  zh: '此邮件由源流系统自动发送，请勿回复。',
  en: 'Sent by Yuanliu. Please do not reply.',
};

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, inside and outside attributes. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

/** A mail in its reader's language, as plain text and as HTML that says the same. */
export const mailText = (
  { title, body, link }: MailContent,
  { language, deskUrl }: MailReader,
): { subject: string; text: string; html: string } => {
  const [heading, words] = [title[language], body[language]];
  const url = link === null || deskUrl === undefined ? undefined : new URL(link, deskUrl).href;
  const text = [heading, words, url, `-- \n${signature[language]}`].filter(Boolean).join('\n\n');
  const paragraphs = words
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p style="margin:0 0 12px">${escapeHtml(line)}</p>`);
  const button =
    url === undefined
      ? ''
      : `<p style="margin:20px 0"><a href="${escapeHtml(url)}" style="background:#0e5e6f;color:#ffffff;padding:10px 18px;border-radius:6px;text-decoration:none">${open[language]}</a></p>`;
  const html = `<!doctype html><html lang="${language}"><body style="margin:0;padding:24px;background:#f6f8f9;color:#12212b;font:15px/1.6 system-ui,'PingFang SC','Microsoft YaHei',sans-serif"><div style="max-width:560px;margin:0 auto;padding:24px 28px;background:#ffffff;border:1px solid #e3e8ea;border-radius:6px"><h1 style="margin:0 0 16px;font-size:18px">${escapeHtml(heading)}</h1>${paragraphs.join('')}${button}</div><p style="max-width:560px;margin:12px auto;color:#5b6b75;font-size:12px">${signature[language]}</p></body></html>`;
  return { subject: heading.replaceAll(/\s+/g, ' '), text, html };
};
