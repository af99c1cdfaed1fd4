import { type HistoryLine, readHistory, textIn } from '@yuanliu/core/forms';

import { Button } from 'antd';
import { ArrowRight } from 'lucide-react';
import { useEffect } from 'react';
import { useLanguage } from '../../lib/preferences.ts';
import { usePages } from '../../lib/queries.ts';
import { useText } from '../../lib/text.ts';
import { ErrorState, Loading, TimeAgo } from '../../ui/index.ts';
import type { FormInUse } from '../filling/form-in-use.ts';
import type { FormFilling } from '../filling/use-form-filling.ts';
import { recordTexts as texts } from '../record-texts.ts';
import { asJson } from './json.parse.ts';

interface HistoryProps {
  readonly form: FormInUse;
  readonly record: string;
  readonly inputs: FormFilling;
}

/** Every change of a record: who, when, and of each field what it was and what it is. */
export const History = ({ form, record, inputs }: HistoryProps) => {
  const t = useText();
  const history = usePages(readHistory, { params: { form: form.key, id: record } });
  const { names } = inputs;
  const told = history.first?.names;
  useEffect(() => {
    if (told !== undefined) names.add(told);
  }, [names, told]);
  if (history.rows === undefined)
    return history.error === null ? (
      <Loading />
    ) : (
      <ErrorState error={history.error} onRetry={history.retry} />
    );
  if (history.rows.length === 0) return <p className="quiet">{t(texts.noHistory)}</p>;
  return (
    <>
      <ol className="history">
        {history.rows.map((line) => (
          <Line key={line.id} line={line} inputs={inputs} />
        ))}
      </ol>
      {history.hasMore && (
        <Button loading={history.isLoadingMore} onClick={history.loadMore}>
          {t(texts.historyMore)}
        </Button>
      )}
    </>
  );
};

const isKnown = (action: string): action is keyof typeof texts.actions => action in texts.actions;

const Line = ({ line, inputs }: { readonly line: HistoryLine; readonly inputs: FormFilling }) => {
  const t = useText();
  const { action, by, at, changes } = line;
  const reason = changes.find(({ field }) => field === '$reason');
  const fields = changes.filter(({ field }) => !field.startsWith('$'));
  return (
    <li>
      <p className="history-head">
        <b>{by.name}</b> {isKnown(action) ? t(texts.actions[action]) : action}
        <span className="quiet">
          <TimeAgo at={at} />
        </span>
      </p>
      {reason !== undefined && <p className="history-reason">{String(reason.to)}</p>}
      {fields.length > 0 && (
        <ul className="history-changes">
          {fields.map((change) => (
            <ChangeLine
              key={`${change.field} ${change.row ?? ''} ${change.column ?? ''}`}
              change={change}
              inputs={inputs}
            />
          ))}
        </ul>
      )}
    </li>
  );
};

interface ChangeLineProps {
  readonly change: HistoryLine['changes'][number];
  readonly inputs: FormFilling;
}

const ChangeLine = ({ change: { field, row, column, from, to }, inputs }: ChangeLineProps) => {
  const t = useText();
  const language = useLanguage();
  const { filling, reader } = inputs;
  const table = filling.fieldAt(field);
  const known = filling.fieldAt(column === null ? field : `${field}.${column}`);
  const label = [table, column === null ? undefined : known]
    .filter((each) => each !== undefined)
    .map((each) => textIn(each.field.label, language))
    .join(' · ');
  const textOf = (value: unknown): string =>
    known?.shown.type.display(asJson(value), known.shown.settings, reader) ?? '';
  if (row !== null && column === null)
    return (
      <li>
        <span className="quiet">{label}</span> {t(to === null ? texts.rowRemoved : texts.rowAdded)}
      </li>
    );
  return (
    <li>
      <span className="quiet">{label === '' ? field : label}</span>
      {from !== null && (
        <>
          <Said text={textOf(from)} />
          <ArrowRight size={12} strokeWidth={2} />
        </>
      )}
      <Said text={textOf(to)} />
    </li>
  );
};

const Said = ({ text }: { readonly text: string }) => {
  const t = useText();
  return text === '' ? (
    <i className="quiet">{t(texts.nothing)}</i>
  ) : (
    <span className="history-value">{text}</span>
  );
};
