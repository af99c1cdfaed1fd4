import type { Text } from '@yuanliu/core/platform';
import type { Channel } from './channel.ts';
import { mailText } from './mail-text.ts';
import type { Mailer } from './mailer.ts';

/** What mails are sent with: the server, if one is set, and the address of the desk for links. */
export interface MailMeans {
  readonly mailer: Mailer | undefined;
  readonly deskUrl: string | undefined;
}

/** Why no mail goes out while no server is set. */
export const noMailServer: Text = {
  zh: '未配置邮件服务器（SMTP_URL）。',
  en: 'No mail server is set (SMTP_URL).',
};

const noAddress: Text = {
  zh: '接收人没有填写电子邮箱。',
  en: 'The recipient has no mail address.',
};

/** Mail to the address in the user's account. */
export const mailChannel = ({ mailer, deskUrl }: MailMeans): Channel => ({
  name: 'mail',
  text: { zh: '邮件', en: 'Mail' },
  deliver: async (message, { name, email, language }) => {
    if (mailer === undefined) return { state: 'skipped', reason: noMailServer };
    if (email === null || email === '') return { state: 'skipped', reason: noAddress };
    await mailer.send({
      to: { name, address: email },
      ...mailText(message, { language, deskUrl }),
      id: message.deliveryId,
    });
    return { state: 'sent', address: email };
  },
});
