import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml, mailText } from './mail-text.ts';

const both = (text: string) => ({ zh: text, en: text });

test('a mail speaks its reader’s language and carries the link in full', () => {
  const content = {
    title: { zh: '密码已重置', en: 'Password reset' },
    body: both('一\n二'),
    link: '/me?tab=1&x=2',
  };
  const mail = mailText(content, { language: 'zh', deskUrl: 'https://trace.example.com' });
  expect(mail.subject).toBe('密码已重置');
  expect(mail.text).toContain('https://trace.example.com/me?tab=1&x=2');
  expect(mail.html).toContain('href="https://trace.example.com/me?tab=1&amp;x=2"');
  expect(mailText(content, { language: 'en', deskUrl: undefined })).toMatchObject({
    subject: 'Password reset',
  });
  expect(mailText(content, { language: 'en', deskUrl: undefined }).html).not.toContain('<a ');
});

test('nothing that a person wrote becomes markup, and no title breaks out of its header line', () => {
  const frame = mailText(
    { title: both(''), body: both('a'), link: null },
    { language: 'zh', deskUrl: undefined },
  );
  const tags = (html: string): number => html.split(/<(?=[a-z/!])/i).length;
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, words) => {
      const body = `${words.replaceAll('\n', ' ')}x`;
      const mail = mailText(
        { title: both(title), body: both(body), link: null },
        { language: 'zh', deskUrl: undefined },
      );
      expect(tags(mail.html)).toBe(tags(frame.html));
      expect(mail.subject).not.toMatch(/[\r\n]/);
    }),
  );
  expect(escapeHtml(`<img src="x" onerror='y'>&`)).toBe(
    '&lt;img src=&quot;x&quot; onerror=&#39;y&#39;&gt;&amp;',
  );
});
