import { seeAuditState, verifyAudit, verifyAuditRight } from '@yuanliu/core/identity';
import { useLive } from '../../../lib/live.ts';
import { useCan } from '../../../lib/person.ts';
import { useLanguage } from '../../../lib/preferences.ts';
import { useChange, useEndpoint } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { formatTime } from '../../../lib/time.ts';
import { SealedLog, useVerification } from '../../../ui/index.ts';
import { auditTexts } from '../../audit-texts.ts';
import { useCalled } from './use-audit-words.ts';

/** Whether the audit can be trusted: how far it is sealed, what the last check found, and another check at once. */
export const AuditState = ({ onOpen }: { readonly onOpen: (entryId: string) => void }) => {
  const t = useText();
  const can = useCan();
  const state = useEndpoint(seeAuditState, {});
  const start = useChange(verifyAudit);
  const verification = useVerification({ state, start: () => start.mutateAsync({}) });
  useLive('identity.audit-verified', [seeAuditState]);
  return (
    <SealedLog
      label={t(auditTexts.integrity)}
      verification={verification}
      canVerify={can(verifyAuditRight)}
      readTitle={useReadTitle()}
      onOpen={onOpen}
    />
  );
};

const iso = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What the check knows a line by is made of its moment, person, action and thing; a person reads it in words. */
const useReadTitle = (): ((title: string) => string) => {
  const called = useCalled();
  const language = useLanguage();
  return (title) =>
    title
      .split(' · ')
      .map((part) => (iso.test(part) ? formatTime(new Date(part), { language }) : called.action(part)))
      .join(' · ');
};
