import { useText } from '../../../lib/text.ts';
import { FlagProperty, NumberProperty } from '../../designer/properties/PropertyInputs.tsx';
import type { FieldSettingsProps } from '../field-settings-props.ts';
import { settingTexts } from '../setting-texts.ts';
import { fileSettings } from '../settings.parse.ts';

/** How many pictures, how large, and whether they must be taken on the spot. */
export const ImageSettings = ({ settings, onChange }: FieldSettingsProps) => {
  const t = useText();
  const { most, megabytes, cameraOnly = false } = fileSettings(settings);
  return (
    <>
      <div className="property-pair">
        <NumberProperty
          label={t(settingTexts.mostPictures)}
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
          most={200}
          unit="MB"
          onChange={(next) => onChange({ megabytes: next }, 'megabytes')}
        />
      </div>
      <FlagProperty
        label={t(settingTexts.cameraOnly)}
        hint={t(settingTexts.cameraOnlyHint)}
        value={cameraOnly}
        onChange={(next) => onChange({ cameraOnly: next ? true : undefined })}
      />
    </>
  );
};
