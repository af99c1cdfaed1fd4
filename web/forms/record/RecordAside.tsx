import type { WholeRecord } from '@yuanliu/core/forms';
import { useState } from 'react';
import { useText } from '../../lib/text.ts';
import { TimeAgo } from '../../ui/index.ts';
import type { FormInUse } from '../filling/form-in-use.ts';
import type { FormFilling } from '../filling/use-form-filling.ts';
import { recordTexts as texts } from '../record-texts.ts';
import { Comments } from './Comments.tsx';
import { History } from './History.tsx';

interface RecordAsideProps {
  readonly form: FormInUse;
  readonly record: WholeRecord;
  readonly inputs: FormFilling;
}

const tabs = ['comments', 'history'] as const;

/** What is around a record: who made it, what was said of it, what has changed in it. */
export const RecordAside = ({ form, record, inputs }: RecordAsideProps) => {
  const t = useText();
  const [tab, setTab] = useState<(typeof tabs)[number]>('comments');
  const nameOf = (id: string | null): string =>
    id === null ? t(texts.system) : (inputs.reader.names.nameOf('user', id) ?? '—');
  return (
    <aside className="record-aside">
      <dl className="record-facts">
        <div>
          <dt>{t(texts.number)}</dt>
          <dd className="figures">#{record.nr}</dd>
        </div>
        <div>
          <dt>{t(texts.createdBy)}</dt>
          <dd>
            {nameOf(record.createdBy)} · <TimeAgo at={record.createdAt} />
          </dd>
        </div>
        {record.version > 1 && (
          <div>
            <dt>{t(texts.changedBy)}</dt>
            <dd>
              {nameOf(record.changedBy)} · <TimeAgo at={record.changedAt} />
            </dd>
          </div>
        )}
      </dl>
      <div className="layout-tab-list" role="tablist">
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            aria-selected={each === tab}
            onClick={() => setTab(each)}
          >
            {t(texts[each])}
          </button>
        ))}
      </div>
      {tab === 'comments' ? (
        <Comments form={form.key} record={record.id} />
      ) : (
        <History form={form} record={record.id} inputs={inputs} />
      )}
    </aside>
  );
};
