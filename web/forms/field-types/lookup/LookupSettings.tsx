import { textIn } from '@yuanliu/core/forms';
import { Select } from 'antd';
import { useLanguage } from '../../../lib/preferences.ts';
import { useText } from '../../../lib/text.ts';
import { fieldsBeside } from '../../designer/drawing/edit-field.ts';
import { PropertyRow } from '../../designer/properties/PropertyRow.tsx';
import { usePlace } from '../../designer/state/designer.ts';
import { useDefinition } from '../../designer/state/use-drawn.ts';
import type { FieldSettingsProps } from '../field-settings-props.ts';
import { targetForm } from '../form-choices.ts';
import { settingTexts } from '../setting-texts.ts';

/** Through which relation, and which field of the related record. */
export const LookupSettings = ({ id, settings, onChange }: FieldSettingsProps) => {
  const t = useText();
  const language = useLanguage();
  const definition = useDefinition();
  const place = usePlace(definition);
  const [through, shown] = [String(settings['through']), String(settings['field'])];
  const relations = fieldsBeside(definition, id).filter((field) => targetForm(field, place) !== undefined);
  const relation = relations.find(({ key }) => key === through);
  const target = relation === undefined ? undefined : place.around.form(targetForm(relation, place) ?? '');
  const options = (fields: typeof relations) =>
    fields.map(({ key, label }) => ({ value: key, label: textIn(label, language) }));
  return (
    <>
      <PropertyRow
        label={t(settingTexts.through)}
        hint={relations.length === 0 ? t(settingTexts.noRelations) : undefined}
      >
        {(control) => (
          <Select<string>
            {...control}
            placeholder={t(settingTexts.choose)}
            value={through === '' ? null : through}
            options={options(relations)}
            onChange={(next) => onChange({ through: next, field: '' })}
          />
        )}
      </PropertyRow>
      {target !== undefined && (
        <PropertyRow label={t(settingTexts.shownField)}>
          {(control) => (
            <Select<string>
              {...control}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t(settingTexts.choose)}
              value={shown === '' ? null : shown}
              options={options([...target.fields])}
              onChange={(next) => onChange({ field: next })}
            />
          )}
        </PropertyRow>
      )}
    </>
  );
};
