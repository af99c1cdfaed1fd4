import type { Text } from '@yuanliu/core/platform';
import { recordChange } from '../identity/index.ts';
import { type Ctx, newId } from '../platform/index.ts';
import { reasonOf } from './deliver-message.ts';
import { type MailMeans, noMailServer } from './mail-channel.ts';
import { mailText } from './mail-text.ts';

const title: Text = { zh: '源流测试邮件', en: 'Test mail from Yuanliu' };
const body: Text = {
  zh: '收到此邮件，说明邮件服务器设置正确。',
  en: 'If you read this, the mail server is set up correctly.',
};

/** Sends a mail at once and answers with what came of it, for an administrator who sets up the mail server. */
export const sendTestMail = async (
  ctx: Ctx,
  { mailer, deskUrl }: MailMeans,
  to: string,
): Promise<{ sent: boolean; reason: Text | null }> => {
  const reason = await attempt(ctx, { mailer, deskUrl }, to);
  await ctx.db.transact((tx) =>
    recordChange(tx, ctx, {
      action: 'messages.mail.tested',
      subject: { type: 'messages.mail', id: to, label: to },
      changes: [{ field: 'result', from: null, to: reason?.zh ?? 'sent' }],
    }),
  );
  return { sent: reason === null, reason };
};

const attempt = async (ctx: Ctx, { mailer, deskUrl }: MailMeans, to: string): Promise<Text | null> => {
  if (mailer === undefined) return noMailServer;
  try {
    await mailer.send({
      to: { name: ctx.actor.name, address: to },
      ...mailText({ title, body, link: '/' }, { language: 'zh', deskUrl }),
      id: newId(),
    });
    return null;
  } catch (error) {
    ctx.log.warn({ err: error }, 'the test mail could not be sent');
    return reasonOf(error);
  }
};
