import { OptionsSetting } from '../choices/OptionsSetting.tsx';
import type { FieldSettingsProps } from '../field-settings-props.ts';
import { choiceSettings } from '../settings.parse.ts';

/** The options. */
export const MultipleChoiceSettings = ({ settings, onChange }: FieldSettingsProps) => (
  <OptionsSetting
    options={choiceSettings(settings).options}
    onChange={(options) => onChange({ options }, 'options')}
  />
);
