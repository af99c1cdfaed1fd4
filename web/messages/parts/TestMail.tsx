import { seeMe } from '@yuanliu/core/identity';
import { listDeliveries, sendTestMail } from '@yuanliu/core/messages';
import type { Text } from '@yuanliu/core/platform';
import { Input } from 'antd';
import { useState } from 'react';
import { useChange, useEndpoint } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { FormDrawer, FormField, useForm } from '../../ui/index.ts';
import { texts } from '../texts.ts';

const words = texts.testMail;

interface Outcome {
  readonly to: string;
  readonly sent: boolean;
  readonly reason: Text | null;
}

/** Sends a mail at once and says what came of it; stays open, since one tries again after a mistake. */
export const TestMail = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const me = useEndpoint(seeMe, {}).data?.user;
  const send = useChange(sendTestMail, [listDeliveries]);
  const [outcome, setOutcome] = useState<Outcome>();
  const form = useForm({
    draft: 'messages.test-mail',
    initial: { to: me?.email ?? '' },
    required: ['to'],
    check: ({ to }) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(to.trim()) ? {} : { to: t(words.form) }),
    save: async ({ to }) => ({ to, ...(await send.mutateAsync({ body: { to: to.trim() } })) }),
    onSaved: setOutcome,
  });
  return (
    <FormDrawer form={form} title={t(words.title)} saveText={t(words.send)} onClose={onClose}>
      <FormField form={form} name="to" label={t(words.to)} hint={t(words.hint)} isRequired>
        {(control) => (
          <Input
            {...control}
            type="email"
            inputMode="email"
            autoComplete="email"
            value={form.values.to}
            onChange={(event) => form.set({ to: event.target.value })}
          />
        )}
      </FormField>
      <output>
        {outcome !== undefined && (
          <p className={outcome.sent ? 'test-mail-result is-sent' : 'test-mail-result is-not-sent'}>
            {outcome.sent
              ? t(words.sent, { to: outcome.to })
              : t(words.notSent, { reason: outcome.reason === null ? '' : t(outcome.reason) })}
          </p>
        )}
      </output>
    </FormDrawer>
  );
};
