import { type AuditWords, listAuditWords } from '@yuanliu/core/identity';
import { useLanguage } from '../../../lib/preferences.ts';
import { useEndpoint } from '../../../lib/queries.ts';
import { useText } from '../../../lib/text.ts';
import { formatTime } from '../../../lib/time.ts';
import { auditTexts } from '../../audit-texts.ts';
import { useDepartments } from '../../queries.ts';
import type { ValueReader } from './audit-value.ts';

const noWords: AuditWords = { actions: {}, names: {} };

/** The words of the audit, as far as they are there yet. */
export const useAuditWords = (): AuditWords => useEndpoint(listAuditWords, {}).data ?? noWords;

/** What an action or a kind of thing is called; its name where nobody knows it any more. */
export const useCalled = (): { action: (name: string) => string; thing: (type: string) => string } => {
  const t = useText();
  const { actions, names } = useAuditWords();
  return {
    action: (name) => t(actions[name] ?? { zh: name, en: name }),
    thing: (type) => t(names[type] ?? { zh: type, en: type }),
  };
};

/** What values of the audit are read with. */
export const useValueReader = (): ValueReader => {
  const say = useText();
  const language = useLanguage();
  const { names } = useAuditWords();
  const departments = useDepartments().data?.rows ?? [];
  return {
    names,
    say,
    time: (iso) => formatTime(new Date(iso), { language }),
    nameOf: (id) => departments.find((department) => department.id === id)?.name,
    words: auditTexts.values,
  };
};
