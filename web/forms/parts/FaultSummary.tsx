import { textIn } from '@yuanliu/core/forms';
import { CircleAlert } from 'lucide-react';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import type { Fault } from '../filling/filling-options.ts';
import { useRevision } from '../filling/record-context.ts';
import type { RecordFilling } from '../filling/record-filling.ts';
import { recordTexts as texts } from '../record-texts.ts';
import { leadTo } from './lead-to.ts';

/** So many are listed; the others are counted. */
const most = 6;

/** What must be mended before the record is taken; each line leads to its field. */
export const FaultSummary = ({ record }: { readonly record: RecordFilling }) => {
  const t = useText();
  useRevision(record);
  const faults = record.faults();
  if (faults.length === 0) return null;
  return (
    <div className="fault-summary" role="alert">
      <p>
        <CircleAlert size={16} strokeWidth={1.75} />
        {t(texts.faults, { count: faults.length })}
      </p>
      <ul>
        {faults.slice(0, most).map((fault) => (
          <li key={`${fault.path} ${typeof fault.text === 'string' ? fault.text : fault.text.en}`}>
            <FaultLine fault={fault} />
          </li>
        ))}
        {faults.length > most && <li>{t(texts.moreFaults, { count: faults.length - most })}</li>}
      </ul>
    </div>
  );
};

const FaultLine = ({ fault: { path, text, field } }: { readonly fault: Fault }) => {
  const t = useText();
  const language = useLanguage();
  const said = typeof text === 'string' ? text : t(text);
  const [, , row] = path.split('/');
  const place = row === undefined ? '' : t(texts.inRow, { number: Number(row) + 1 });
  if (field === undefined) return <span>{said}</span>;
  const name = textIn(field.label, language);
  return (
    <button type="button" className="text-button" onClick={() => leadTo(path)}>
      {place}
      {said.includes(name) ? said : `${name}：${said}`}
    </button>
  );
};
