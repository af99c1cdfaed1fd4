import { type ChoiceOption, textIn } from '@yuanliu/core/forms';
import { useLanguage } from '../../../lib/preferences.ts';
import './choices.css';

/** An option with its colour as a dot before it. */
export const OptionLabel = ({ option }: { readonly option: ChoiceOption }) => {
  const language = useLanguage();
  return (
    <span className="option-label">
      {option.colour !== undefined && <i className="option-dot" style={{ background: option.colour }} />}
      {textIn(option.label, language)}
    </span>
  );
};
