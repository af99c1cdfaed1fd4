import { Segmented } from 'antd';
import { useText } from '../../../lib/text.ts';
import { PropertyRow } from '../../designer/properties/PropertyRow.tsx';
import { OptionsSetting } from '../choices/OptionsSetting.tsx';
import type { FieldSettingsProps } from '../field-settings-props.ts';
import { settingTexts } from '../setting-texts.ts';
import { choiceSettings } from '../settings.parse.ts';

/** The options, and whether they stand in a list or side by side. */
export const SingleChoiceSettings = ({ settings, onChange }: FieldSettingsProps) => {
  const t = useText();
  const { options, shown = 'list' } = choiceSettings(settings);
  return (
    <>
      <OptionsSetting options={options} onChange={(next) => onChange({ options: next }, 'options')} />
      <PropertyRow label={t(settingTexts.shown)}>
        {({ id }) => (
          <Segmented
            id={id}
            block
            value={shown}
            options={[
              { value: 'list', label: t(settingTexts.list) },
              { value: 'buttons', label: t(settingTexts.buttons) },
            ]}
            onChange={(next) => onChange({ shown: next })}
          />
        )}
      </PropertyRow>
    </>
  );
};
