import { useText } from '../../../lib/text.ts';
import { NumberProperty } from '../../designer/properties/PropertyInputs.tsx';
import type { FieldSettingsProps } from '../field-settings-props.ts';
import { settingTexts } from '../setting-texts.ts';
import { textSettings } from '../settings.parse.ts';

/** How long a text may be. */
export const TextSettings = ({ settings, onChange }: FieldSettingsProps) => {
  const t = useText();
  return (
    <NumberProperty
      label={t(settingTexts.longest)}
      value={textSettings(settings).longest}
      least={1}
      most={1000}
      placeholder="1000"
      onChange={(longest) => onChange({ longest }, 'longest')}
    />
  );
};
