import { useText } from '../../../lib/text.ts';
import { NumberProperty } from '../../designer/properties/PropertyInputs.tsx';
import type { FieldSettingsProps } from '../field-settings-props.ts';
import { settingTexts } from '../setting-texts.ts';
import { textSettings } from '../settings.parse.ts';

/** How long a text may be, and how many lines are shown of it. */
export const LongTextSettings = ({ settings, onChange }: FieldSettingsProps) => {
  const t = useText();
  const { longest, lines } = textSettings(settings);
  return (
    <div className="property-pair">
      <NumberProperty
        label={t(settingTexts.longest)}
        value={longest}
        least={1}
        most={100_000}
        placeholder="100000"
        onChange={(next) => onChange({ longest: next }, 'longest')}
      />
      <NumberProperty
        label={t(settingTexts.lines)}
        value={lines}
        least={2}
        most={40}
        placeholder="3"
        onChange={(next) => onChange({ lines: next }, 'lines')}
      />
    </div>
  );
};
