import { optionLabel } from '@yuanliu/core/forms';
import { useLanguage } from '../../../lib/preferences.ts';
import type { FieldShownProps } from '../field-face.ts';
import { choiceSettings } from '../settings.parse.ts';
import { OptionLabel } from './OptionLabel.tsx';
import { textsIn } from './texts-in.ts';

/** The options that were chosen, each with its colour. */
export const ChoiceShown = ({ value, shown }: FieldShownProps) => {
  const language = useLanguage();
  const { options } = choiceSettings(shown.settings);
  return (
    <span className="choices-shown">
      {textsIn(value).map((key) => {
        const option = options.find((each) => each.key === key);
        return option === undefined ? (
          <span key={key}>{optionLabel([...options], key, language)}</span>
        ) : (
          <OptionLabel key={key} option={option} />
        );
      })}
    </span>
  );
};
