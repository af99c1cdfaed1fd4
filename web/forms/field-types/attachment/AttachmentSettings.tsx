import { Select } from 'antd';
import { useText } from '../../../lib/text.ts';
import { NumberProperty } from '../../designer/properties/PropertyInputs.tsx';
import { PropertyRow } from '../../designer/properties/PropertyRow.tsx';
import type { FieldSettingsProps } from '../field-settings-props.ts';
import { settingTexts } from '../setting-texts.ts';
import { fileSettings } from '../settings.parse.ts';

const usual = ['pdf', 'jpg', 'png', 'docx', 'xlsx', 'csv', 'zip', 'ofd'];

const asEnding = (text: string): string => text.trim().toLowerCase().replace(/^\./, '');

/** How many files, how large, of which kinds. */
export const AttachmentSettings = ({ settings, onChange }: FieldSettingsProps) => {
  const t = useText();
  const { most, megabytes, endings = [] } = fileSettings(settings);
  return (
    <>
      <div className="property-pair">
        <NumberProperty
          label={t(settingTexts.mostFiles)}
          value={most}
          least={1}
          most={50}
          placeholder="50"
          onChange={(next) => onChange({ most: next }, 'most')}
        />
        <NumberProperty
          label={t(settingTexts.megabytes)}
          value={megabytes}
          least={1}
          most={2048}
          unit="MB"
          onChange={(next) => onChange({ megabytes: next }, 'megabytes')}
        />
      </div>
      <PropertyRow label={t(settingTexts.endings)} hint={t(settingTexts.endingsHint)}>
        {(control) => (
          <Select<string[]>
            {...control}
            mode="tags"
            tokenSeparators={[' ', ',', '、', '，']}
            placeholder={t(settingTexts.anyEnding)}
            value={[...endings]}
            options={usual.map((value) => ({ value, label: value }))}
            onChange={(next) => {
              const clean = [...new Set(next.map(asEnding))].filter((each) => /^[a-z0-9]{1,10}$/.test(each));
              onChange({ endings: clean.length === 0 ? undefined : clean });
            }}
          />
        )}
      </PropertyRow>
    </>
  );
};
