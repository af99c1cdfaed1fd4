import { type FormRow, textIn } from '@yuanliu/core/forms';
import { Link } from '@tanstack/react-router';
import { FileText, Plus } from 'lucide-react';
import { useLanguage } from '../../lib/preferences.ts';
import { useText } from '../../lib/text.ts';
import { formTexts as texts } from '../form-texts.ts';

/** A form: its name leads to its records, its button to a new one. */
export const FormCard = ({ form }: { readonly form: FormRow }) => {
  const t = useText();
  const language = useLanguage();
  const { key, name, description, colour, can, state } = form;
  const isOut = state === 'draft';
  const params = { form: key };
  return (
    <li className="form-card">
      <span className="form-card-icon" {...(colour !== undefined && { style: { color: colour } })}>
        <FileText size={20} strokeWidth={1.5} />
      </span>
      <span className="form-card-text">
        {isOut || !(can.see || can.create) ? (
          <b>{textIn(name, language)}</b>
        ) : (
          <Link to={can.see ? '/forms/$form' : '/forms/$form/new'} params={params}>
            {textIn(name, language)}
          </Link>
        )}
        <small>{isOut ? t(texts.draft) : description !== undefined && textIn(description, language)}</small>
      </span>
      {can.create && !isOut && (
        <Link
          to="/forms/$form/new"
          params={params}
          className="form-card-new"
          aria-label={`${t(texts.create)} ${textIn(name, language)}`}
        >
          <Plus size={15} strokeWidth={1.75} />
          {t(texts.create)}
        </Link>
      )}
    </li>
  );
};
