import { CircleAlert, ScanText } from 'lucide-react';
import { useText } from '../../lib/text.ts';
import { unitTexts } from '../unit-texts.ts';
import type { CodeTold } from './tell-code.ts';

const texts = unitTexts.find;

/** How the text in the box is understood: part by part, with what is odd about it. */
export const ReadingLine = ({ told }: { readonly told: CodeTold }) => {
  const t = useText();
  if (!told.isCode) {
    return (
      <p className="reading quiet">
        <ScanText size={15} strokeWidth={1.75} />
        <span>{t(texts.asLabel)}</span>
      </p>
    );
  }
  const { form, parts, doubt, uri } = told.told;
  return (
    <div className="reading">
      <ScanText size={15} strokeWidth={1.75} />
      <span className="reading-form">{t(texts.readAs, { form: t(form) })}</span>
      {parts.length === 0 && uri !== undefined && <span className="code">{uri}</span>}
      {parts.map(({ title, value }) => (
        <span key={`${title.zh} ${value}`} className="reading-part">
          <small>{t(title)}</small> <span className="code">{value}</span>
        </span>
      ))}
      {doubt !== undefined && (
        <span className="reading-doubt">
          <CircleAlert size={14} strokeWidth={1.75} /> {t(doubt)}
        </span>
      )}
    </div>
  );
};
