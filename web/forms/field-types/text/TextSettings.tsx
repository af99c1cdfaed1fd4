import { textFormats } from '@yuanliu/core/forms';
import { Select } from 'antd';
import { useText } from '../../../lib/text.ts';
import { NumberProperty } from '../../designer/properties/PropertyInputs.tsx';
import { PropertyRow } from '../../designer/properties/PropertyRow.tsx';
import type { FieldSettingsProps } from '../field-settings-props.ts';
import { settingTexts } from '../setting-texts.ts';
import { textSettings } from '../settings.parse.ts';

/** How long a text may be, and how it is written when it is more than words. */
export const TextSettings = ({ settings, onChange }: FieldSettingsProps) => {
  const t = useText();
  const { longest, format } = textSettings(settings);
  const formats = textFormats();
  return (
    <>
      <NumberProperty
        label={t(settingTexts.longest)}
        value={longest}
        least={1}
        most={1000}
        placeholder="1000"
        onChange={(next) => onChange({ longest: next }, 'longest')}
      />
      {formats.length > 0 && (
        <PropertyRow label={t(settingTexts.format)}>
          {({ id }) => (
            <Select
              id={id}
              value={format}
              allowClear
              placeholder={t(settingTexts.anyText)}
              options={formats.map(({ name, text }) => ({ value: name, label: t(text) }))}
              onChange={(next: string | undefined) => onChange({ format: next })}
            />
          )}
        </PropertyRow>
      )}
    </>
  );
};
