import { useText } from '../../../lib/text.ts';
import { TextProperty } from '../../designer/properties/PropertyInputs.tsx';
import type { FieldSettingsProps } from '../field-settings-props.ts';
import { settingTexts } from '../setting-texts.ts';
import { yesNoSettings } from '../settings.parse.ts';

/** What is shown for yes and for no. */
export const YesNoSettings = ({ settings, onChange }: FieldSettingsProps) => {
  const t = useText();
  const { yes, no } = yesNoSettings(settings);
  return (
    <div className="property-pair">
      <TextProperty
        label={t(settingTexts.yes)}
        value={yes}
        onChange={(next) => onChange({ yes: next }, 'yes')}
      />
      <TextProperty label={t(settingTexts.no)} value={no} onChange={(next) => onChange({ no: next }, 'no')} />
    </div>
  );
};
