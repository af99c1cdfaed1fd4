import { textIn } from '@yuanliu/core/forms';
import { Select } from 'antd';
import { useLanguage } from '../../../lib/preferences.ts';
import { useStore } from '../../../lib/store.ts';
import { useText } from '../../../lib/text.ts';
import { FlagProperty } from '../../designer/properties/PropertyInputs.tsx';
import { PropertyRow } from '../../designer/properties/PropertyRow.tsx';
import { useDesigner } from '../../designer/state/designer.ts';
import type { FieldSettingsProps } from '../field-settings-props.ts';
import { useFormChoices } from '../form-choices.ts';
import { settingTexts } from '../setting-texts.ts';
import { relationSettings } from '../settings.parse.ts';

/** Which form the records are of, whether many, and what is shown beside their titles. */
export const RelationSettings = ({ id, settings, onChange }: FieldSettingsProps) => {
  const t = useText();
  const language = useLanguage();
  const { surroundings } = useDesigner();
  const forms = useFormChoices();
  const { form, many } = relationSettings(settings);
  const target = useStore(surroundings).forms[form];
  const beside: unknown = settings['beside'];
  return (
    <>
      <PropertyRow
        label={t(settingTexts.relatedForm)}
        hint={forms.length === 0 ? t(settingTexts.noForms) : undefined}
      >
        {(control) => (
          <Select<string>
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t(settingTexts.choose)}
            value={form === '' ? null : form}
            options={forms}
            onChange={(next) => onChange({ form: next, beside: undefined })}
          />
        )}
      </PropertyRow>
      {target !== undefined && (
        <PropertyRow label={t(settingTexts.beside)}>
          {(control) => (
            <Select<string[]>
              {...control}
              mode="multiple"
              maxCount={10}
              placeholder={t(settingTexts.besideHint)}
              value={Array.isArray(beside) ? beside.map(String) : []}
              options={target.fields.map(({ key, label }) => ({
                value: key,
                label: textIn(label, language),
              }))}
              onChange={(next) => onChange({ beside: next.length === 0 ? undefined : next })}
            />
          )}
        </PropertyRow>
      )}
      {!id.includes('.') && (
        <FlagProperty
          label={t(settingTexts.many)}
          value={many}
          onChange={(next) => onChange({ many: next })}
        />
      )}
    </>
  );
};
