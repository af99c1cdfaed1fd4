import { Segmented } from 'antd';
import { useText } from '../../../lib/text.ts';
import { PropertyRow } from '../../designer/properties/PropertyRow.tsx';
import type { FieldSettingsProps } from '../field-settings-props.ts';
import { settingTexts } from '../setting-texts.ts';
import { dateTimeSettings } from '../settings.parse.ts';

/** Whether the clock shows seconds. */
export const DateTimeSettings = ({ settings, onChange }: FieldSettingsProps) => {
  const t = useText();
  return (
    <PropertyRow label={t(settingTexts.precision)}>
      {({ id }) => (
        <Segmented
          id={id}
          block
          value={dateTimeSettings(settings).precision ?? 'minute'}
          options={[
            { value: 'minute', label: t(settingTexts.minute) },
            { value: 'second', label: t(settingTexts.second) },
          ]}
          onChange={(precision) => onChange({ precision })}
        />
      )}
    </PropertyRow>
  );
};
